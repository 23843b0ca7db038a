using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Looks at very many files in short calls: paths are as the kernel takes them, null-terminated, and relative to a directory that is open. Half the
/// time of a look goes into walking a long path.
/// </summary>
public static unsafe class FileProbe
{
    /// <summary>AT_FDCWD: paths are whole.</summary>
    public const int NoDirectory = -100;

    /// <summary>O_PATH.</summary>
    private const int OnlyAsPlace = 0x200000;

    /// <summary>The path's bytes with a null behind.</summary>
    public static byte[] Encode(string path)
    {
        Span<byte> room = new byte[NativeText.MaxLength(path) + 1];
        return room[..(NativeText.Encode(path, room) + 1)].ToArray();
    }

    /// <summary>The reverse of <see cref="Encode"/>.</summary>
    /// <param name="path">Without the null.</param>
    public static string Decode(ReadOnlySpan<byte> path) => NativeText.Decode(path);

    /// <summary>A descriptor to look from; <see cref="NoDirectory"/> where there can be none.</summary>
    /// <param name="directory">Null-terminated.</param>
    public static int Open(ReadOnlySpan<byte> directory)
    {
        if (!OperatingSystem.IsLinux()) return NoDirectory;
        fixed (byte* path = directory)
        {
            int descriptor = Libc.Open(path, OnlyAsPlace | OpenFlags.DirectoryOnly | OpenFlags.CloseOnExec);
            return descriptor < 0 ? NoDirectory : descriptor;
        }
    }

    public static void Close(int directory)
    {
        if (directory != NoDirectory) _ = Libc.Close(directory);
    }

    /// <summary>What is there, symbolic links followed; false for nothing that can be seen.</summary>
    /// <param name="directory">From <see cref="Open"/>.</param>
    /// <param name="name">Null-terminated; nothing more for the directory itself.</param>
    public static bool Look(int directory, ReadOnlySpan<byte> name, out EntryKind kind, out FileIdentity identity)
    {
        fixed (byte* path = name)
        {
            bool seen = FileStatus.Get(directory, path, out FileStatus status) == 0;
            (kind, identity) = (status.Kind, status.Identity);
            return seen;
        }
    }

    /// <summary>The same by the whole path.</summary>
    public static bool Look(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name, out EntryKind kind, out FileIdentity identity)
    {
        if (name.Length == 1) return Look(NoDirectory, directory, out kind, out identity);
        int length = directory.Length + name.Length;
        Span<byte> path = length <= 512 ? stackalloc byte[512] : new byte[length];
        directory.CopyTo(path);
        path[directory.Length - 1] = (byte)'/';
        name.CopyTo(path[directory.Length..]);
        return Look(NoDirectory, path, out kind, out identity);
    }
}
