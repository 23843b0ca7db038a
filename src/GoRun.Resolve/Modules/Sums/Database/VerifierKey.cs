using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Platform.Hashing;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// Whose signatures are believed: <c>name+hash+key</c>, where the hash (8 hexadecimal digits) is the start of the SHA-256 of name and key,
/// and the key in base64 is a byte for the algorithm, here always 1, and 32 bytes for Ed25519 (golang.org/x/mod/sumdb/note).
/// </summary>
internal sealed class VerifierKey
{
    private const byte Ed25519Algorithm = 1;

    private readonly byte[] _key;

    private VerifierKey(string name, uint hash, byte[] key)
    {
        Name = name;
        Hash = hash;
        _key = key;
    }

    /// <summary>The signer's, like <c>sum.example.com/db</c>; without spaces and plus signs.</summary>
    public string Name { get; }

    public uint Hash { get; }

    /// <exception cref="ModuleFetchException">It is no such key.</exception>
    public static VerifierKey Parse(string text)
    {
        string[] parts = text.Split('+', 3);
        if (parts.Length < 3 || parts[1].Length != 8 || !IsName(parts[0])
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint hash)
            || Base64(parts[2]) is not { Length: > 0 } key)
        {
            throw new ModuleFetchException("malformed verifier id");
        }

        if (HashOf(parts[0], key) != hash) throw new ModuleFetchException("invalid verifier hash");
        if (key[0] != Ed25519Algorithm) throw new ModuleFetchException("unknown verifier algorithm");
        if (key.Length != 1 + Ed25519.KeySize) throw new ModuleFetchException("malformed verifier id");
        return new VerifierKey(parts[0], hash, key[1..]);
    }

    /// <summary>What a signer may be called.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(char.IsWhiteSpace);

    /// <summary>Null for what is no base64; line breaks in it are passed over, as go does.</summary>
    public static byte[]? Base64(string text)
    {
        if (text.AsSpan().ContainsAny(" \t")) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }

    /// <exception cref="GoError">This machine has nothing to check a signature with.</exception>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            return Ed25519.Verify(_key, message, signature);
        }
        catch (PlatformNotSupportedException e)
        {
            throw new GoError(
                $"gorun: cannot check the signature of the checksum database {Name}: {e.Message};\n"
                + "install OpenSSL, or name the modules that are not to be looked up there in GONOSUMDB");
        }
    }

    private static uint HashOf(string name, byte[] key)
    {
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        ContentHash.Of([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. key]).CopyTo(hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}
