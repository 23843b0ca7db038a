using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>What one run has found beyond what earlier ones had.</summary>
/// <param name="module">The module that <c>package@version</c> means.</param>
/// <param name="known">What was remembered, and is in use from the beginning.</param>
internal sealed class FoundModulesChange(FoundModules found, ModuleVersion module, ImmutableArray<ModuleVersion> known)
{
    /// <summary>Remembers the modules, where they are not the same as before.</summary>
    /// <param name="required">All that was required in the end.</param>
    public void Save(ImmutableArray<ModuleVersion> required)
    {
        ImmutableArray<ModuleVersion> others = [.. required.Where(m => m != module && !ModuleVersion.IsToolchain(m.Path))];
        if (!others.SequenceEqual(known)) found.Write(others);
    }
}
