using System.Text.Json;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Testing.Proxy;

namespace GoRun.Resolve.Tests.Modules.Queries;

/// <summary>The modules of Go's own tests without a network: answers as their proxy does. Nothing is downloaded.</summary>
internal sealed class ArchiveFetcher(ModuleArchives archives) : IModuleFetcher, IModuleSource
{
    public byte[] GoMod(ModuleVersion module) => new Repository(archives, module.Path).GoMod(module.Version);

    public string Download(ModuleVersion module) => throw new NotSupportedException();

    public T Ask<T>(Func<IModuleSource, T> question) => question(this);

    public IModuleRepository Open(string modulePath) => new Repository(archives, modulePath);

    private sealed class Repository(ModuleArchives archives, string path) : IModuleRepository
    {
        public string ModulePath => path;

        public VersionList Versions(string prefix) => archives.VersionsOf(path).Any()
            ? new VersionList(
            [
                .. archives.VersionsOf(path)
                    .Select(a => a.Version)
                    .Where(v => !PseudoVersion.Is(v) && ModulePaths.CheckMajor(v, ModulePaths.SplitVersion(path)!) is null)
                    .Order(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b))),
            ])
            : throw Missing();

        public VersionInfo Stat(string revision)
        {
            ModuleArchive? archive = archives.Find(path, revision);
            if (archive is null && revision.All(char.IsAsciiHexDigit)) archive = archives.AtCommit(path, revision);
            if (archive is null) throw Missing();
            using JsonDocument info = JsonDocument.Parse(archive.Find(".info")!.Value);
            return new VersionInfo { Version = info.RootElement.GetProperty("Version").GetString()! };
        }

        public VersionInfo Latest() => archives.Latest(path) is { } latest ? Stat(latest.Version) : throw Missing();

        public byte[] GoMod(string version) => (archives.Find(path, version) ?? throw Missing()).Find(".mod")!.Value.ToArray();

        public void Zip(string version, Stream destination) => throw new NotSupportedException();

        private static ModuleFetchException Missing() => new("404 Not Found", notFound: true);
    }
}
