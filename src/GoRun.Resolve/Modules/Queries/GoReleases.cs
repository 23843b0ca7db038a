using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// The versions of the pseudo-modules <c>go</c> (<c>1.21.3</c>) and <c>toolchain</c> (<c>go1.21.3</c>): what go and toolchain lines may
/// ask for. Each release is a set of versions of a module with its files, one for each platform, like
/// <c>v0.0.1-go1.21.3.linux-amd64</c> (go.dev/doc/toolchain#download). Versions up to the toolchain's own are known without asking.
/// </summary>
internal sealed class GoReleases(string path, IModuleRepository downloads, string localVersion) : IModuleRepository
{
    /// <summary>The module with the files of toolchains.</summary>
    public const string Downloads = "golang.org/toolchain";

    // "toolchain" versions begin so.
    private readonly string _prefix = path == "toolchain" ? "go" : "";

    public string ModulePath => path;

    public VersionList Versions(string prefix)
    {
        IEnumerable<string> released = downloads.Versions("").Versions.Select(VersionOf).OfType<string>().Append(localVersion).Distinct();
        return new VersionList([.. released.Order(Comparer<string>.Create(GoVersion.Compare)).Select(v => _prefix + v)]);
    }

    public VersionInfo Stat(string revision)
    {
        // People write 1.21.3 for a toolchain and go1.21.3 for a go line.
        string version = revision.StartsWith("go", StringComparison.Ordinal) ? revision[2..] : revision;
        if (!GoVersion.IsValid(version)) throw new QueryException($"invalid {path} version {revision}", QueryFailure.Other);
        bool known = path == "go" ? GoVersion.Compare(version, localVersion) <= 0 : version == localVersion;
        if (known) return new VersionInfo { Version = _prefix + version };
        if (GoVersion.IsLanguage(version))
            throw new QueryException($"go language version {revision} is not a toolchain version", QueryFailure.Other);

        // Of all platforms this one has every release, so that the answer is the same everywhere.
        string download = $"v0.0.1-go{version}.linux-amd64";
        try
        {
            return new VersionInfo { Version = _prefix + version, Time = downloads.Stat(download).Time };
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(new ModuleVersion(Downloads, download), e);
        }
    }

    public VersionInfo Latest() => Stat(Versions("").Versions[^1]);

    public byte[] GoMod(string version) => System.Text.Encoding.UTF8.GetBytes($"module {path}\n");

    public void Zip(string version, Stream destination) => throw new NotSupportedException("a go or toolchain line names no files");

    /// <summary><c>1.21.3</c> of <c>v0.0.1-go1.21.3.linux-amd64</c>; null for another version.</summary>
    private static string? VersionOf(string download)
    {
        int start = download.IndexOf('-', StringComparison.Ordinal) + 1;
        int end = download.LastIndexOf('.');
        if (start == 0 || end < start || !download.AsSpan(end).Contains('-')) return null;
        return download.AsSpan(start).StartsWith("go") ? download[(start + 2)..end] : download[start..end];
    }
}
