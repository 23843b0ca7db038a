using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>A module whose origin is looked for when something is asked of it.</summary>
internal sealed class OriginModule(string modulePath, Func<IModuleRepository> find) : IModuleRepository
{
    private readonly Lazy<IModuleRepository> _found = new(find);

    public string ModulePath => modulePath;

    public VersionList Versions(string prefix) => _found.Value.Versions(prefix);

    public VersionInfo Stat(string revision) => _found.Value.Stat(revision);

    public VersionInfo Latest() => _found.Value.Latest();

    public byte[] GoMod(string version) => _found.Value.GoMod(version);

    /// <remarks>Go names the module here only where its version is wrong; what else keeps the files away is told alone.</remarks>
    public void Zip(string version, Stream destination)
    {
        try
        {
            _found.Value.Zip(version, destination);
        }
        catch (ModuleFetchException e) when (e.Version is null && !IsProxy)
        {
            throw new ModuleFetchException(e.Message, e.NotFound) { StandsAlone = true };
        }
    }

    private bool IsProxy => _found.IsValueCreated && _found.Value is ProxyRepository;
}
