using System.Globalization;
using GoRun.Platform;

namespace GoRun.Build.Cache;

// Each write goes to a file of its own first and is then renamed, so that a reader, a full disk or a kill at any moment never leaves a
// short file under a name that counts. The temporary names end in -d like outputs do: should one stay behind, go's trimming removes it
// after five days.
internal sealed partial class BuildCache
{
    /// <summary>What to do where its file system is full.</summary>
    private const string OtherPlace = "set GOCACHE to a folder on another file system";

    private const string Readme =
        """
        This directory holds cached build artifacts from the Go build system.
        Run "go clean -cache" if the directory is getting too large.
        Run "go clean -fuzzcache" to delete the fuzz cache.
        See go.dev to learn more about Go.

        """;

    /// <summary>
    /// Stores bytes as the output of an action. False where the cache cannot be written, which is no failure of the build.
    /// </summary>
    public bool TryPut(ContentHash actionId, ReadOnlySpan<byte> content)
    {
        ContentHash outputId = ContentHash.Of(content);
        try
        {
            string path = OutputPath(outputId);
            if (!IsThere(path, content.Length) || !content.SequenceEqual(File.ReadAllBytes(path))) WriteAndRename(path, content, outputId);
            PutEntry(actionId, new IndexEntry(outputId, content.Length));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Moves a finished file of the work directory into the cache. Null where the cache cannot be written: the file then stays where it
    /// was.
    /// </summary>
    /// <param name="outputId">SHA-256 of the file.</param>
    /// <returns>Its place in the cache.</returns>
    public string? TryMoveIn(ContentHash actionId, string file, ContentHash outputId, long size)
    {
        try
        {
            string path = OutputPath(outputId);
            MoveTo(path, file, outputId);
            PutEntry(actionId, new IndexEntry(outputId, size));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="TryMoveIn"/>, for a program: its entry is a directory that holds it under its own name.</summary>
    public string? TryMoveInExecutable(ContentHash actionId, string name, string file, ContentHash outputId, long size)
    {
        try
        {
            string directory = OutputPath(outputId);
            Directory.CreateDirectory(directory);
            string path = Path.Combine(directory, name);
            // The same program is left alone, unless a bad disk or hand has changed it: it would be run as it is.
            if (!IsThere(path, size) || ContentHash.Of(File.ReadAllBytes(path)) != outputId) MoveTo(path, file, outputId);
            PutEntry(actionId, new IndexEntry(outputId, size));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsThere(string path, long size)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == size;
    }

    private void PutEntry(ContentHash actionId, IndexEntry entry)
    {
        long nanoseconds = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        WriteAndRename(FileName(actionId, 'a'), entry.Format(actionId, nanoseconds), actionId);
    }

    private void WriteAndRename(string path, ReadOnlySpan<byte> content, ContentHash id)
    {
        string temporary = TemporaryName(id);
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // From another file system the first move copies; the second is always a rename.
    private void MoveTo(string path, string file, ContentHash id)
    {
        string temporary = TemporaryName(id);
        try
        {
            File.Move(file, temporary, overwrite: true);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary) && !File.Exists(file)) File.Move(temporary, file);
            else File.Delete(temporary);
            throw;
        }
    }

    private string TemporaryName(ContentHash id)
    {
        string hex = id.ToHex();
        string unique = Random.Shared.NextInt64().ToString("x", CultureInfo.InvariantCulture);
        return $"{_root}/{hex.AsSpan(0, 2)}/{hex}-{unique}-d";
    }

    private void MakeDirectories()
    {
        try
        {
            DirectoryTree.Make(_root);
            string readme = Path.Combine(_root, "README");
            if (!File.Exists(readme)) TryWriteReadme(readme);
            for (int i = 0; i < 256; i++) DirectoryTree.Make(Path.Combine(_root, i.ToString("x2", CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string wayOut = DiskProblem.WayOut(e, OtherPlace);
            throw new GoError($"failed to initialize build cache at {_root}: {e.Message}{wayOut}");
        }
    }

    private static void TryWriteReadme(string path)
    {
        try
        {
            File.WriteAllText(path, Readme);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only a courtesy to whoever finds the directory.
        }
    }
}
