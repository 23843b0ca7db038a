using System.Text;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// A directory held open to ask after many of its files: by their names alone, which on Linux takes half the time of asking by path.
/// </summary>
public readonly unsafe ref struct DirectoryProbe
{
    // For open(2): only to look from, so that nothing is read of the directory.
    private const int PathOnly = 0x200000;

    private readonly int _descriptor;
    private readonly string _directory;

    private DirectoryProbe(int descriptor, string directory, FileIdentity identity)
    {
        _descriptor = descriptor;
        _directory = directory;
        Identity = identity;
    }

    /// <summary>Of the directory itself.</summary>
    public FileIdentity Identity { get; }

    /// <summary>False where there is no such directory, or none that may be looked into.</summary>
    public static bool TryOpen(string directory, out DirectoryProbe probe)
    {
        probe = default;
        if (!OperatingSystem.IsLinux())
        {
            if (FileStatus.Get(directory, out FileStatus found) != 0 || found.Kind != EntryKind.Directory) return false;
            probe = new DirectoryProbe(-1, directory, found.Identity);
            return true;
        }

        int descriptor = FileReader.Open(directory, PathOnly | OpenFlags.DirectoryOnly | OpenFlags.CloseOnExec, out _);
        if (descriptor < 0) return false;
        if (FileStatus.GetOpen(descriptor, out FileStatus status) != 0)
        {
            _ = Libc.Close(descriptor);
            return false;
        }

        probe = new DirectoryProbe(descriptor, directory, status.Identity);
        return true;
    }

    /// <summary>The regular file of this name, links followed; null for none.</summary>
    /// <param name="name">In UTF-8, with a null byte at its end.</param>
    public FileIdentity? IdentityOf(ReadOnlySpan<byte> name)
    {
        FileStatus status;
        int error;
        if (_descriptor >= 0)
        {
            fixed (byte* start = name) error = FileStatus.GetAt(_descriptor, start, out status);
        }
        else
        {
            error = FileStatus.Get(_directory + "/" + Encoding.UTF8.GetString(name[..^1]), out status);
        }

        return error == 0 && status.Kind == EntryKind.RegularFile ? status.Identity : null;
    }

    public void Dispose()
    {
        if (_descriptor >= 0) _ = Libc.Close(_descriptor);
    }
}
