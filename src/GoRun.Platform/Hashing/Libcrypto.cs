using System.Runtime.InteropServices;

namespace GoRun.Platform.Hashing;

/// <summary>
/// OpenSSL's library, and its plain SHA-256 functions. They have been the same since 1.0, need no initialisation of the library, and allocate nothing. The
/// one-call form (SHA256) is another thing since 3.0: it sets up the providers, which takes 0.8 ms.
/// </summary>
internal static unsafe class Libcrypto
{
    /// <summary>Room for SHA256_CTX, which has 112 bytes.</summary>
    private const int StateSize = 128;

    private static readonly nint Library = Load();
    private static readonly delegate* unmanaged<void*, int> Init = (delegate* unmanaged<void*, int>)Find("SHA256_Init");
    private static readonly delegate* unmanaged<void*, byte*, nuint, int> Update =
        (delegate* unmanaged<void*, byte*, nuint, int>)Find("SHA256_Update");
    private static readonly delegate* unmanaged<byte*, void*, int> Final = (delegate* unmanaged<byte*, void*, int>)Find("SHA256_Final");

    internal static bool IsPresent => Init != null && Update != null && Final != null;

    internal static void Hash(ReadOnlySpan<byte> content, Span<byte> hash)
    {
        byte* state = stackalloc byte[StateSize];
        Init(state);
        fixed (byte* bytes = content, result = hash)
        {
            Update(state, bytes, (nuint)content.Length);
            Final(result, state);
        }
    }

    private static nint Load() =>
        NativeLibrary.TryLoad("libcrypto.so.3", out nint library)
        || NativeLibrary.TryLoad("libcrypto.so.1.1", out library)
        || NativeLibrary.TryLoad("libcrypto.3.dylib", out library) ? library : 0;

    /// <summary>The function's address; 0 where it is not there.</summary>
    internal static nint Find(string function) =>
        Library != 0 && NativeLibrary.TryGetExport(Library, function, out nint address) ? address : 0;
}
