using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// What is known before it is known which toolchain is used: the environment, the GOENV file, the toolchain that is installed here and its go.env, and
/// which go.mod and go.work lie above the working directory. All of it is what the installed go command itself would see.
/// </summary>
public sealed class StartSettings
{
    private readonly HostEnvironment _host;
    private readonly ConfiguredSettings _settings;
    private readonly Lazy<ModuleFiles> _modules;

    private StartSettings(HostEnvironment host, string fileSystemRoot)
    {
        _host = host;
        _settings = new ConfiguredSettings(host.Variables, host.Files);
        Installed = new ToolchainLocator(_settings, fileSystemRoot).Find();
        if (Installed is { } toolchain) _settings.AddDistribution(toolchain.Goroot);
        else _settings.AddKnownDistribution();
        _modules = new Lazy<ModuleFiles>(() => ModuleFiles.Find(_settings, Installed?.Goroot, host.WorkingDirectory));
    }

    /// <summary>The one that a go command would belong to; null where there is none. It may be too old to be driven.</summary>
    public InstalledToolchain? Installed { get; }

    public HostEnvironment Host => _host;

    /// <summary>Whether modules are used at all; an unknown GO111MODULE is complained of later.</summary>
    public bool ModulesEnabled => _settings.Get("GO111MODULE") is "" or "on" or "auto" && (_modules.Value.ModulesEnabled || Workspace is not null);

    /// <summary>The go.work in use, else the go.mod; null where there is neither.</summary>
    /// <exception cref="GoError">GOWORK makes no sense.</exception>
    public string? MainFile => Workspace ?? (_modules.Value.HasModule ? _modules.Value.Gomod : null);

    /// <param name="fileSystemRoot">What the usual places of toolchains lie below; empty but in tests.</param>
    /// <exception cref="GoError">The GOROOT that was named is not there.</exception>
    public static StartSettings Read(HostEnvironment host, string fileSystemRoot = "") => new(host, fileSystemRoot);

    /// <summary>The setting, without defaults; empty for none.</summary>
    public string this[string name] => _settings.Get(name);

    /// <summary>To go on with the toolchain that is installed.</summary>
    /// <param name="reason">See <see cref="GoEnv.ToolchainReason"/>.</param>
    /// <exception cref="GoError">There is none, or it is too old.</exception>
    public ToolchainInUse UseInstalled(string reason = "") =>
        new((Installed ?? throw NotFound()).Supported(), _host, _settings, () => _modules.Value, reason);

    /// <summary>To go on with another toolchain, as if its go had been started in place of the installed one.</summary>
    /// <param name="goroot">What that go would find in GOROOT: go sets it for a toolchain of the module cache, and takes it away for one in PATH
    /// (null).</param>
    /// <exception cref="GoError">It is too old.</exception>
    public ToolchainInUse Use(InstalledToolchain toolchain, string? goroot, string reason = "")
    {
        ImmutableDictionary<string, string> variables = goroot is null ? _host.Variables.Remove("GOROOT") : _host.Variables.SetItem("GOROOT", goroot);
        var settings = new ConfiguredSettings(variables, _host.Files);
        settings.AddDistribution(toolchain.Goroot);
        return new ToolchainInUse(
            toolchain.Supported(), _host with { Variables = variables }, settings,
            () => ModuleFiles.Find(settings, toolchain.Goroot, _host.WorkingDirectory), reason);
    }

    /// <summary>The settings by which the installed go would download another toolchain. Without one: all that can be said without one.</summary>
    public GoEnv ForDownload()
    {
        if (Installed is { IsSupported: true }) return GoEnvTable.Read(UseInstalled()).ToGoEnv();
        GoPathSetting goPath = GoPathSetting.Read(_settings, Installed?.Goroot ?? "");
        return new GoEnv
        {
            Values = DownloadSettings.Of(_settings, goPath, HostPlatform.Current).ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
            ProcessEnvironment = _host.Variables,
            FileSettings = _settings.FileSettings(),
            Files = _host.Files,
            ToolTags = [],
            CanonicalExperiment = "",
            Release = GoRelease.OldestSupported,
            ArchVariable = ("", ""),
        };
    }

    /// <summary>What to say where there is no toolchain.</summary>
    /// <param name="more">Why none is downloaded, a line of its own; or empty.</param>
    public static GoError NotFound(string more = "") => new($"""
        gorun: no Go toolchain found: not in $GOROOT, nor as go in $PATH, in /usr/local/go, /usr/lib/go-* or ~/sdk/go*{(more.Length > 0 ? "\n\t" + more : "")}
        	install {GoRelease.OldestSupported.Language} or newer (https://go.dev/dl/), or set GOROOT to where it is
        """);

    private string? Workspace => _modules.Value.Gowork is { Length: > 0 } file and not "off" && _host.Files.FileExists(file) ? file : null;
}
