using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary>
/// A program that is built and in the cache, and beside it programs for <c>-exec</c>: <c>bin/show</c> prints how it was started,
/// <c>bin/plain</c> may not be executed. Shared by the tests of a class.
/// </summary>
public sealed class ExecPlace : IDisposable
{
    private const string Source = """
        -- go.mod --
        module example.com/hello

        go 1.24
        -- main.go --
        package main

        import "os"

        func main() { println("hello", len(os.Args), os.Args[0]) }
        -- bin/show --
        #!/bin/sh
        echo "$0 (PATH=$PATH)"
        for word in "$@"; do echo "[$word]"; done
        -- bin/plain --
        #!/bin/sh
        """;

    private readonly Dictionary<string, Sandbox> sandboxes = new(StringComparer.Ordinal);

    internal Sandbox Of(string version)
    {
        if (sandboxes.TryGetValue(version, out Sandbox? known))
            return known;
        Sandbox sandbox = Sandbox.Create(version, Source);
        sandboxes.Add(version, sandbox);
        const UnixFileMode executable = (UnixFileMode)0x1ed;
        File.SetUnixFileMode(Show(sandbox), executable);
        sandbox.Go("run", ".").Succeeded();
        return sandbox;
    }

    internal static string Show(Sandbox sandbox) => Path.Combine(sandbox.Module, "bin", "show");

    /// <summary>Runs with <paramref name="variables"/> (<c>NAME=value</c>) laid over the environment.</summary>
    internal static Execution Run(Sandbox sandbox, string file, IEnumerable<string> variables, params ReadOnlySpan<string> arguments)
    {
        Command command = sandbox.CommandFor(file, arguments);
        foreach (string variable in variables)
        {
            int equals = variable.IndexOf('=', StringComparison.Ordinal);
            command = command with { Environment = command.Environment.SetItem(variable[..equals], variable[(equals + 1)..]) };
        }
        return sandbox.Run(command);
    }

    public void Dispose()
    {
        foreach (Sandbox sandbox in sandboxes.Values)
            sandbox.Dispose();
    }
}
