using System.Text.RegularExpressions;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>
/// Repositories that an import path names by itself: on hosts that everybody knows, and where an element ends in the name of a version control
/// program, like <c>example.org/repo.git/dir</c> (<c>go help importpath</c>).
/// </summary>
internal static partial class KnownPaths
{
    private const string Git = "git";

    /// <summary>The repository; its URL lacks the scheme where that has yet to be tried out. Null where the path does not tell.</summary>
    /// <param name="programs">The programs that the release knows.</param>
    /// <exception cref="ModuleFetchException">The path cannot be on that host.</exception>
    public static RepositoryRoot? Find(string importPath, IEnumerable<string> programs)
    {
        // Go's own tests count on it, to be left in peace by the network.
        if (ModulePaths.HasPrefix(importPath, "example.net")) throw new ModuleFetchException("no modules on example.net");
        if (importPath == "rsc.io") throw new ModuleFetchException("rsc.io is not a module");
        return OnHost(importPath, "github.com", GitHub(), noSuffix: true)
            ?? OnHost(importPath, "bitbucket.org", Bitbucket(), noSuffix: true)
            ?? OnHost(importPath, "hub.jazz.net/git", Jazz(), noSuffix: true)
            ?? OnHost(importPath, "git.apache.org", Apache(), noSuffix: false)
            ?? OnHost(importPath, "git.openstack.org", OpenStack(), noSuffix: false)
            ?? OnHost(importPath, "chiselapp.com", Chisel(), noSuffix: false, "fossil")
            ?? BySuffix(importPath, [.. programs]);

        RepositoryRoot? OnHost(string path, string host, Regex pattern, bool noSuffix, string vcs = Git)
        {
            if (!ModulePaths.HasPrefix(path, host)) return null;
            Match match = pattern.Match(path);
            if (!match.Success) throw new ModuleFetchException($"invalid {host} import path {GoQuoting.Quote(path)}");
            string root = match.Groups["root"].Value;
            if (noSuffix && programs.Any(p => root.EndsWith("." + p, StringComparison.Ordinal)))
                throw new ModuleFetchException($"invalid version control suffix in {host}/ path");
            return new RepositoryRoot(vcs, "https://" + root, root);
        }
    }

    private static RepositoryRoot? BySuffix(string importPath, string[] programs)
    {
        string[] elements = importPath.Split('/');
        if (!Host().IsMatch(elements[0]) || !elements.Skip(1).All(e => Element().IsMatch(e))) return null;
        int length = elements[0].Length;
        foreach (string element in elements.Skip(1))
        {
            length += 1 + element.Length;
            foreach (string program in programs)
            {
                if (!element.TrimStart('~').EndsWith("." + program, StringComparison.Ordinal)) continue;
                if (element.TrimStart('~').Length == program.Length + 1) continue;
                return new RepositoryRoot(program, importPath[..(length - program.Length - 1)], importPath[..length]);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<root>github\.com/[A-Za-z0-9_.\-]+/[A-Za-z0-9_.\-]+)(/[A-Za-z0-9_.\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"^(?<root>bitbucket\.org/[A-Za-z0-9_.\-]+/[A-Za-z0-9_.\-]+)(/[A-Za-z0-9_.\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bitbucket();

    [GeneratedRegex(@"^(?<root>hub\.jazz\.net/git/[a-z0-9]+/[A-Za-z0-9_.\-]+)(/[A-Za-z0-9_.\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Jazz();

    [GeneratedRegex(@"^(?<root>git\.apache\.org/[a-z0-9_.\-]+\.git)(/[A-Za-z0-9_.\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Apache();

    [GeneratedRegex(@"^(?<root>git\.openstack\.org/[A-Za-z0-9_.\-]+/[A-Za-z0-9_.\-]+)(/[A-Za-z0-9_.\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex OpenStack();

    [GeneratedRegex(@"^(?<root>chiselapp\.com/user/[A-Za-z0-9]+/repository/[A-Za-z0-9_.\-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Chisel();

    [GeneratedRegex(@"^[a-z0-9\-][a-z0-9.\-]*\.[a-z0-9.\-]+(:[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    [GeneratedRegex(@"^~?[A-Za-z0-9_.\-]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Element();
}
