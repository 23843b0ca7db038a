namespace GoRun.Testing;

/// <summary>What is left of a process that ended.</summary>
public sealed record Execution(string CommandLine, int ProcessId, WaitStatus Status, string Output, string Errors)
{
    /// <summary>Fails with everything that was printed unless the exit status is 0.</summary>
    public Execution Succeeded()
    {
        Assert.True(Status.Raw == 0, ToString());
        return this;
    }

    public override string ToString() => $"{CommandLine}\n{Status}\n-- stdout --\n{Output}-- stderr --\n{Errors}";
}
