using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The toolchain that a command uses, and the surroundings in which that toolchain's own go would find itself.</summary>
public sealed class ToolchainInUse
{
    private readonly Lazy<ModuleFiles> _modules;

    internal ToolchainInUse(InstalledToolchain toolchain, HostEnvironment host, ConfiguredSettings settings, Func<ModuleFiles> modules, string reason)
    {
        Toolchain = toolchain;
        Host = host;
        Settings = settings;
        Reason = reason;
        _modules = new Lazy<ModuleFiles>(modules);
    }

    public InstalledToolchain Toolchain { get; }

    /// <summary>With GOROOT as that go would find it.</summary>
    public HostEnvironment Host { get; }

    /// <summary>See <see cref="GoEnv.ToolchainReason"/>.</summary>
    public string Reason { get; }

    internal ConfiguredSettings Settings { get; }

    internal ModuleFiles Modules => _modules.Value;
}
