using System.Text;

namespace GoRun.Platform;

/// <summary>The hash of a directory's names and kinds, in whatever order they come.</summary>
public static class ListingHash
{
    public static ContentHash Of(IEnumerable<DirectoryEntry> entries)
    {
        var text = new StringBuilder();
        foreach (DirectoryEntry entry in entries.OrderBy(static e => e.Name, StringComparer.Ordinal))
            text.Append(entry.Name).Append('\0').Append((char)('0' + (int)entry.Kind)).Append(entry.IsSymbolicLink ? '@' : '-');
        return ContentHash.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The hash of a directory as it is now; null where it cannot be listed.</summary>
    public static ContentHash? Of(string directory)
    {
        var entries = new List<DirectoryEntry>();
        return Posix.DirectoryReader.Read(directory, entries, out _) == 0 ? Of(entries) : null;
    }
}
