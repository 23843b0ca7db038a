using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Constraints;

/// <summary>
/// The tags that hold for one build: the platform, cgo, the toolchain's own, <c>go1.1</c> up to the release, and those of
/// <c>-tags</c>. Immutable, thread-safe.
/// </summary>
internal sealed class BuildTags
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public BuildTags(GoEnv env, BuildFlags flags)
    {
        _tags.Add(env.Goos);
        _tags.Add(env.Goarch);
        _tags.Add("gc");
        if (env.CgoEnabled) _tags.Add("cgo");
        if (KnownPlatforms.Unix.Contains(env.Goos)) _tags.Add("unix");
        // Three systems are also what they came from.
        if (env.Goos == "android") _tags.Add("linux");
        if (env.Goos == "illumos") _tags.Add("solaris");
        if (env.Goos == "ios") _tags.Add("darwin");
        foreach (string tag in env.ToolTags) _tags.Add(tag);
        foreach (string tag in flags.Tags) _tags.Add(tag);
        if (flags.Sanitizer.Length > 0) _tags.Add(flags.Sanitizer);
        for (int minor = 1; minor <= env.Release.Minor; minor++) _tags.Add($"go1.{minor}");
        // The old name of an experiment.
        if (_tags.Contains("goexperiment.boringcrypto")) _tags.Add("boringcrypto");
        _lookup = _tags.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<string> All => _tags;

    public bool Holds(ReadOnlySpan<char> tag) => _lookup.Contains(tag);

    /// <summary>
    /// Whether the file's name allows it: <c>x_GOOS</c>, <c>x_GOARCH</c> and <c>x_GOOS_GOARCH</c> before the first dot (a
    /// closing <c>_test</c> does not count); something must stand before the first underscore.
    /// </summary>
    public bool AllowFileName(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> stem = dot < 0 ? name : name.AsSpan(0, dot);
        int underscore = stem.IndexOf('_');
        if (underscore < 0) return true;
        stem = stem[underscore..];
        if (stem.EndsWith("_test", StringComparison.Ordinal)) stem = stem[..^"_test".Length];

        int last = stem.LastIndexOf('_');
        if (last < 0) return true;
        string final = stem[(last + 1)..].ToString();
        ReadOnlySpan<char> rest = stem[..last];
        int beforeLast = rest.LastIndexOf('_');
        string before = beforeLast < 0 ? "" : rest[(beforeLast + 1)..].ToString();

        bool isArchitecture = KnownPlatforms.Architectures.Contains(final);
        if (isArchitecture && KnownPlatforms.OperatingSystems.Contains(before)) return _tags.Contains(final) && _tags.Contains(before);
        return !(isArchitecture || KnownPlatforms.OperatingSystems.Contains(final)) || _tags.Contains(final);
    }
}
