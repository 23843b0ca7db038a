using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>What the kernel says of another process.</summary>
public static class OtherProcess
{
    /// <summary>Whether it is stopped (Ctrl-Z, a debugger). False where that cannot be told.</summary>
    public static bool IsStopped(int processId)
    {
        if (!OperatingSystem.IsLinux() || FileReader.Read($"/proc/{processId}/stat", out byte[] text) != 0) return false;
        // proc(5): number, name in parentheses (which may hold anything), state.
        int end = text.AsSpan().LastIndexOf((byte)')');
        return end >= 0 && end + 2 < text.Length && text[end + 2] is (byte)'T' or (byte)'t';
    }
}
