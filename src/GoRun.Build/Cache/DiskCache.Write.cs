using System.Globalization;
using GoRun.Platform;

namespace GoRun.Build.Cache;

// Each write goes to a file of its own first and is then renamed, so that a reader, a full disk or a kill at any moment never leaves a
// short file under a name that counts. The temporary names end in -d like outputs do: should one stay behind, trimming removes it after
// five days.
internal sealed partial class DiskCache
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

    /// <inheritdoc/>
    public override string? Shortage => _shortage;

    /// <inheritdoc/>
    public override bool TryPut(ContentHash actionId, ReadOnlySpan<byte> content)
    {
        ContentHash outputId = ContentHash.Of(content);
        try
        {
            var output = new CachedOutput(OutputPath(outputId), outputId);
            if (output.ReadIfWhole() is { } there) MarkUsed(output.Path, there);
            else WriteAndRename(output.Path, content, outputId);
            PutEntry(actionId, new IndexEntry(outputId, content.Length));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NoteShortage(e);
            return false;
        }
    }

    /// <inheritdoc/>
    public override CachedOutput? TryPutFile(ContentHash actionId, string file, ContentHash outputId, long size, bool share)
    {
        try
        {
            string path = OutputPath(outputId);
            Place(path, file, outputId, share);
            PutEntry(actionId, new IndexEntry(outputId, size));
            return new CachedOutput(path, outputId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NoteShortage(e);
            return null;
        }
    }

    /// <inheritdoc/>
    public override CachedOutput? TryPutExecutable(
        ContentHash actionId, string name, string file, ContentHash outputId, long size, bool share)
    {
        try
        {
            string directory = OutputPath(outputId);
            Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
            if (!Directory.Exists(directory)) File.Delete(directory);
            Directory.CreateDirectory(directory);
            var output = new CachedOutput(Path.Combine(directory, name), outputId);
            // The same program is left alone, unless a bad disk or hand has changed it: it would be run as it is.
            bool isThere = output.ReadIfWhole() is not null && ProgramPath.ProblemWith(output.Path) == 0;
            if (!isThere) Place(output.Path, file, outputId, share);
            else if (FileIdentity.Of(directory) is { } entry) MarkUsed(directory, entry);
            foreach (string other in Directory.GetFileSystemEntries(directory))
            {
                if (other != output.Path) Remove(other);
            }

            PutEntry(actionId, new IndexEntry(outputId, size));
            return output;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NoteShortage(e);
            DirectoryTree.RemoveIfEmpty(OutputPath(outputId));
            return null;
        }
    }

    private void NoteShortage(Exception problem)
    {
        if (DiskProblem.WayOut(problem, OtherPlace) is { Length: > 0 } wayOut)
            Interlocked.CompareExchange(ref _shortage, $"{_root}: {DiskProblem.Reason(problem)}{wayOut}", null);
    }

    private void PutEntry(ContentHash actionId, IndexEntry entry)
    {
        if (_verified is not null) Compare(actionId, entry, _verified);
        long nanoseconds = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        WriteAndRename(FileName(actionId, 'a'), entry.Format(actionId, nanoseconds), actionId);
        _hasGrown = true;
    }

    /// <summary>In go's words, but for its having old and new the wrong way round.</summary>
    private void Compare(ContentHash actionId, IndexEntry entry, HashLog log)
    {
        if (ReadEntry(actionId) is not { } old || old == entry) return;
        throw new GoError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                go: internal cache error: cache verify failed: id={actionId.ToHex()} changed:<<<
                {log.TextOf(actionId)}
                >>>
                old: {old.OutputId.ToHex()} {old.Size}
                new: {entry.OutputId.ToHex()} {entry.Size}
                """),
            GoError.Usage);
    }

    private void WriteAndRename(string path, ReadOnlySpan<byte> content, ContentHash id)
    {
        string temporary = TemporaryName(id);
        try
        {
            try
            {
                OutputFile.Write(temporary, content);
            }
            catch (DirectoryNotFoundException)
            {
                // Someone is deleting the cache, or has deleted a part of it.
                Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
                OutputFile.Write(temporary, content);
            }

            Rename(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private void Place(string path, string file, ContentHash id, bool share)
    {
        string temporary = TemporaryName(id);
        Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
        try
        {
            if (!share || !HardLink.TryMake(file, temporary)) OutputFile.Copy(file, temporary);
            Rename(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // What is no file, where there should be one, would stay in the way for ever.
    private static void Rename(string temporary, string path)
    {
        if (Directory.Exists(path)) Remove(path);
        File.Move(temporary, path, overwrite: true);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
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
            if (!File.Exists(ReadmePath)) TryWriteReadme();
            for (int i = 0; i < 256; i++) DirectoryTree.Make(Path.Combine(_root, i.ToString("x2", CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string wayOut = DiskProblem.WayOut(e, OtherPlace);
            throw new GoError($"failed to initialize build cache at {_root}: {e.Message}{wayOut}");
        }
    }

    private string ReadmePath => _root + "/README";

    private void TryWriteReadme()
    {
        try
        {
            File.WriteAllText(ReadmePath, Readme);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only a courtesy to whoever finds the directory.
        }
    }
}
