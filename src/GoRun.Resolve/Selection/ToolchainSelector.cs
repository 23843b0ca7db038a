using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Sums.Database;
using GoRun.Resolve.Packages;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>
/// Chooses the toolchain of a command, as go does before it does anything else (go.dev/doc/toolchain#select). Where go would start another go
/// command, gorun goes on with that one's GOROOT: its tools, its standard library, its go.env.
/// <list type="number">
/// <item>GOTOOLCHAIN, and the go and toolchain lines of the go.work or go.mod in use, name a toolchain.</item>
/// <item>It is the one that is installed, or one in PATH under its name, or is downloaded as a module.</item>
/// <item>Where none is installed and none is named, it is the newest that is there, in the module cache, in PATH or to be downloaded.</item>
/// </list>
/// </summary>
/// <param name="tools">See <see cref="Resolver"/>.</param>
/// <param name="offline">The network may not be used.</param>
/// <param name="cancellation">Stops downloads.</param>
public sealed class ToolchainSelector(StartSettings start, IToolRunner tools, bool offline, CancellationToken cancellation)
{
    private readonly PathToolchains _path = new(start.Host);
    private readonly Lazy<DownloadableToolchains> _downloads = new(() => OpenDownloads(start, tools, offline, cancellation));

    /// <param name="ignoreFiles">go.mod and go.work have no say.</param>
    /// <exception cref="GoError">There is no such toolchain, or gorun cannot drive it.</exception>
    public ToolchainInUse Select(bool ignoreFiles = false)
    {
        bool hasChoice = start.ModulesEnabled && start["GOTOOLCHAIN"].Length > 0;
        if (start.Installed is not null && !hasChoice) return start.UseInstalled();
        ToolchainSetting setting = ToolchainSetting.Parse(start["GOTOOLCHAIN"]);
        ToolchainWish wish = WishOf(setting, ignoreFiles || !hasChoice);
        foreach (string line in wish.Trace) Trace(line);
        if (start.Installed is null) return SelectFirst(setting, wish);
        if (wish.Name.Length == 0 || wish.Name == start.Installed.VersionLine)
        {
            Trace($"go: using local toolchain {start.Installed.VersionLine}");
            return start.UseInstalled(wish.Reason);
        }

        return Use(wish.Name, setting, wish.Reason);
    }

    /// <summary>Chooses a newer one than that which turned out to be too old, where GOTOOLCHAIN lets that be (toolchain.Switcher).</summary>
    /// <exception cref="GoError">There is none, or it is not to be: what <paramref name="newer"/> says.</exception>
    public ToolchainInUse Switch(ToolchainInUse current, NewerGoException newer)
    {
        ToolchainSetting setting = ToolchainSetting.Parse(start["GOTOOLCHAIN"]);
        if (!setting.MayChange) throw new GoError(newer.Message);
        IReadOnlyList<string> versions;
        try
        {
            versions = setting.PathOnly ? _path.Versions() : _downloads.Value.Releases(ToolchainWish.VersionOf(current.Toolchain));
        }
        catch (ModuleFetchException e)
        {
            throw new GoError($"{newer.Message}\ngo: switching to go >= {newer.GoVersion}: {e.Message}");
        }

        if (ReleaseChoice.Newer(newer.GoVersion, versions) is not { } version)
            throw new GoError($"{newer.Message}\ngo: switching to go >= {newer.GoVersion}: no releases found for go >= {newer.GoVersion}");
        string name = "go" + version;
        start.Host.Error.WriteLine($"go: {newer.What} requires go >= {newer.GoVersion}; switching to {name}");

        // It says of itself that it is new enough; where it is asked for again, something does not add up, and trying anew would not end.
        return name == current.Toolchain.VersionLine ? throw new GoError(newer.Message) : Use(name, setting, "");
    }

