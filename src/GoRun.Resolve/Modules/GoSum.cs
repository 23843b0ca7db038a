using GoRun.Platform;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules;

/// <summary>
/// The sums of go.sum files: lines of <c>path version hash</c>, where the version has <c>/go.mod</c> behind it when the hash is of the go.mod file
/// alone. Read when a first one is asked for.
/// </summary>
internal sealed class GoSum : ISumVerifier
{
    /// <summary>The sum of an empty go.mod, which early releases wrote for modules that have none.</summary>
    private const string EmptyGoMod = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

    private const string Mismatch = """


        SECURITY ERROR
        This download does NOT match an earlier download recorded in go.sum.
        The bits may have been replaced on the origin server, or an attacker may
        have intercepted the download attempt.

        For more information, see 'go help module-auth'.
        """;

    private readonly Lazy<Dictionary<ModuleVersion, List<string>>> _hashes;

    private readonly bool _required;

    /// <param name="files">One that does not exist is an empty one.</param>
    /// <param name="required">Every module must have its sum there; in a workspace that is not asked.</param>
    public GoSum(SourceTree sources, IEnumerable<string> files, bool required)
    {
        _required = required;
        _hashes = new Lazy<Dictionary<ModuleVersion, List<string>>>(() => Read(sources, files));
    }

    private static Dictionary<ModuleVersion, List<string>> Read(SourceTree sources, IEnumerable<string> files)
    {
        var sums = new Dictionary<ModuleVersion, List<string>>();
        foreach (string file in files)
        {
            if (ModuleText.Read(sources, file) is not { } text) continue;
            int number = 0;
            foreach (Range line in text.AsSpan().Split('\n')) AddLine(sums, file, ++number, text.AsSpan(line));
        }

        return sums;
    }

    /// <summary>Whether there is a hash that can be checked, or none is needed.</summary>
    /// <param name="module">Version with <c>/go.mod</c> behind it for the go.mod file's own.</param>
    public bool Has(ModuleVersion module) =>
        !_required
        || (_hashes.Value.TryGetValue(module, out List<string>? hashes) && hashes.Exists(static h => h.StartsWith("h1:", StringComparison.Ordinal)));

    /// <summary>The hash that is recorded; null where there is none, or they contradict each other.</summary>
    public string? Recorded(ModuleVersion module) =>
        _hashes.Value.TryGetValue(module, out List<string>? hashes)
        && hashes.Where(static h => h.StartsWith("h1:", StringComparison.Ordinal)).Distinct().Take(2).ToArray() is [var only]
            ? only
            : null;

    /// <summary>Compares what lies in the module cache with what is recorded; a module of which nothing is recorded passes.</summary>
    /// <exception cref="GoError">They differ.</exception>
    public void Verify(ModuleVersion module, string hash)
    {
        if (!_hashes.Value.TryGetValue(module, out List<string>? recorded)) return;
        foreach (string known in recorded)
        {
            if (known == hash) return;
            if (known.StartsWith("h1:", StringComparison.Ordinal))
                throw new GoError($"verifying {module}: checksum mismatch\n\tdownloaded: {hash}\n\tgo.sum:     {known}{Mismatch}");
        }
    }

    private static void AddLine(Dictionary<ModuleVersion, List<string>> sums, string file, int number, ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[5];
        int count = line.SplitAny(fields, " \t\r\v\f", StringSplitOptions.RemoveEmptyEntries);
        if (count == 0) return;
        if (count != 3)
        {
            int all = line.ToString().Split([' ', '\t', '\r', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries).Length;
            throw new GoError($"malformed go.sum:\n{file}:{number}: wrong number of fields {all}");
        }

        ReadOnlySpan<char> hash = line[fields[2]];
        if (hash is EmptyGoMod) return;
        var module = new ModuleVersion(line[fields[0]].ToString(), line[fields[1]].ToString());
        if (!sums.TryGetValue(module, out List<string>? hashes)) sums.Add(module, hashes = new List<string>(1));
        hashes.Add(hash.ToString());
    }
}
