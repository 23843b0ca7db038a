using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GoRun.Testing;

/// <summary>A GOCACHE folder.</summary>
public sealed record BuildCache(string Folder)
{
    private const int LooksLength = 100;

    /// <summary>Everything that is in this cache and not in <paramref name="earlier"/>, checked against the files' content.</summary>
    public ImmutableSortedSet<string> EntriesSince(BuildCache earlier) =>
        [.. IndexFilesSince(earlier).Select(Read).Where(entry => !entry.IsPrivateToGo).Select(entry => entry.ToString())];

    /// <summary>The files of those entries.</summary>
    public IReadOnlyList<string> IndexFilesSince(BuildCache earlier)
    {
        HashSet<string> known = [.. earlier.IndexFiles().Select(NameOf)];
        return [.. IndexFiles().Where(file => !known.Contains(NameOf(file)))];
    }

    public static void AssertSameEntries(ImmutableSortedSet<string> ofGo, ImmutableSortedSet<string> ofGoRun)
    {
        string onlyGo = string.Join('\n', ofGo.Except(ofGoRun));
        string onlyGoRun = string.Join('\n', ofGoRun.Except(ofGo));
        Assert.True(ofGo.SetEquals(ofGoRun), $"only go wrote:\n{onlyGo}\nonly gorun wrote:\n{onlyGoRun}");
    }

    /// <summary>
    /// A cache with the same entries, beside those that are in the folder already, whose files are second names of this one's: nothing changes a file that is in place and whole,
    /// except that a build with <c>-a</c> writes another time into index entries, which nobody reads.
    /// </summary>
    public BuildCache CopyTo(string folder)
    {
        for (int i = 0; i < 256; i++)
            Directory.CreateDirectory(Path.Combine(folder, i.ToString("x2", CultureInfo.InvariantCulture)));
        foreach (string file in Directory.EnumerateFiles(Folder, "*-?", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            if (!File.Exists(copy) && !Posix.TryLink(file, copy))
                File.Copy(file, copy);
        }
        // Says that the cache was just trimmed: else go would throw away what is old in here.
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        File.WriteAllText(Path.Combine(folder, "trim.txt"), now.ToString(CultureInfo.InvariantCulture));
        return new BuildCache(folder);
    }

    private static string NameOf(string file) => Path.GetFileName(file);

    private IEnumerable<string> IndexFiles() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*-a", SearchOption.AllDirectories) : [];

    // Columns of an index entry: "v1", action ID, output ID, size, time of writing.
    private CacheEntry Read(string indexFile)
    {
        string text = File.ReadAllText(indexFile);
        Assert.Equal(175, text.Length);
        string[] columns = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string actionId = columns[1];
        string outputId = columns[2];
        Assert.Equal(NameOf(indexFile), actionId + "-a");
        string data = Path.Combine(Folder, outputId[..2], outputId + "-d");
        string executableName = "";
        if (Directory.Exists(data))
        {
            data = Assert.Single(Directory.GetFiles(data));
            executableName = Path.GetFileName(data);
        }
        byte[] content = File.ReadAllBytes(data);
        Assert.Equal(outputId, Convert.ToHexStringLower(SHA256.HashData(content)));
        Assert.Equal(columns[3], content.Length.ToString(CultureInfo.InvariantCulture));
        string looks = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, LooksLength));
        return new CacheEntry(actionId, outputId, content.Length, executableName, looks);
    }
}
