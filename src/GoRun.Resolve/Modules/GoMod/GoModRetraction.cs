using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// The words of a <c>retract</c> line: one version, or <c>[ low , high ]</c>. What a version stands for that is not canonical depends on the
/// module's path, which may come after the line: so it is read twice, as it stands and then with the path.
/// </summary>
/// <param name="Words">Without the directive.</param>
/// <param name="Start">Offset of the line in the file.</param>
internal sealed record GoModRetraction(string[] Words, int Start)
{
    /// <summary>Reads one version.</summary>
    /// <returns>Null on success, else the message with the directive in front.</returns>
    public delegate string? VersionReader(string word, out string version);

    /// <summary>The versions as they stand.</summary>
    /// <returns>Null on success, else go's message.</returns>
    public string? Read(out VersionInterval interval)
    {
        string? problem = Read(AsItStands, out interval, out int used);
        return problem is null && used < Words.Length ? $"unexpected token after version: {GoQuoting.Quote(Words[used])}" : problem;
    }

    /// <summary>The versions of this module that they stand for.</summary>
    /// <returns>Null on success, else go's message.</returns>
    public string? Read(string modulePath, GoModRules rules, out VersionInterval interval) =>
        Read((string word, out string version) => OfModule(modulePath, rules, word, out version), out interval, out _);

    private static string? AsItStands(string word, out string version) => GoModString.Read(word, out version) is { } problem
        ? $"retract: version {GoQuoting.Quote(word)} invalid: {problem}"
        : null;

    private static string? OfModule(string modulePath, GoModRules rules, string word, out string version)
    {
        if (VersionText.Read("retract", modulePath, word, rules, out version) is { } problem) return problem;
        return ModulePaths.CheckMajor(version, ModulePaths.SplitVersion(modulePath)!) is { } wrong ? $"retract {modulePath}: {wrong}" : null;
    }

    private string? Read(VersionReader read, out VersionInterval interval, out int used)
    {
        interval = default;
        used = 0;
        if (Words.Length == 0 || Words[0] == "(") return "expected '[' or version";
        if (Words[used] != "[")
        {
            string? single = read(Words[used++], out string version);
            interval = new VersionInterval(version, version);
            return single;
        }

        used++;
        if (used == Words.Length) return "expected version after '['";
        string? problem = read(Words[used++], out string low);
        if (problem is not null) return problem;
        if (used == Words.Length || Words[used++] != ",") return "expected ',' after version";
        if (used == Words.Length) return "expected version after ','";
        problem = read(Words[used++], out string high);
        if (problem is not null) return problem;
        if (used == Words.Length || Words[used++] != "]") return "expected ']' after version";
        interval = new VersionInterval(low, high);
        return null;
    }
}
