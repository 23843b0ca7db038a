using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>A module in a git repository.</summary>
internal sealed class RepositoryModule : IModuleRepository
{
    private readonly ModuleContext _context;
    private readonly GitRepository _repository;
    private readonly ModuleLocation _location;
    private readonly ModuleFolders _folders;
    private readonly TaggedVersions _tagged;
    private readonly RevisionVersions _versions;

    public RepositoryModule(ModuleContext context, GitRepository repository, ModuleLocation location)
    {
        _context = context;
        _repository = repository;
        _location = location;
        _folders = new ModuleFolders(repository, location);
        _tagged = new TaggedVersions(repository, location, _folders);
        _versions = new RevisionVersions(repository, location, _folders, _tagged);
    }

    public string ModulePath => _location.ModulePath;

    public VersionList Versions(string prefix) => _tagged.List(prefix);

    public VersionInfo Stat(string revision)
    {
        if (revision == "latest") return Latest();
        Revision found;
        try
        {
            found = _repository.Stat(_location.RevisionOf(revision));
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException("invalid version: " + e.Message, e.NotFound) { Version = revision };
        }

        return _versions.Of(found, revision);
    }

    public VersionInfo Latest() => _versions.Of(_repository.Latest(), "");

    public byte[] GoMod(string version) =>
        Find(version).GoMod ?? Encoding.UTF8.GetBytes($"module {ModulePath}\n");

    public void Zip(string version, Stream destination)
    {
        ModuleFolder folder = Find(version);
        string goVersion = folder.GoMod is { } goMod ? GoModScan.GoVersion(Encoding.UTF8.GetString(goMod)) : "";
        var module = new ModuleVersion(ModulePath, version);
        if (_context.IsTooNew(goVersion)) throw new ModuleFetchException(_context.TooNew(module.ToString(), goVersion)) { StandsAlone = true };
        new RepositoryZip(_context, _repository).Write(module, folder, destination);
    }

    /// <summary>The folder of the version, whose pseudo-version, if it is one, is checked too: the folder depends on the hash in it only.</summary>
    private ModuleFolder Find(string version)
    {
        if (version != SemanticVersion.Canonical(version)) throw new ModuleFetchException($"version {version} is not canonical");
        if (PseudoVersion.Is(version)) Stat(version);
        return _folders.Find(version);
    }
}
