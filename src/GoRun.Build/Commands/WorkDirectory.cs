using System.Globalization;
using GoRun.Platform;

namespace GoRun.Build.Commands;

/// <summary>
/// The directory for intermediate files, <c>$WORK</c> in messages: <c>go-build1234567890</c> below $GOTMPDIR or the system's temporary
/// directory. It is made when a first file has to go there, so that a build that finds all in the cache makes none. Thread-safe.
/// </summary>
internal sealed class WorkDirectory(string parent, bool keep, bool pretend)
{
    private readonly Lock _lock = new();
    private string? _path;

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
        File.Copy(path, copy);
        return copy;
    }

    /// <summary>Removes it with all that is in it, unless it is to be kept.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (_path is null || keep || pretend) return;
            try
            {
                Directory.Delete(_path, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Someone else tidied up.
            }

            _path = null;
        }
    }

    private string Make()
    {
        if (!Directory.Exists(parent)) throw new GoError($"go: creating work dir: stat {parent}: no such file or directory");
        for (; ; )
        {
            uint number = (uint)Random.Shared.NextInt64(1L << 32);
            string name = string.Create(CultureInfo.InvariantCulture, $"go-build{number}");
            string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(parent, name));
            if (Directory.Exists(path)) continue;
            try
            {
                if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                return path;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new GoError($"go: creating work dir: mkdir {path}: {DiskProblem.Reason(e)}");
            }
        }
    }
}
