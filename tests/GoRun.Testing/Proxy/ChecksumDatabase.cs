using System.Text;
using System.Text.RegularExpressions;

namespace GoRun.Testing.Proxy;

/// <summary>
/// A checksum database (golang.org/ref/mod, "Checksum database") that adds a record for each module version when it is first asked for:
/// <code>
/// /latest                  the signed tree: size and root hash
/// /lookup/path@version     number and text of a record, and the signed tree
/// /tile/8/0/000.p/5        hashes out of the tree, here the first 5; x001/234 is tile 1234
/// /tile/8/data/000.p/5     the texts of those records
/// </code>
/// </summary>
/// <param name="sums">The lines of go.sum for a path and a version; null where there are none.</param>
internal sealed partial class ChecksumDatabase(NoteSigner signer, Func<string, string, string?> sums)
{
    private readonly Lock gate = new();
    private readonly MerkleTree tree = new();
    private readonly List<string> records = [];
    private readonly Dictionary<(string Path, string Version), int> numbers = [];

    /// <param name="path">Begins with a slash.</param>
    public HttpReply Answer(string path)
    {
        lock (gate)
        {
            if (path == "/latest")
                return HttpReply.Text(SignedTree());
            if (path.StartsWith("/lookup/", StringComparison.Ordinal))
                return Lookup(path["/lookup/".Length..]);
            return Tile.Parse(path) is { } tile ? Answer(tile) : HttpReply.NotFound;
        }
    }

    /// <summary>Adds a record unless it is there; gives its number, or null where there are no sums.</summary>
    public int? Add(string path, string version)
    {
        lock (gate)
        {
            if (numbers.TryGetValue((path, version), out int known))
                return known;
            if (sums(path, version) is not { } text)
                return null;
            records.Add(text);
            tree.Add(Encoding.UTF8.GetBytes(text));
            numbers.Add((path, version), tree.Count - 1);
            return tree.Count - 1;
        }
    }

    private HttpReply Lookup(string module)
    {
        if (ModuleAtVersion().Match(module) is not { Success: true } match)
            return HttpReply.Error(400, "invalid module@version syntax");
        string? path = ModuleArchives.Unescape(match.Groups["path"].Value);
        string? version = ModuleArchives.Unescape(match.Groups["version"].Value);
        return path is not null && version is not null && Add(path, version) is { } number
            ? HttpReply.Text($"{number}\n{records[number]}\n{SignedTree()}")
            : HttpReply.Error(404, "file does not exist");
    }

    private HttpReply Answer(Tile tile)
    {
        int first = tile.Index << tile.Height;
        if (tile.Level is not { } level)
            return HttpReply.Text(string.Concat(records.Skip(first).Take(tile.Width).Select(record => record + "\n")));
        return tree.Hashes(tile.Height * level, first, tile.Width) is { } hashes ? HttpReply.Bytes(hashes) : HttpReply.NotFound;
    }

    private string SignedTree() => signer.Sign($"go.sum database tree\n{tree.Count}\n{Convert.ToBase64String(tree.Root())}\n");

    [GeneratedRegex(@"^(?<path>[^@]+)@(?<version>v\d+\.\d+\.\d+(-[^@]*)?(\+incompatible)?)$")]
    private static partial Regex ModuleAtVersion();
}
