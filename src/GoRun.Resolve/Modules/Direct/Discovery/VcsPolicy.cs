using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>
/// GOVCS: which version control programs may be run for which modules, because not all are safe against evil servers. Rules are like
/// <c>github.com:git,evil.com:off,private:all</c>; the first that fits decides, and last come <c>private:all,public:git|hg</c>
/// (<c>go help vcs</c>).
/// </summary>
internal sealed class VcsPolicy
{
    private static readonly Rule[] Defaults = [new("private", ["all"]), new("public", ["git", "hg"])];

    private readonly ImmutableArray<Rule> _rules;
    private readonly string _private;

    private VcsPolicy(ImmutableArray<Rule> rules, string privatePatterns)
    {
        _rules = rules;
        _private = privatePatterns;
    }

    /// <param name="setting">The value of GOVCS.</param>
    /// <param name="privatePatterns">The value of GOPRIVATE.</param>
    /// <exception cref="ModuleFetchException">GOVCS is malformed; the text is go's.</exception>
    public static VcsPolicy Read(string setting, string privatePatterns)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        setting = setting.Trim();
        foreach (string entry in setting.Length == 0 ? [] : setting.Split(','))
        {
            string item = entry.Trim();
            Rule rule = ReadRule(item);
            if (!seen.TryAdd(rule.Pattern, item))
                throw Malformed($"unreachable pattern in GOVCS: {GoQuoting.Quote(item)} after {GoQuoting.Quote(seen[rule.Pattern])}");
            rules.Add(rule);
        }

        return new VcsPolicy([.. rules, .. Defaults], privatePatterns);
    }

    /// <summary>Whether the program may be run for the modules below a path.</summary>
    /// <exception cref="ModuleFetchException">It may not; the text is go's.</exception>
    public void Check(string program, string root)
    {
        bool isPrivate = PrefixPatterns.Match(_private, root);
        foreach (Rule rule in _rules)
        {
            bool fits = rule.Pattern switch { "private" => isPrivate, "public" => !isPrivate, _ => PrefixPatterns.Match(rule.Pattern, root) };
            if (!fits) continue;
            if (rule.Allowed.Contains(program) || rule.Allowed.Contains("all")) return;
            break;
        }

        throw new ModuleFetchException($"GOVCS disallows using {program} for {(isPrivate ? "private" : "public")} {root}; see 'go help vcs'");
    }

    private static Rule ReadRule(string item)
    {
        if (item.Length == 0) throw Malformed("empty entry in GOVCS");
        int colon = item.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw Malformed($"malformed entry in GOVCS (missing colon): {GoQuoting.Quote(item)}");
        string pattern = item[..colon].Trim();
        string list = item[(colon + 1)..].Trim();
        if (pattern.Length == 0) throw Malformed($"empty pattern in GOVCS: {GoQuoting.Quote(item)}");
        if (list.Length == 0) throw Malformed($"empty VCS list in GOVCS: {GoQuoting.Quote(item)}");
        bool isRelative = pattern is "." or ".." || pattern.StartsWith("./", StringComparison.Ordinal)
            || pattern.StartsWith("../", StringComparison.Ordinal);
        if (isRelative) throw Malformed($"relative pattern not allowed in GOVCS: {GoQuoting.Quote(pattern)}");
        ImmutableArray<string> allowed = [.. list.Split('|').Select(a => a.Trim())];
        if (allowed.Contains("")) throw Malformed($"empty VCS name in GOVCS: {GoQuoting.Quote(item)}");
        return new Rule(pattern, allowed);
    }

    private static ModuleFetchException Malformed(string message) => new(message);

    /// <summary>Which programs one entry allows; none where it says <c>off</c>, which is no program's name.</summary>
    private sealed record Rule(string Pattern, ImmutableArray<string> Allowed);
}
