namespace GoRun.Platform.Hashing;

/// <summary>
/// Ed25519 signatures (RFC 8032), checked by OpenSSL's libcrypto 1.1.1 or newer. .NET has no such class in versions 9 and 10, and Apple's
/// own libraries none for C: on macOS there is only an OpenSSL that the user has installed where the loader finds it.
/// </summary>
public static unsafe class Ed25519
{
    public const int KeySize = 32;
    public const int SignatureSize = 64;

    /// <summary>OpenSSL's number for the algorithm (NID_ED25519).</summary>
    private const int Algorithm = 1087;

    /// <summary>Whether the signature is the key's for the message.</summary>
    /// <param name="publicKey">32 bytes.</param>
    /// <param name="signature">Of another length than 64 bytes it is none.</param>
    /// <exception cref="PlatformNotSupportedException">There is no libcrypto, or an older one.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeySize) throw new ArgumentException($"a key has {KeySize} bytes", nameof(publicKey));
        if (!Functions.ArePresent) throw new PlatformNotSupportedException("OpenSSL's libcrypto (1.1.1 or newer) is not installed");
        if (signature.Length != SignatureSize) return false;
        nint key;
        fixed (byte* bytes = publicKey) key = Functions.NewPublicKey(Algorithm, 0, bytes, KeySize);
        if (key == 0) return false;
        nint context = Functions.NewContext();
        try
        {
            if (Functions.VerifyInit(context, 0, 0, 0, key) != 1) return false;
            fixed (byte* sign = signature, text = message)
                return Functions.Verify(context, sign, (nuint)signature.Length, text, (nuint)message.Length) == 1;
        }
        finally
        {
            Functions.FreeContext(context);
            Functions.FreeKey(key);
        }
    }

    /// <summary>Looked up when the first signature is checked: runs that download nothing do without.</summary>
    private static class Functions
    {
        internal static readonly delegate* unmanaged<int, nint, byte*, nuint, nint> NewPublicKey =
            (delegate* unmanaged<int, nint, byte*, nuint, nint>)Libcrypto.Find("EVP_PKEY_new_raw_public_key");

        internal static readonly delegate* unmanaged<nint, void> FreeKey = (delegate* unmanaged<nint, void>)Libcrypto.Find("EVP_PKEY_free");

        internal static readonly delegate* unmanaged<nint> NewContext = (delegate* unmanaged<nint>)Libcrypto.Find("EVP_MD_CTX_new");

        internal static readonly delegate* unmanaged<nint, void> FreeContext =
            (delegate* unmanaged<nint, void>)Libcrypto.Find("EVP_MD_CTX_free");

        internal static readonly delegate* unmanaged<nint, nint, nint, nint, nint, int> VerifyInit =
            (delegate* unmanaged<nint, nint, nint, nint, nint, int>)Libcrypto.Find("EVP_DigestVerifyInit");

        internal static readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int> Verify =
            (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int>)Libcrypto.Find("EVP_DigestVerify");

        internal static bool ArePresent =>
            NewPublicKey != null && FreeKey != null && NewContext != null && FreeContext != null && VerifyInit != null && Verify != null;
    }
}
