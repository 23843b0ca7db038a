using System.Text;
using GoRun.Platform.Posix;

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
    /// <param name="identity">The directory's, before it was read.</param>
    public static ContentHash? Of(string directory, out FileIdentity identity)
    {
        var entries = new List<DirectoryEntry>();
        int error = DirectoryReader.Read(directory, entries, out FileStatus status);
        identity = status.Identity;
        return error == 0 ? Of(entries) : null;
    }
}
