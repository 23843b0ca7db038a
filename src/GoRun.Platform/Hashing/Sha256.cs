using System.Security.Cryptography;

namespace GoRun.Platform.Hashing;

/// <summary>
/// SHA-256 in the fastest form that the machine has. On Linux that is the system's libcrypto called directly: 1.6 GB/s with the processor's
/// own instructions, and 1.5 ms less at start-up than .NET's classes, which also load libssl, look up hundreds of functions and set up
/// providers. Where there is no libcrypto, our own code does it at a sixth of the speed. Elsewhere .NET's class, which is Apple's on macOS.
/// </summary>
internal static class Sha256
{
    /// <summary>The hash of a whole content.</summary>
    internal static void Hash(ReadOnlySpan<byte> content, Span<byte> hash)
    {
        if (!OperatingSystem.IsLinux()) SHA256.HashData(content, hash);
        else if (Libcrypto.IsPresent) Libcrypto.Hash(content, hash);
        else ManagedSha256.Hash(content, hash);
    }
}
