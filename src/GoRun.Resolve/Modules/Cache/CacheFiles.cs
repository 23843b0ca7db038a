using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>Writes the small files of GOMODCACHE's download half, in the way of go commands that do the same at the same time.</summary>
internal static class CacheFiles
{
    /// <summary>Writes a <c>.mod</c> file, and the list of versions beside it anew.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void WriteGoMod(string path, ReadOnlySpan<byte> content)
    {
        Write(path, content);
        WriteList(path[..path.LastIndexOf('/')]);
    }

    /// <summary>Writes or replaces a file, never to be seen half-written.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        DirectoryTree.Make(path[..path.LastIndexOf('/')]);
        AtomicFile.Write(path, content);
    }

    /// <summary>Writes a <c>.ziphash</c> file, which other go commands read under a lock.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void WriteSum(string path, string sum) => LockedFile.Change(path, _ => Encoding.ASCII.GetBytes(sum));

    /// <summary>The list names each version of which there is a go.mod file, because without one a version is of no use.</summary>
    private static void WriteList(string directory)
    {
        try
        {
            LockedFile.Change(directory + "/list", old =>
            {
                byte[] list = Encoding.ASCII.GetBytes(string.Concat(Versions(directory).Select(v => v + "\n")));
                return old.AsSpan().SequenceEqual(list) ? null : list;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only who serves this folder as a proxy needs the list.
        }
    }

    private static IEnumerable<string> Versions(string directory) =>
        Directory.EnumerateFiles(directory, "*.mod")
            .Select(f => f[(directory.Length + 1)..^".mod".Length])
            .Where(v => v.Length > 0 && SemanticVersion.Canonical(v) == v)
            .Order(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b) is not 0 and var order ? order : string.CompareOrdinal(a, b)));
}
