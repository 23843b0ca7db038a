using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums;

/// <summary>
/// Knows which <c>h1:</c> sums modules must have: by go.sum, and for what is not in there by the checksum database, as far as GONOSUMDB and
/// its kin do not except the module (go.dev/ref/mod#authenticating). Thread-safe.
/// </summary>
internal interface ISumVerifier
{
    /// <summary>Whether go.sum has a sum for it. True for everything where no go.sum is in use.</summary>
    /// <param name="module">Version with <c>/go.mod</c> behind it for the go.mod file's own.</param>
    bool Has(ModuleVersion module);

    /// <summary>The sum that go.sum has; null where it has none, or several.</summary>
    /// <param name="module">As for <see cref="Has"/>.</param>
    string? Recorded(ModuleVersion module) => null;

    /// <summary>Verifies what lies in the module cache, or was just fetched; what go.sum did not have, it has from now on (in memory).</summary>
    /// <exception cref="GoError">go.sum has another sum, or the database contradicts itself: go's SECURITY ERROR, after which nothing more is
    /// to be done.</exception>
    /// <exception cref="ModuleFetchException">The database has another sum, or none, or is not to be had. No other source is to be asked for the
    /// module. The message lacks the module in front, as always.</exception>
    void Verify(ModuleVersion module, string hash);
}
