namespace GoRun.Platform.Processes;

/// <summary>What waitpid tells of a child, in its encoding.</summary>
public readonly record struct ChildChange(int Status)
{
    /// <summary>0 to 255 where it has exited by itself; else null.</summary>
    public int? ExitStatus => (Status & 0x7f) == 0 ? (Status >> 8) & 0xff : null;

    /// <summary>The signal that has ended it, or null.</summary>
    public int? EndedBy => (Status & 0x7f) is not 0 and not 0x7f and var signal ? signal : null;

    /// <summary>The signal that has stopped it, or null.</summary>
    public int? StoppedBy => (Status & 0xff) == 0x7f && !HasContinued ? (Status >> 8) & 0xff : null;

    /// <summary>It was stopped, and goes on.</summary>
    public bool HasContinued => OperatingSystem.IsLinux() ? Status == 0xffff : Status == 0x137f;
}
