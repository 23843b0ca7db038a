using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// The flags that were given, in GOFLAGS and on the command line, each checked as it is set. The last value of a flag stands; only the
/// entries of flags like <c>-gcflags</c>, and the names given with <c>-json</c>, add up.
/// </summary>
internal sealed class FlagValues
{
    private static readonly FlagDefinition Cover = new("cover", FlagKind.Boolean);

    private readonly Dictionary<string, FlagValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<PackageFlagsEntry>> _packageFlags = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ImmutableHashSet<string>> _fields = new(StringComparer.Ordinal);

    internal IEnumerable<FlagValue> All => _values.Values;

    /// <summary>Sets a flag.</summary>
    /// <param name="origin">Where it was given, to follow a message; empty for the command line.</param>
    /// <returns>What is wrong with the value, as the flag's type in go says it; null where nothing is, and the flag is set.</returns>
    internal string? Set(FlagDefinition flag, string value, string origin)
    {
        if (Problem(flag, value) is { } problem) return problem;
        _values[flag.Name] = new FlagValue(flag, value, origin);
        if (flag.Kind is FlagKind.CoverMode or FlagKind.CoverPackages) _values[Cover.Name] = new FlagValue(Cover, "true", origin);
        return null;
    }

    internal bool Boolean(string name) => _values.TryGetValue(name, out FlagValue? given) && GoValues.Boolean(given.Value) == true;

    internal string Text(string name, string byDefault = "") => _values.TryGetValue(name, out FlagValue? given) ? given.Value : byDefault;

    /// <summary>Whether the flag is on, and the names that were given with it, which add up; null where there were none.</summary>
    internal (bool On, ImmutableHashSet<string>? Names) Fields(string name)
    {
        bool on = _values.TryGetValue(name, out FlagValue? given) && GoValues.Boolean(given.Value) != false;
        return (on, _fields.GetValueOrDefault(name));
    }

    /// <summary>Null where the flag was not given.</summary>
    internal int? Integer(string name)
    {
        if (!_values.TryGetValue(name, out FlagValue? given)) return null;
        GoValues.Integer(given.Value, out int value);
        return value;
    }

    /// <summary>Null where the flag was not given.</summary>
    internal ImmutableArray<string>? Words(string name) =>
        _values.TryGetValue(name, out FlagValue? given) ? GoQuoting.SplitQuotedFields(given.Value) : null;

    /// <summary>Where the flag was given, to follow a message; empty for the command line.</summary>
    internal string Origin(string name) => _values.TryGetValue(name, out FlagValue? given) ? given.Origin : "";

    internal ImmutableArray<string> Tags()
    {
        ImmutableArray<string> tags = SplitTags(Text("tags"));
        return tags.Any(tag => tag.Contains(',', StringComparison.Ordinal))
            ? throw new GoError("go: -tags space-separated list contains comma", GoError.Usage)
            : tags;
    }

    internal PackageFlags PackageFlags(string name) =>
        _packageFlags.TryGetValue(name, out ImmutableArray<PackageFlagsEntry> entries)
            ? new PackageFlags(entries, Text(name))
            : Toolchain.PackageFlags.None;

    private string? Problem(FlagDefinition flag, string value)
    {
        try
        {
            switch (flag.Kind)
            {
                case FlagKind.Boolean when GoValues.Boolean(value) is null:
                    return "parse error";
                case FlagKind.Integer:
                    return GoValues.Integer(value, out _);
                case FlagKind.Words:
                    GoQuoting.SplitQuotedFields(value);
                    return null;
                case FlagKind.Tags:
                    SplitTags(value);
                    return null;
                case FlagKind.PackageFlags:
                    PackageFlagsEntry entry = PackageFlagsText.Parse(value);
                    _packageFlags[flag.Name] = [.. _packageFlags.GetValueOrDefault(flag.Name, []), entry];
                    return null;
                case FlagKind.Fields when GoValues.Boolean(value) is null:
                    _fields[flag.Name] = _fields.GetValueOrDefault(flag.Name, []).Union(value.Split(','));
                    return null;
                case FlagKind.BuildVcs when value is not ("" or "auto") && GoValues.Boolean(value) is null:
                    return "value is neither 'auto' nor a valid bool";
                case FlagKind.Compiler when value is not ("gc" or "gccgo"):
                    return $"unknown compiler {GoQuoting.Quote(value)}";
                case FlagKind.CoverMode when value is not ("" or "set" or "count" or "atomic"):
                    return """valid modes are "set", "count", or "atomic" """.TrimEnd();
                case FlagKind.ChangeDirectory:
                    return "-C flag must be first flag on command line";
                default:
                    return null;
            }
        }
        catch (GoError e)
        {
            return e.Message;
        }
    }

    // The blank-separated form is that of Go 1.12 and older.
    private static ImmutableArray<string> SplitTags(string value) =>
        value.AsSpan().ContainsAny(" '")
            ? GoQuoting.SplitQuotedFields(value)
            : [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>A flag as it was given.</summary>
/// <param name="Origin"><c> (from $GOFLAGS)</c>, or empty.</param>
internal sealed record FlagValue(FlagDefinition Flag, string Value, string Origin)
{
    /// <summary>Whether this is the same as not giving the flag.</summary>
    internal bool IsNeutral => Flag.Kind switch
    {
        FlagKind.Boolean => GoValues.Boolean(Value) == false,
        _ => string.IsNullOrWhiteSpace(Value),
    };

    /// <summary>As it would be typed.</summary>
    public override string ToString() => Flag.Kind == FlagKind.Boolean ? $"-{Flag.Name}{Origin}" : $"-{Flag.Name}={Value}{Origin}";
}
