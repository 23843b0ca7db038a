using System.Security.Cryptography;
using System.Text;

namespace GoRun.Testing.Proxy;

/// <summary>
/// The <c>h1:</c> sums of go.sum (golang.org/x/mod/sumdb/dirhash): SHA-256 over what <c>sha256sum</c> would print for the files, sorted
/// by name.
/// </summary>
public static class DirectoryHash
{
    public static string Of(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> files)
    {
        var list = new StringBuilder();
        foreach ((string name, ReadOnlyMemory<byte> content) in files.OrderBy(file => file.Name, Comparer<string>.Create(CompareBytes)))
            list.Append(Convert.ToHexStringLower(SHA256.HashData(content.Span))).Append("  ").Append(name).Append('\n');
        return "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
    }

    // Beyond ASCII, the order of .NET's UTF-16 words is not that of UTF-8's bytes.
    private static int CompareBytes(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
