namespace GoRun.Resolve.Modules.Fetching;

/// <summary>The origins of modules, which cannot be asked yet.</summary>
internal sealed class UnavailableOrigin : IModuleSource
{
    public IModuleRepository Open(string modulePath) =>
        throw new ModuleFetchException("gorun cannot fetch modules from version control yet; set GOPROXY to a module proxy");
}
