using System.Runtime.InteropServices;
using System.Text;

namespace GoRun.Platform.Posix;

/// <summary>A directory's names and kinds, as the kernel keeps them: only symbolic links are looked at one by one.</summary>
internal static unsafe class DirectoryReader
{
    private const int CloseOnExec = 0x80000;
    private const byte TypeDirectory = 4;
    private const byte TypeRegular = 8;
    private const byte TypeSymbolicLink = 10;
    private const byte TypeUnknown = 0;

    /// <summary>Adds the entries, without <c>.</c> and <c>..</c>, in no particular order.</summary>
    /// <param name="status">The directory's, as it was before it was read.</param>
    /// <returns>0, or the error number.</returns>
    internal static int Read(string directory, List<DirectoryEntry> entries, out FileStatus status)
    {
        if (!OperatingSystem.IsLinux()) return ReadPortably(directory, entries, out status);
        status = default;
        int descriptor = FileReader.Open(directory, OpenFlags.DirectoryOnly | CloseOnExec, out int error);
        if (descriptor < 0) return error;
        const int size = 16 << 10;
        byte* buffer = stackalloc byte[size];
        try
        {
            error = FileStatus.GetOpen(descriptor, out status);
            if (error != 0) return error;
            while (true)
            {
                nint length = Libc.LinuxGetDirectoryEntries(descriptor, buffer, size);
                if (length < 0) return Marshal.GetLastPInvokeError();
                if (length == 0) return 0;
                Decode(directory, new ReadOnlySpan<byte>(buffer, (int)length), entries);
            }
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    // struct linux_dirent64: record length at 16 (two bytes), type at 18, the null-terminated name at 19.
    private static void Decode(string directory, ReadOnlySpan<byte> records, List<DirectoryEntry> entries)
    {
        while (!records.IsEmpty)
        {
            int length = MemoryMarshal.Read<ushort>(records[16..]);
            byte type = records[18];
            ReadOnlySpan<byte> name = records[19..length];
            name = name[..name.IndexOf((byte)0)];
            records = records[length..];
            if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8)) continue;
            entries.Add(Entry(directory, Encoding.UTF8.GetString(name), type));
        }
    }

    private static DirectoryEntry Entry(string directory, string name, byte type) => type switch
    {
        TypeRegular => new DirectoryEntry(name, EntryKind.RegularFile, false),
        TypeDirectory => new DirectoryEntry(name, EntryKind.Directory, false),
        TypeSymbolicLink => new DirectoryEntry(name, KindOf(directory, name), true),
        TypeUnknown => new DirectoryEntry(name, KindOf(directory, name), new FileInfo(directory + "/" + name).LinkTarget is not null),
        _ => new DirectoryEntry(name, EntryKind.Other, false),
    };

    internal static EntryKind KindOf(string directory, string name) =>
        FileStatus.Get(directory + "/" + name, out FileStatus status) == 0 ? status.Kind : EntryKind.Other;

    private static int ReadPortably(string directory, List<DirectoryEntry> entries, out FileStatus status)
    {
        int error = FileStatus.Get(directory, out status);
        if (error != 0) return error;
        if (status.Kind != EntryKind.Directory) return Errno.NotADirectory;
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
            {
                bool isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                entries.Add(new DirectoryEntry(entry.Name, KindOf(directory, entry.Name), isLink));
            }

            return 0;
        }
        catch (UnauthorizedAccessException)
        {
            return Errno.PermissionDenied;
        }
    }
}
