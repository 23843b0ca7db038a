using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The door of this room: the settings of a toolchain. Reads a dozen small files and starts no process.
/// </summary>
public static class GoEnvReader
{
    /// <summary>
    /// Everything a build needs to know, checked as far as go checks it before it loads packages. In order: GOENV file, go.env, the
    /// defaults of the distribution, go.mod and go.work above the working directory, the checks.
    /// </summary>
    /// <exception cref="GoError">A setting makes no sense; in go's words.</exception>
    public static GoEnv Read(ToolchainInUse toolchain)
    {
        GoEnv env = GoEnvTable.Read(toolchain).ToGoEnv();
        BuildChecks.Check(env);
        return env;
    }

    /// <summary>With the toolchain that is installed, whatever GOTOOLCHAIN and go.mod say.</summary>
    /// <param name="workingDirectory">Absolute and clean, in the logical spelling.</param>
    /// <exception cref="GoError">There is no toolchain, or a setting makes no sense; in go's words.</exception>
    public static GoEnv Read(HostEnvironment host, string workingDirectory) =>
        Read(StartSettings.Read(host with { WorkingDirectory = workingDirectory }).UseInstalled());
}
