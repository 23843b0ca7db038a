namespace GoRun.Testing;

/// <summary>How a process ended, in waitpid's encoding: that and nothing less is what a parent sees.</summary>
public readonly record struct WaitStatus(int Raw)
{
    /// <summary>The exit status, or null when a signal ended the process.</summary>
    public int? ExitStatus => (Raw & 0x7f) == 0 ? (Raw >> 8) & 0xff : null;

    /// <summary>The signal that ended the process, or null when it exited by itself.</summary>
    public int? Signal => (Raw & 0x7f) == 0 ? null : Raw & 0x7f;

    public override string ToString() => Signal is { } signal ? $"signal {signal}" : $"exit status {ExitStatus}";
}
