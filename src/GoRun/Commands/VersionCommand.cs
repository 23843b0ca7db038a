using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary><c>gorun version</c>: gorun's own version, then that of the toolchain it would use here, and where that lies.</summary>
internal static class VersionCommand
{
    internal static int Run(Invocation invocation)
    {
        string version = typeof(VersionCommand).Assembly.GetName().Version?.ToString(3) ?? "";
        invocation.Host.Output.WriteLine($"gorun version {version}");
        invocation.Host.Output.Flush();
        GoEnv env = invocation.ReadEnv();
        invocation.Host.Output.WriteLine($"go version {env.Version} {env["GOHOSTOS"]}/{env["GOHOSTARCH"]} ({env.Goroot})");
        return 0;
    }
}
