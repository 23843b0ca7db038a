using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Sums;

/// <summary>
/// The sums of a go.sum file: lines of <c>path version hash</c>, where the version has <c>/go.mod</c> behind it when the hash is of the
/// go.mod file alone. A hash of a kind that begins otherwise than <c>h1:</c> is unknown, and kept.
/// </summary>
internal sealed class SumLines
{
    /// <summary>What hashes that can be checked begin with.</summary>
    public const string Known = "h1:";

    private const string GoModSuffix = "/go.mod";

    /// <summary>The sum of an empty go.mod, which early releases wrote for modules that have none.</summary>
    private const string EmptyGoMod = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

    private readonly Dictionary<ModuleVersion, List<string>> _hashes = [];

    public IEnumerable<ModuleVersion> Modules => _hashes.Keys;

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="GoError">A line has not three fields.</exception>
    public static SumLines Parse(string file, ReadOnlySpan<byte> content)
    {
        string text = Encoding.UTF8.GetString(content);
        var sums = new SumLines();
        int number = 0;
        foreach (Range line in text.AsSpan().Split('\n')) sums.AddLine(file, ++number, text.AsSpan(line));

        return sums;
    }

    /// <summary>The version without <c>/go.mod</c>.</summary>
    public static string WithoutGoMod(string version) =>
        IsGoMod(version) ? version[..^GoModSuffix.Length] : version;

    public static bool IsGoMod(string version) => version.EndsWith(GoModSuffix, StringComparison.Ordinal);

    public bool Contains(ModuleVersion module) => _hashes.ContainsKey(module);

    /// <summary>All hashes of the module, in the order of the file.</summary>
    public IReadOnlyList<string> Of(ModuleVersion module) => _hashes.TryGetValue(module, out List<string>? hashes) ? hashes : [];

    public void Add(ModuleVersion module, string hash)
    {
        if (!_hashes.TryGetValue(module, out List<string>? hashes)) _hashes.Add(module, hashes = new List<string>(1));
        hashes.Add(hash);
    }

    private void AddLine(string file, int number, ReadOnlySpan<char> line)
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
        Add(new ModuleVersion(line[fields[0]].ToString(), line[fields[1]].ToString()), hash.ToString());
    }
}
