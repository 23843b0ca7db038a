using System.Security.Cryptography;
using System.Text;

namespace GoRun.Testing.Proxy;

/// <summary>Signs texts in the form that checksum databases use (golang.org/x/mod/sumdb/note).</summary>
/// <param name="Name">The server's, such as <c>sum.example.com</c>; without spaces and plus signs.</param>
public sealed record NoteSigner(string Name, Ed25519Key Key)
{
    // A public key begins with a byte that says what it is for.
    private const byte Ed25519 = 1;

    /// <summary>Name, hash of the key, key, with plus signs between: what GOSUMDB is set to so that the signatures are believed.</summary>
    public string VerifierKey => $"{Name}+{Convert.ToHexStringLower(KeyHash())}+{Convert.ToBase64String(PublicKey())}";

    /// <summary>The text, an empty line, and a line with the signature.</summary>
    /// <param name="text">Ends in a newline.</param>
    public string Sign(string text)
    {
        byte[] signature = [.. KeyHash(), .. Key.Sign(Encoding.UTF8.GetBytes(text))];
        return $"{text}\n— {Name} {Convert.ToBase64String(signature)}\n";
    }

    private byte[] PublicKey() => [Ed25519, .. Key.PublicKey()];

    private byte[] KeyHash() => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name + "\n"), .. PublicKey()])[..sizeof(uint)];
}
