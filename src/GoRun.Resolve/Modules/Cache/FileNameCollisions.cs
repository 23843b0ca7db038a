using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>
/// Finds files of a module that a file system without upper and lower case cannot hold side by side, and names that are both a file and a
/// folder (golang.org/x/mod/zip).
/// </summary>
internal sealed class FileNameCollisions
{
    private readonly Dictionary<string, (string Path, bool IsFolder)> _known = new(StringComparer.Ordinal);

    /// <summary>Adds a name and the folders above it. Null, or why it cannot be there.</summary>
    /// <param name="path">Relative, clean, with slashes.</param>
    public string? Add(string path, bool isFolder)
    {
        while (true)
        {
            if (!_known.TryAdd(Fold(path), (path, isFolder)) && Problem(_known[Fold(path)], path, isFolder) is { } problem) return problem;
            int slash = path.LastIndexOf('/');
            if (slash < 0) return null;
            path = path[..slash];
            isFolder = true;
        }
    }

    private static string? Problem((string Path, bool IsFolder) known, string path, bool isFolder)
    {
        if (known.Path != path) return $"case-insensitive file name collision: {GoQuoting.Quote(known.Path)} and {GoQuoting.Quote(path)}";
        if (known.IsFolder != isFolder) return $"entry {GoQuoting.Quote(path)} is both a file and a directory";
        return isFolder ? null : $"multiple entries for file {GoQuoting.Quote(path)}";
    }

    /// <summary>The same for all spellings that differ in case only, by Unicode's simple folding.</summary>
    private static string Fold(string path)
    {
        if (!path.AsSpan().ContainsAnyExceptInRange('\0', '\x7f')) return path.ToLowerInvariant();
        var folded = new StringBuilder(path.Length);
        foreach (Rune rune in path.EnumerateRunes())
        {
            // .NET does not take these two for the letters s and k, from which only their case sets them apart.
            Rune one = rune.Value switch { 0x17f => new Rune('s'), 0x212a => new Rune('k'), _ => rune };
            folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(one)));
        }

        return folded.ToString();
    }
}
