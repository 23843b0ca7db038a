using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>
/// A program that can be run in two ways: by gorun, and directly, for which <c>go build</c> has made it. What a test sees of the one it
/// should see of the other.
/// </summary>
internal sealed class Twin : IDisposable
{
    private Twin(Sandbox sandbox) => Sandbox = sandbox;

    public Sandbox Sandbox { get; }

    /// <summary>The program as <c>go build</c> made it.</summary>
    public string Program => Sandbox.In("program");

    /// <summary>What <c>$run</c> stands for in a script, first by gorun and then directly.</summary>
    public IReadOnlyList<string> Ways => [$"{Toolchains.GoRunBinary} run .", Program];

    /// <param name="module">Its files, as a <see cref="TextArchive"/>; the program is in its root.</param>
    public static Twin Create(string version, string module)
    {
        Sandbox sandbox = Sandbox.Create(version, module);
        var twin = new Twin(sandbox);
        sandbox.Go("build", "-o", twin.Program, ".").Succeeded();
        return twin;
    }

    /// <summary>A shell in which <c>$run</c> is the program in one of the two ways.</summary>
    public Command Shell(string way, params ReadOnlySpan<string> arguments) =>
        Sandbox.CommandFor("/bin/bash", arguments) with { Environment = Sandbox.Environment.SetItem("run", way) };

    /// <summary>Runs a script of bash in both ways.</summary>
    public (Execution ByGoRun, Execution Directly) InShell(string script)
    {
        Execution[] both = [.. Ways.Select(way => Sandbox.Run(Shell(way, "-c", script)))];
        return (both[0], both[1]);
    }

    public void AssertSame(string script)
    {
        var (byGoRun, directly) = InShell(script);
        Assert.Equal(directly.Output, byGoRun.Output);
        Assert.Equal((directly.Errors, directly.Status), (byGoRun.Errors, byGoRun.Status));
    }

    public void Dispose() => Sandbox.Dispose();
}
