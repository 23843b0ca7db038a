using GoRun.Platform;
using GoRun.Resolve.Modules.Web;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>What every part of the module side needs to know of the invocation.</summary>
/// <param name="host">Takes what is to be seen at once (<c>go: downloading ...</c>), and tells the time.</param>
/// <param name="tools">Runs version control commands; to be prepared before a file is written that a signal must not leave behind.</param>
/// <param name="workingDirectory">Absolute and clean; paths in messages are made relative to it where that is shorter.</param>
/// <param name="cancellation">Fires when gorun is to stop; downloads end with <see cref="OperationCanceledException"/>.</param>
internal sealed class ModuleContext(
    GoEnv env,
    BuildFlags flags,
    SourceTree sources,
    HostEnvironment host,
    IToolRunner tools,
    string workingDirectory,
    CancellationToken cancellation)
{
    private WebClient? _web;

    public GoEnv Env { get; } = env;

    public BuildFlags Flags { get; } = flags;

    public SourceTree Sources { get; } = sources;

    /// <summary>The directories that were looked into for packages.</summary>
    public PackageDirectories Directories { get; init; } = new(sources, memory: null);

    public HostEnvironment Host { get; } = host;

    public IToolRunner Tools { get; } = tools;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>For what others are to know of who waits for the network.</summary>
    public NetworkWaits Waits { get; } = new();

    /// <summary>Takes lines that are to be seen at once.</summary>
    public Notices Notices { get; } = new(host);

    /// <summary>The network. Touched only when something has to come from there.</summary>
    public WebClient Web
    {
        get
        {
            Host.Files.Log?.Refuse("the network was asked");
            return LazyInitializer.EnsureInitialized(ref _web, () => new WebClient(this));
        }
    }

    public string WorkingDirectory { get; } = workingDirectory;

    /// <summary>The toolchain's version as a go line would spell it, like <c>1.27.4</c>.</summary>
    public string LocalGoVersion { get; } = GoVersion.OfToolchain(env.Version);

    /// <summary>The path as go shows it (base.ShortPath).</summary>
    public string Short(string path)
    {
        if (!path.StartsWith('/')) return path;
        string relative = Path.GetRelativePath(WorkingDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }

    /// <summary>Whether a go line asks for more than the toolchain is.</summary>
    public bool IsTooNew(string goVersion) => GoVersion.Compare(goVersion, LocalGoVersion) > 0;

    /// <summary>go's message for a go line that asks for too much (gover.TooNewError).</summary>
    public string TooNew(string what, string goVersion)
    {
        string setting = Env["GOTOOLCHAIN"];
        string why = setting is "" or "auto" ? "" : $"; GOTOOLCHAIN={setting}";
        return $"{what} requires go >= {goVersion} (running go {LocalGoVersion}{why}{Env.ToolchainReason})";
    }
}
