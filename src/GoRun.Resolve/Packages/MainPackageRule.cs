using GoRun.Platform;
using GoRun.Resolve.Packages.Checking;
using GoRun.Resolve.Packages.Patterns;

namespace GoRun.Resolve.Packages;

/// <summary>What <c>go run</c> asks of its argument: exactly one main package.</summary>
internal sealed class MainPackageRule(string argument, List<PatternMatch> matches, List<string> warnings)
{
    /// <summary>The one main package.</summary>
    /// <exception cref="GoError">None or several.</exception>
    public Root Only(List<Root> roots)
    {
        List<Root> mains = [.. roots.Where(Keep)];
        var kept = mains.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        foreach (PatternMatch match in matches)
        {
            if (!match.IsLiteral && match.Packages.Count > 0 && !match.Packages.Any(p => kept.Contains(p.ImportPath)))
                warnings.Add($"go: warning: \"{match.Pattern}\" matched only non-main packages");
        }

        if (mains.Count == 1) return mains[0];
        string fault = mains.Count == 0
            ? $"go: no packages loaded from {argument}"
            : $"go: pattern {argument} matches multiple packages:\n\t{string.Join("\n\t", mains.Select(r => r.Path))}";
        throw new GoError(string.Join('\n', [.. warnings, fault]));
    }

    /// <summary>
    /// Main packages stay, and what may be one: without a name, or with files in doubt. A package named literally stays too, with
    /// a fault.
    /// </summary>
    private static bool Keep(Root root)
    {
        if (root.Package is not { } package) return true;
        if (package.Node.Scan.Name == "main" || (package.Node.Scan.Name.Length == 0 && package.Fault is not null)) return true;
        if (!package.Node.Scan.HasInvalidFiles && !root.IsLiteral) return false;
        package.Fault ??= new PackageFault { Message = $"package {root.Path} is not a main package" };
        package.Incomplete = true;
        return true;
    }
}
