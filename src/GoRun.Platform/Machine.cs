using System.Text;

namespace GoRun.Platform;

/// <summary>The machine that gorun runs on.</summary>
public static class Machine
{
    /// <summary>Another text after each start of the machine (random(4)); empty where the system does not tell.</summary>
    public static string BootId()
    {
        if (!OperatingSystem.IsLinux()) return "";
        Span<byte> text = stackalloc byte[64];
        return FileStart.Read("/proc/sys/kernel/random/boot_id", text) is { } read ? Encoding.ASCII.GetString(text[..read.Length]) : "";
    }
}
