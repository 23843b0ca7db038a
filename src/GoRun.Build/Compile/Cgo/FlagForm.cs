namespace GoRun.Build.Compile.Cgo;

/// <summary>The two sets of rules about flags; <see cref="Toolchain.GoRelease.HasStrictCgoRules"/> tells which a release has.</summary>
internal enum CgoRules
{
    Any,
    Lenient,
    Strict,
}

/// <summary>Whether what follows a flag's fixed beginning may stand there.</summary>
internal delegate bool FlagValue(ReadOnlySpan<char> value);

/// <summary>
/// One shape of flag: a fixed beginning and what may follow. Shapes are compared by hand and not by regular expressions, because they are
/// looked at for every package with <c>#cgo</c> lines, also when nothing has to be built.
/// </summary>
/// <param name="Since">The first minor release (1.N) that knows the shape.</param>
/// <param name="Rules">Whether only the strict rules have the shape, or only the lenient ones before them.</param>
internal readonly record struct FlagForm(string Start, FlagValue Value, int Since = 0, CgoRules Rules = CgoRules.Any)
{
    public bool Matches(string flag) => flag.StartsWith(Start, StringComparison.Ordinal) && Value(flag.AsSpan(Start.Length));

    /// <summary>Flags that are as they stand.</summary>
    public static IEnumerable<FlagForm> Exactly(params string[] flags) => flags.Select(f => new FlagForm(f, FlagValues.Nothing));

    /// <summary>Flags that can be turned off: with <c>no-</c> after the first letters, or without.</summary>
    public static IEnumerable<FlagForm> Switches(string start, params string[] names) => Switches(start, FlagValues.Nothing, names);

    /// <summary>As above, where something may follow the name.</summary>
    public static IEnumerable<FlagForm> Switches(string start, FlagValue value, params string[] names) =>
        names.SelectMany(name => new[] { new FlagForm(start + name, value), new FlagForm(start + "no-" + name, value) });

    /// <summary>Flags with the same kind of value.</summary>
    public static IEnumerable<FlagForm> With(FlagValue value, params string[] starts) => starts.Select(s => new FlagForm(s, value));

    /// <summary>The same shapes, from a release on.</summary>
    public static IEnumerable<FlagForm> From(int minor, IEnumerable<FlagForm> forms) => forms.Select(f => f with { Since = minor });

    /// <summary>The same shapes, by the strict rules only.</summary>
    public static IEnumerable<FlagForm> Strict(IEnumerable<FlagForm> forms) => forms.Select(f => f with { Rules = CgoRules.Strict });
}
