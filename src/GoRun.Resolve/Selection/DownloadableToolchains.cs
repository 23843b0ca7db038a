using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>
/// Toolchains as modules: each release is a version of golang.org/toolchain for each platform, fetched and verified as other modules are, and used where
/// it lies in GOMODCACHE (go.dev/doc/toolchain#download).
/// </summary>
internal sealed class DownloadableToolchains(ModuleContext context, ModuleCache cache, IModuleFetcher fetcher)
{
    private string Goos => context.Env["GOHOSTOS"];

    private string Goarch => context.Env["GOHOSTARCH"];

    /// <summary>Sees to it that the toolchain is there, and can be used.</summary>
    /// <exception cref="GoError">It is not to be had, in go's words.</exception>
    public InstalledToolchain Get(string name)
    {
        ModuleVersion module = ToolchainName.ModuleOf(name, Goos, Goarch);
        try
        {
            string folder = fetcher.Download(module);
            ToolchainFiles.MakeUsable(folder, cache.FileOf(module, "lock"), context);
            return InstalledToolchain.At(context.Host.Files, folder) ?? throw new GoError($"go: download {name}: there is no toolchain in {folder}");
        }
        catch (ModuleFetchException e)
        {
            throw new GoError("go: " + Describe(name, module, e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: download {name}: {e.Message}");
        }
    }

    /// <summary>The Go versions that can be downloaded, and the given one, oldest first.</summary>
    /// <exception cref="ModuleFetchException">Nobody has a list.</exception>
    public IReadOnlyList<string> Releases(string localVersion) =>
        fetcher.Ask(source => new GoReleases("go", source.Open(GoReleases.Downloads), localVersion).Versions("").Versions);

    /// <summary>The Go versions that have been downloaded for this platform, oldest first.</summary>
    public IReadOnlyList<string> Present()
    {
        context.Host.Files.Log?.Refuse("the newest toolchain was looked for");
        string folder = Path.GetDirectoryName(cache.DirectoryOf(ToolchainName.ModuleOf("go1", Goos, Goarch)))!;
        if (!Directory.Exists(folder)) return [];
        var versions = new List<string>();
        string start = "toolchain@" + ToolchainName.ModuleOf("", Goos, Goarch).Version.Split('.', 4)[0];
        foreach (string path in Directory.EnumerateDirectories(folder, $"{start}*.{Goos}-{Goarch}"))
        {
            string file = Path.GetFileName(path);
            string name = file[(file.IndexOf('-', StringComparison.Ordinal) + 1)..^$".{Goos}-{Goarch}".Length];
            string version = ToolchainName.VersionOf(name);
            if (name == "go" + version && cache.IsComplete(ToolchainName.ModuleOf(name, Goos, Goarch))) versions.Add(version);
        }

        versions.Sort(GoVersion.Compare);
        return versions;
    }

    private string Describe(string name, ModuleVersion module, ModuleFetchException e)
    {
        if (!e.NotFound || context.Flags.Offline) return $"download {name}: {(e.StandsAlone ? "" : $"{module}: ")}{e.Message}";
        string version = ToolchainName.VersionOf(name);
        return GoVersion.IsLanguage(version) && GoVersion.Compare(version, "1.21") >= 0
            ? $"invalid toolchain: {name} is a language version but not a toolchain version ({name}.x)"
            : $"download {name} for {Goos}/{Goarch}: toolchain not available";
    }
}
