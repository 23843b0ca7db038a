using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary>Runs <c>gorun env</c> within the test, with exactly the variables that are given.</summary>
internal static class EnvCommandRun
{
    internal static GoAnswer Env(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        try
        {
            int status = EnvCommand.Run(StartSettings.Read(Host(folder, variables, output, error)).UseInstalled(), arguments);
            return new GoAnswer(status, output.ToString(), error.ToString());
        }
        catch (Platform.GoError e)
        {
            return new GoAnswer(e.ExitStatus, output.ToString(), error + e.Message + "\n");
        }
    }

    internal static Platform.HostEnvironment Host(string folder, IReadOnlyDictionary<string, string> variables, TextWriter? output = null, TextWriter? error = null) => new()
    {
        Variables = variables.ToImmutableDictionary(StringComparer.Ordinal),
        WorkingDirectory = folder,
        Output = output ?? TextWriter.Null,
        Error = error ?? TextWriter.Null,
    };
}
