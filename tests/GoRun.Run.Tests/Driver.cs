using System.Collections.Immutable;
using System.Globalization;
using GoRun.Platform;
using GoRun.Run.Exec;
using GoRun.Run.Supervision;
using GoRun.Toolchain;

namespace GoRun.Run.Tests;

/// <summary>
/// This test assembly as a program: <c>become FILE ARGUMENTS...</c> does what gorun does when a program is ready, <c>build TOOL
/// ARGUMENTS...</c> what it does while it is built.
/// </summary>
internal static class Driver
{
    internal static ImmutableArray<string> Command { get; } = [Environment.ProcessPath!, "exec", typeof(Driver).Assembly.Location];

    private static OwnCommand Own => new(Command[0], Command);

    internal static int Main(string[] given)
    {
        string[] arguments = [.. ProcessHost.Arguments(given)];
        HostEnvironment host = ProcessHost.Read();
        try
        {
            if (SupervisedProgram.Continue(Own, arguments) is { } status) return status;
            switch (arguments[0])
            {
                case "become":
                    new Runner(host, Own).Run(ExecProgram.None, arguments[1], [.. arguments[2..]], Env);
                    break;
                case "supervise":
                    new Runner(host, Own).Run(ExecProgram.None, arguments[2], [.. arguments[3..]], Env, HeldDirectory.WithoutLock(arguments[1]));
                    break;
                case "build":
                    Build(host, arguments[1..]);
                    break;
                case "ignores":
                    host.Output.Write(ThisProcess.Ignores(int.Parse(arguments[1], CultureInfo.InvariantCulture)) ? "yes" : "no");
                    break;
            }
        }
        catch (GoError e)
        {
            host.Error.WriteLine(e.Message);
            return e.ExitStatus;
        }

        host.Output.Flush();
        return 0;
    }

    private static void Build(HostEnvironment host, string[] tool)
    {
        using var interruption = new Interruption();
        try
        {
            var runner = new InterruptibleToolRunner(new ToolRunner(), interruption);
            runner.Run(new ToolCommand { Arguments = [.. tool], Directory = "/", Environment = host.Variables }, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            host.Output.Write("cleaned up\n");
            host.Output.Flush();
        }

        interruption.DieIfSignalled();
    }

    private static GoEnv Env => new()
    {
        Values = ImmutableDictionary<string, string>.Empty.Add("GOROOT", "/the/goroot").Add("GOOS", "plan9").Add("GOARCH", "arm"),
        ProcessEnvironment = ImmutableDictionary<string, string>.Empty,
        ToolTags = [],
        CanonicalExperiment = "",
        Release = new GoRelease(1, 27, 0),
        ArchVariable = ("", ""),
    };
}