    private static DownloadableToolchains OpenDownloads(StartSettings start, IToolRunner tools, bool offline, CancellationToken cancellation)
    {
        // No go.sum has a say, and no flag but -offline: other commands use what is downloaded here too.
        HostEnvironment host = start.Host;
        var context = new ModuleContext(
            start.ForDownload(), new BuildFlags { Offline = offline }, new SourceTree(host.Files), host, tools, host.WorkingDirectory, cancellation);
        var sums = new SumVerifier(context, SumFiles.None, new SumDatabaseRules(context, setting => new DatabaseServer(context, setting)));
        var cache = new ModuleCache(context);
        return new DownloadableToolchains(context, cache, new ModuleFetcher(context, cache, sums));
    }

    private ToolchainWish WishOf(ToolchainSetting setting, bool ignoreFiles)
    {
        if (ignoreFiles || !setting.MayChange || start.MainFile is not { } file) return ToolchainWish.Of(setting, start.Installed, "", GoLines.None);
        string shown = Paths.Short(file, start.Host.WorkingDirectory);
        string text = ModuleText.Read(new SourceTree(start.Host.Files), file) ?? throw new GoError($"go: open {file}: no such file or directory");
        return ToolchainWish.Of(setting, start.Installed, shown, GoLines.Of(text));
    }

    /// <summary>On a machine without Go the go line of a module at least says which release it was written for.</summary>
    private ToolchainInUse SelectFirst(ToolchainSetting setting, ToolchainWish wish)
    {
        if (setting is { Minimum: "", MayChange: false }) throw StartSettings.NotFound($"GOTOOLCHAIN={setting.Text} keeps gorun from downloading one");
        bool isNamed = wish.Name.Length > 0 && wish.Language.Length == 0 && (wish.Name == setting.Minimum || ToolchainName.IsSupported(wish.Version));
        try
        {
            return Use(isNamed ? wish.Name : "go" + FirstVersion(setting, ToolchainName.IsSupported(wish.Language) ? wish.Language : ""), setting, wish.Reason);
        }
        catch (Exception e) when (e is GoError or ModuleFetchException)
        {
            throw StartSettings.NotFound(e.Message);
        }
    }

    private string FirstVersion(ToolchainSetting setting, string language)
    {
        string? version = setting.PathOnly ? null : ReleaseChoice.Newest(_downloads.Value.Present(), language);
        version ??= ReleaseChoice.Newest(_path.Versions(), language);
        if (version is null && !setting.PathOnly) version = ReleaseChoice.Newest(_downloads.Value.Releases(""), language);
        string wanted = language.Length > 0 ? $"go{language}" : $"{GoRelease.OldestSupported.Language} or newer";
        return version ?? throw new GoError(setting.PathOnly
            ? $"go: cannot find a toolchain {wanted} in PATH"
            : $"go: there is no toolchain {wanted} to download");
    }

    private ToolchainInUse Use(string name, ToolchainSetting setting, string reason)
    {
        if (!name.StartsWith("go1", StringComparison.Ordinal)) throw new GoError($"go: invalid GOTOOLCHAIN {GoQuoting.Quote(name)}");
        if (!ToolchainName.IsSupported(ToolchainName.VersionOf(name)))
        {
            string oldest = GoRelease.OldestSupported.Language;
            throw new GoError($"gorun: GOTOOLCHAIN={setting.Text} asks for {name}, but the oldest Go that gorun supports is {oldest}");
        }

        if (_path.CommandOf(name) is { } command)
        {
            Trace($"go: using {name} toolchain located in system PATH ({command})");
            return start.Use(_path.ToolchainOf(command), goroot: null, reason);
        }

        if (setting.PathOnly) throw new GoError($"go: cannot find {GoQuoting.Quote(name)} in PATH");
        InstalledToolchain toolchain = _downloads.Value.Get(name);
        Trace($"go: using {name} toolchain from cache located at {toolchain.Goroot}/bin/go");
        return start.Use(toolchain, toolchain.Goroot, reason);
    }

    private void Trace(string line)
    {
        if (start.Host.Variable("GODEBUG").Split(',').Contains("toolchaintrace=1")) start.Host.Error.WriteLine(line);
    }
}
