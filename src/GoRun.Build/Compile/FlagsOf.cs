using System.Collections.Immutable;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>
/// Which words of <c>-gcflags</c>, <c>-asmflags</c> and <c>-ldflags</c> are a package's: those of the last entry that matches it.
/// </summary>
/// <param name="currentDirectory">What relative patterns are relative to.</param>
/// <param name="knowsModules">The patterns tool and work mean what they mean on the command line (since 1.25, with modules).</param>
internal sealed class FlagsOf(BuildFlags flags, string currentDirectory, bool knowsModules)
{
    public ImmutableArray<string> Compile(Package package) => Words(flags.Gcflags, package);

    public ImmutableArray<string> Assemble(Package package) => Words(flags.Asmflags, package);

    public ImmutableArray<string> Link(Package package) => Words(flags.Ldflags, package);

    private ImmutableArray<string> Words(PackageFlags given, Package package)
    {
        for (int i = given.Entries.Length - 1; i >= 0; i--)
        {
            if (Matches(given.Entries[i].Pattern, package)) return given.Entries[i].Words;
        }

        return [];
    }

    private bool Matches(string pattern, Package package) => pattern switch
    {
        "" => package.Named || package.CommandLineFiles,
        "all" => true,
        "std" => package.Standard,
        "cmd" => package.Standard && package.ImportPath.StartsWith("cmd/", StringComparison.Ordinal),
        "tool" when knowsModules => package.IsTool,
        "work" when knowsModules => package.Module is { IsMain: true },
        "." or ".." => MatchesDirectory(pattern, package),
        _ when pattern.StartsWith("./", StringComparison.Ordinal) || pattern.StartsWith("../", StringComparison.Ordinal) =>
            MatchesDirectory(pattern, package),
        _ => PackagePattern.Matches(pattern, package.ImportPath),
    };

    private bool MatchesDirectory(string pattern, Package package)
    {
        int wild = pattern.IndexOf("...", StringComparison.Ordinal);
        if (wild < 0) return package.Directory == Path.GetFullPath(pattern, currentDirectory).TrimEnd('/');
        int slash = pattern.LastIndexOf('/', wild);
        string root = Path.GetFullPath(pattern[..slash], currentDirectory).TrimEnd('/');
        string relative = Path.GetRelativePath(root, package.Directory);
        return relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal)
            && PackagePattern.Matches(pattern[(slash + 1)..], relative);
    }
}
