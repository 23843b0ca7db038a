using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// A text with signatures below it (golang.org/x/mod/sumdb/note): an empty line, then lines of an em dash, the signer's name, and in base64
/// the hash of its key and the signature.
/// </summary>
internal static class SignedNote
{
    /// <summary>More than anyone has; a longer list would only be there to waste time.</summary>
    private const int MostSignatures = 100;

    private const int KeyHashSize = sizeof(uint);

    /// <summary>The note's text, which ends in a line feed; the key has signed it. Signatures by other keys do not matter.</summary>
    /// <exception cref="ModuleFetchException">It is no note, or not signed with the key.</exception>
    public static string Open(ReadOnlySpan<byte> note, VerifierKey key)
    {
        int split = note.LastIndexOf("\n\n"u8);
        if (split < 0 || note[^1] != '\n' || split + 2 == note.Length || !IsText(note)) throw Malformed();
        ReadOnlySpan<byte> text = note[..(split + 1)];
        bool verified = false;
        int count = 0;
        foreach (string line in Encoding.UTF8.GetString(note[(split + 2)..^1]).Split('\n'))
        {
            byte[] signature = Signature(line, out string name);
            uint hash = BinaryPrimitives.ReadUInt32BigEndian(signature);
            if (++count > MostSignatures) throw Malformed();
            if (verified || name != key.Name || hash != key.Hash) continue;
            if (!key.Verify(text, signature.AsSpan(KeyHashSize))) throw new ModuleFetchException($"invalid signature for key {name}+{hash:x8}");
            verified = true;
        }

        return verified ? Encoding.UTF8.GetString(text) : throw new ModuleFetchException("note has no verifiable signatures");
    }

    /// <summary>Whether it is UTF-8 without control characters other than line feeds.</summary>
    public static bool IsText(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if (b < ' ' && b != '\n') return false;
        }

        return Utf8.IsValid(text);
    }

    /// <summary>Hash of the key, and signature.</summary>
    private static byte[] Signature(string line, out string name)
    {
        if (!line.StartsWith("— ", StringComparison.Ordinal)) throw Malformed();
        string[] words = line[2..].Split(' ', 2);
        name = words[0];
        bool valid = words.Length == 2 && VerifierKey.IsName(name);
        return valid && VerifierKey.Base64(words[1]) is { Length: > KeyHashSize } signature ? signature : throw Malformed();
    }

    private static ModuleFetchException Malformed() => new("malformed note");
}
