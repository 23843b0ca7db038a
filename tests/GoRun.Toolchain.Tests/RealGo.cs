using System.Collections.Immutable;
using System.Diagnostics;

namespace GoRun.Toolchain.Tests;

/// <summary>What a go command printed, and how it ended.</summary>
internal readonly record struct Answer(int ExitStatus, string Output, string Error);

/// <summary>Runs the real go command, and gorun's rooms, with exactly the variables that are given.</summary>
internal static class RealGo
{
    internal static Answer Run(string goroot, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(goroot + "/bin/go", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process go = Process.Start(start)!;
        Task<string> error = go.StandardError.ReadToEndAsync();
        string output = go.StandardOutput.ReadToEnd();
        go.WaitForExit();
        return new Answer(go.ExitCode, output, error.Result);
    }

    internal static Answer Env(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        try
        {
            int status = EnvCommand.Run(Host(folder, variables, output, error), folder, arguments);
            return new Answer(status, output.ToString(), error.ToString());
        }
        catch (Platform.GoError e)
        {
            return new Answer(e.ExitStatus, output.ToString(), error + e.Message + "\n");
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
