using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The platform that the toolchain's own programs run on, in go's words.</summary>
internal readonly record struct HostPlatform(string Goos, string Goarch)
{
    /// <summary>This machine.</summary>
    /// <exception cref="GoError">gorun does not drive Go here.</exception>
    internal static HostPlatform Current
    {
        get
        {
            string goos = OperatingSystem.IsLinux() ? "linux"
                : OperatingSystem.IsMacOS() ? "darwin"
                : throw new GoError("gorun: this operating system is not supported: gorun runs on Linux and macOS");
            return new HostPlatform(goos, RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.X64 => "amd64",
                Architecture.Arm64 => "arm64",
                Architecture other => throw new GoError($"gorun: this processor ({other}) is not supported: gorun runs on amd64 and arm64"),
            });
        }
    }
}
