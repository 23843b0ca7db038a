using System.Collections.Immutable;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules;

/// <summary>What the main module asks for itself: the roots of the module graph. Immutable.</summary>
internal sealed class Requirements
{
    private readonly Dictionary<string, string> _versions;
    private readonly HashSet<string> _direct = new(StringComparer.Ordinal);
    private readonly string _mainPath;

    public Requirements(MainModuleFile main)
    {
        _mainPath = main.ModulePath;
        Pruned = ModuleSummary.IsPruned(main.GoVersion);
        var roots = new List<ModuleVersion>(main.File.Require.Length + 2);
        foreach (Requirement line in main.File.Require)
        {
            roots.Add(line.Module);
            if (!line.Indirect) _direct.Add(line.Module.Path);
        }

        roots.Add(new ModuleVersion("go", main.GoVersion));
        if (main.File.Toolchain is { } toolchain) roots.Add(new ModuleVersion("toolchain", toolchain));
        roots.Sort(ModuleVersion.Compare);
        Roots = [.. roots];
        _versions = new Dictionary<string, string>(roots.Count, StringComparer.Ordinal);

        // Sorted by version within each path, so that the highest one stays.
        foreach (ModuleVersion root in roots) _versions[root.Path] = root.Version;
    }

    /// <summary>By path and version, with the pseudo-modules for the go and toolchain lines.</summary>
    public ImmutableArray<ModuleVersion> Roots { get; }

    /// <summary>The go line is 1.17 or newer: go.mod names every module that the main module's packages need.</summary>
    public bool Pruned { get; }

    /// <summary>A module is asked for twice, or the main module for itself.</summary>
    public bool HasRedundantRoots => _versions.Count < Roots.Length || _versions.ContainsKey(_mainPath);

    /// <summary>The highest required version; empty for the main module; null for a module that go.mod does not name.</summary>
    public string? VersionOf(string modulePath) => modulePath == _mainPath ? "" : _versions.GetValueOrDefault(modulePath);

    /// <summary>Some require line for the module is without <c>// indirect</c>.</summary>
    public bool IsDirect(string modulePath) => _direct.Contains(modulePath);

    /// <summary>Whether each root is the version that is selected in the end.</summary>
    public bool AreSelected(Func<string, string?> selectedVersion)
    {
        foreach (ModuleVersion root in Roots)
        {
            if (root.Path != _mainPath && selectedVersion(root.Path) != root.Version) return false;
        }

        return true;
    }
}
