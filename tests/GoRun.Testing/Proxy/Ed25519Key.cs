using System.Runtime.InteropServices;

namespace GoRun.Testing.Proxy;

/// <summary>
/// A private key for Ed25519 signatures (RFC 8032). .NET has none of that: OpenSSL's libcrypto, which .NET itself needs here, does the
/// work.
/// </summary>
/// <param name="Seed">32 bytes, as the RFC's examples give a secret key.</param>
public sealed partial record Ed25519Key(ReadOnlyMemory<byte> Seed)
{
    private const int Ed25519 = 1087;
    private const int KeySize = 32;
    private const int SignatureSize = 64;

    /// <summary>32 bytes.</summary>
    public unsafe byte[] PublicKey()
    {
        nint key = Open();
        try
        {
            byte[] bytes = new byte[KeySize];
            nuint size = KeySize;
            fixed (byte* start = bytes)
                Check(EVP_PKEY_get_raw_public_key(key, start, ref size));
            return bytes;
        }
        finally
        {
            EVP_PKEY_free(key);
        }
    }

    /// <summary>64 bytes.</summary>
    public unsafe byte[] Sign(ReadOnlySpan<byte> message)
    {
        nint key = Open();
        nint context = EVP_MD_CTX_new();
        try
        {
            byte[] signature = new byte[SignatureSize];
            nuint size = SignatureSize;
            Check(EVP_DigestSignInit(context, 0, 0, 0, key));
            fixed (byte* result = signature, text = message)
                Check(EVP_DigestSign(context, result, ref size, text, (nuint)message.Length));
            return signature;
        }
        finally
        {
            EVP_MD_CTX_free(context);
            EVP_PKEY_free(key);
        }
    }

    private unsafe nint Open()
    {
        fixed (byte* seed = Seed.Span)
        {
            nint key = EVP_PKEY_new_raw_private_key(Ed25519, 0, seed, (nuint)Seed.Length);
            return key != 0 ? key : throw new ArgumentException($"no private key of {Seed.Length} bytes");
        }
    }

    private static void Check(int success)
    {
        if (success != 1)
            throw new InvalidOperationException("libcrypto cannot sign");
    }

    [LibraryImport("libcrypto.so.3")]
    private static unsafe partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte* key, nuint size);

    [LibraryImport("libcrypto.so.3")]
    private static unsafe partial int EVP_PKEY_get_raw_public_key(nint key, byte* result, ref nuint size);

    [LibraryImport("libcrypto.so.3")]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport("libcrypto.so.3")]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport("libcrypto.so.3")]
    private static partial int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport("libcrypto.so.3")]
    private static unsafe partial int EVP_DigestSign(nint context, byte* signature, ref nuint size, byte* message, nuint length);

    [LibraryImport("libcrypto.so.3")]
    private static partial void EVP_MD_CTX_free(nint context);
}
