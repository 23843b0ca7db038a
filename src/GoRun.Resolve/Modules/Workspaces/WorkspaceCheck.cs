using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Workspaces;

/// <summary>Whether the modules of a workspace go together (modload.makeMainModules).</summary>
internal sealed class WorkspaceCheck(WorkFile work, ImmutableArray<MainModuleFile> modules)
{
    /// <exception cref="GoError">They do not, with each reason.</exception>
    public void Check()
    {
        List<string> problems = [.. Duplicates(), .. ReplacedModules()];
        if (Conflict() is { } conflict) problems.Add(conflict);
        if (problems.Count > 0) throw new GoError(string.Join('\n', problems));
    }

    private IEnumerable<string> Duplicates()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return modules.Where(m => !seen.Add(m.ModulePath)).Select(m => $"go: module {m.ModulePath} appears multiple times in workspace");
    }

    private IEnumerable<string> ReplacedModules() => work.Content.Replace
        .Where(r => r.Old.Version.Length == 0 && modules.Any(m => m.ModulePath == r.Old.Path))
        .Select(r => $"go: workspace module {r.Old.Path} is replaced at all versions in the go.work file. "
            + "To fix, remove the replacement from the go.work file or specify the version at which to replace the module.");

    /// <summary>Two modules replace a third differently, and go.work does not settle it.</summary>
    private string? Conflict()
    {
        var settled = work.Content.Replace.Select(r => r.Old.Path).ToHashSet(StringComparer.Ordinal);
        var chosen = new Dictionary<ModuleVersion, ModuleVersion>();
        foreach (MainModuleFile module in modules)
        {
            foreach (Replacement line in module.File.Replace)
            {
                if (settled.Contains(line.Old.Path)) continue;
                ModuleVersion replacement = line.New;
                if (replacement.Version.Length == 0)
                    replacement = replacement with { Path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(replacement.Path, module.Root)) };
                if (chosen.TryGetValue(line.Old, out ModuleVersion other) && other != replacement)
                {
                    return $"go: conflicting replacements for {line.Old}:\n\t{other}\n\t{replacement}\n"
                        + $"use \"go work edit -replace {line.Old}=[override]\" to resolve";
                }

                chosen[line.Old] = replacement;
            }
        }

        return null;
    }
}
