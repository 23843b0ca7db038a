using System.Globalization;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>What the database signs: how many records its tree has, and the hash over all of them.</summary>
internal readonly record struct TreeHead(long Size, ContentHash Hash)
{
    private const int LongestText = 1_000_000;

    /// <summary>The tree without records, from which everyone starts.</summary>
    public static TreeHead Empty { get; } = new(0, ContentHash.Of([]));

    /// <summary>
    /// Reads <c>go.sum database tree</c>, the size, and the hash in base64, a line each (golang.org/x/mod/sumdb/tlog). More lines may follow.
    /// </summary>
    /// <exception cref="ModuleFetchException">It is something else.</exception>
    public static TreeHead Parse(string text)
    {
        if (text.Length <= LongestText && text.Split('\n', 4) is ["go.sum database tree", var number, var hash, _]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            && number == size.ToString(CultureInfo.InvariantCulture)
            && VerifierKey.Base64(hash) is { Length: ContentHash.Size } bytes)
        {
            return new TreeHead(size, new ContentHash(bytes));
        }

        throw new ModuleFetchException("malformed tree note");
    }
}
