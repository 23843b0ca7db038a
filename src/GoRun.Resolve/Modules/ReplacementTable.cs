using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules;

/// <summary>The replace lines of one file, to look modules up in.</summary>
internal sealed class ReplacementTable
{
    private readonly Dictionary<ModuleVersion, ModuleVersion> _lines;

    /// <exception cref="GoError">Two lines replace the same module differently.</exception>
    public ReplacementTable(ImmutableArray<Replacement> lines)
    {
        _lines = new Dictionary<ModuleVersion, ModuleVersion>(lines.Length);
        foreach (Replacement line in lines)
        {
            if (_lines.TryGetValue(line.Old, out ModuleVersion earlier) && earlier != line.New)
                throw new GoError($"go: conflicting replacements for {line.Old}:\n\t{earlier}\n\t{line.New}");
            _lines[line.Old] = line.New;
        }
    }

    /// <summary>As the line says it; null for a module that no line replaces.</summary>
    public ModuleVersion? Of(ModuleVersion module)
    {
        if (_lines.Count == 0) return null;
        if (_lines.TryGetValue(module, out ModuleVersion replacement)) return replacement;
        return _lines.TryGetValue(module with { Version = "" }, out replacement) ? replacement : null;
    }
}
