using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>Flags of open(2) whose numbers differ between systems.</summary>
internal static class OpenFlags
{
    /// <summary>Children do not inherit the descriptor.</summary>
    internal static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    /// <summary>Fails for what is no directory, without waiting as the opening of a pipe would.</summary>
    internal static int DirectoryOnly => !OperatingSystem.IsLinux() ? 0x100000 : IsArm ? 0x4000 : 0x10000;

    /// <summary>Fails for a symbolic link.</summary>
    internal static int NoFollow => !OperatingSystem.IsLinux() ? 0x100 : IsArm ? 0x8000 : 0x20000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
}
