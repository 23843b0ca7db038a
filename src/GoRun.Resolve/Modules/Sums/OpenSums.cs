namespace GoRun.Resolve.Modules.Sums;

/// <summary>go.sum while it may be added to (<c>-mod=mod</c>, workspaces): a module needs no sum there before it is looked at.</summary>
internal sealed class OpenSums(ISumVerifier sums) : ISumVerifier
{
    public bool Has(ModuleVersion module) => true;

    public string? Recorded(ModuleVersion module) => sums.Recorded(module);

    public void Verify(ModuleVersion module, string hash) => sums.Verify(module, hash);
}
