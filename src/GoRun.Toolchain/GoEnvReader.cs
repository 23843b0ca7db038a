using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The door of this room: finds the toolchain and answers with its settings. Reads a dozen small files and starts no process.
/// </summary>
public static class GoEnvReader
{
    /// <summary>
    /// Everything a build needs to know, checked as far as go checks it before it loads packages. In order: GOENV file, GOROOT, go.env, the
    /// defaults of the distribution, go.mod and go.work above the working directory, the checks.
    /// </summary>
    /// <param name="workingDirectory">Absolute and clean, in the logical spelling: where <c>-C</c> leads, or the host's.</param>
    /// <exception cref="GoError">There is no toolchain, or a setting makes no sense; in go's words.</exception>
    public static GoEnv Read(HostEnvironment host, string workingDirectory)
    {
        GoEnvTable table = GoEnvTable.Read(host, workingDirectory);
        GoEnv env = table.ToGoEnv();
        BuildChecks.Check(env);
        return env;
    }
}
