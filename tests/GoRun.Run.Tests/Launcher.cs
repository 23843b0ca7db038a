using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;

namespace GoRun.Run.Tests;

/// <summary>Starts the <see cref="Driver"/> the way a shell would, and tells exactly how it ended.</summary>
internal static class Launcher
{
    /// <summary>The driver with these words.</summary>
    internal static (string Output, int ExitCode, int Signal) Drive(params string[] words) => Start([.. Driver.Command, .. words]);

    /// <summary>A shell script in which <c>$driver</c> is the driver.</summary>
    internal static (string Output, int ExitCode, int Signal) Shell(string script) => Start(["/bin/sh", "-c", script]);

    private static (string Output, int ExitCode, int Signal) Start(ImmutableArray<string> words)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/bin:/bin",
            ["EMPTY"] = "",
            ["driver"] = string.Join(' ', Driver.Command),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_gcServer"] = "0",
        };
        ToolResult result = new ToolRunner().Run(new ToolCommand { Arguments = words, Directory = "/", Environment = environment }, CancellationToken.None);
        return (Encoding.Latin1.GetString(result.Output), result.ExitCode, result.Signal);
    }
}
