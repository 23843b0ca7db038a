using System.Globalization;
using GoRun.Platform;

namespace GoRun.Build.Commands;

/// <summary>
/// The directory for intermediate files, <c>$WORK</c> in messages, below $GOTMPDIR or the system's temporary directory. It is made when a
/// first file has to go there, so that a build that finds all in the cache makes none. Thread-safe.
/// </summary>
/// <remarks>
/// One that is to be kept is named as go names its own: <c>go-build1234567890</c>. The others have a zero in front of the number, which go
/// never writes: by that, and by the lock that its owner holds until it ends, a later build knows one that was left behind by a process that
/// was killed, and removes it. It looks when it has made one of its own, so that a build that needs none has no work with that.
/// </remarks>
/// <param name="parent">As the user gave it.</param>
/// <param name="currentDirectory">What it is relative to.</param>
/// <param name="keep">Leave it to the user.</param>
/// <param name="pretend">Make none.</param>
/// <param name="aboutToMake">Called just before it is made: from then on, there is something to clean up.</param>
internal sealed class WorkDirectory(string parent, string currentDirectory, bool keep, bool pretend, Action aboutToMake)
{
    /// <summary>What to do where its file system is full.</summary>
    public const string OtherPlace = "set GOTMPDIR to a folder on another file system";

    private const string Prefix = "go-build";
    private const string TransientPrefix = Prefix + "0";
    private const int TransientDigits = 10;

    private readonly Lock _lock = new();
    private string? _path;
    private HeldDirectory? _held;
    private bool _canHold = true;
    private string? _folderToTidy;

    /// <summary>The path if it was made, else empty.</summary>
    public string PathIfMade => _path ?? "";

    /// <summary>Absolute path without a slash at the end; made now if it was not before. <c>$WORK</c> in a dry run.</summary>
    /// <exception cref="GoError">It cannot be made.</exception>
    public string Path
    {
        get
        {
            lock (_lock) return _path ??= pretend ? "$WORK" : Make();
        }
    }

    /// <summary>
    /// A file of the work directory that may be moved away: the file itself, or a copy of it where the directory is to be kept whole.
    /// </summary>
    public string FileToGiveAway(string path)
    {
        if (!keep) return path;
        string copy = path + "~";
        OutputFile.Copy(path, copy);
        return copy;
    }

    /// <summary>
    /// Removes what killed builds have left beside the directory, once after it was made. The folder may hold thousands of names, and nobody
    /// waits for the outcome: to be done while a tool runs.
    /// </summary>
    public void Tidy()
    {
        if (Interlocked.Exchange(ref _folderToTidy, null) is { } folder) RemoveAbandoned(folder);
    }

    /// <summary>The directory that was made, for who removes it in place of this.</summary>
    public HeldDirectory HandOver()
    {
        lock (_lock) return _held ?? HeldDirectory.WithoutLock(PathIfMade);
    }

    /// <summary>Removes it with all that is in it, unless it is to be kept.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (_path is null || keep || pretend) return;
            if (_held is not null) _held.Remove();
            else DirectoryTree.Remove(_path);
            (_path, _held) = (null, null);
        }
    }

    private string Make()
    {
        aboutToMake();
        string? made;
        do
        {
            string number = ((uint)Random.Shared.NextInt64(1L << 32)).ToString(CultureInfo.InvariantCulture);
            made = keep || !_canHold
                ? TryMake(Prefix + number, path => HeldDirectory.TryMakeUnheld(path) ? path : null)
                : TryMake(TransientPrefix + number.PadLeft(TransientDigits, '0'), TryMakeHeld);
        }
        while (made is null);

        if (_held is not null) _folderToTidy = made[..made.LastIndexOf('/')];
        return made;
    }

    private string? TryMake(string name, Func<string, string?> make)
    {
        // As os.MkdirTemp joins them, so that the path looks as go's would.
        string path = parent.EndsWith('/') ? parent + name : $"{parent}/{name}";
        try
        {
            bool isPlain = path.StartsWith('/') && !path.Contains("/../", StringComparison.Ordinal);
            return make(isPlain ? path : System.IO.Path.GetFullPath(path, currentDirectory));
        }
        catch (FileNotFoundException)
        {
            throw new GoError($"go: creating work dir: stat {parent}: no such file or directory");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: creating work dir: mkdir {path}: {DiskProblem.Reason(e)}{DiskProblem.WayOut(e, OtherPlace)}");
        }
    }

    private string? TryMakeHeld(string path)
    {
        HeldDirectory? made = HeldDirectory.TryMake(path);
        if (made is null or { IsHeld: true })
        {
            _held = made;
            return made?.Path;
        }

        // A file system without locks.
        made.Remove();
        _canHold = false;
        return null;
    }

    private static void RemoveAbandoned(string folder)
    {
        var names = new EnumerationOptions { AttributesToSkip = 0, MatchType = MatchType.Simple };
        try
        {
            foreach (string path in Directory.EnumerateDirectories(folder, TransientPrefix + "*", names))
            {
                if (IsTransient(System.IO.Path.GetFileName(path))) HeldDirectory.TryRemoveAbandoned(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder in which one may make files, but not see which there are.
        }
    }

    private static bool IsTransient(string name) =>
        name.Length == TransientPrefix.Length + TransientDigits && name.AsSpan(TransientPrefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
