using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// The beginning of a file and what the file is, in four system calls: .NET's own way of opening takes a lock and asks for the status
/// several times, which counts where thousands of small files are looked at.
/// </summary>
/// <param name="Length">How many bytes were read; 0 for a directory.</param>
public readonly record struct FileStart(int Length, EntryKind Kind, FileIdentity Identity)
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Reads as much of the beginning as there is room for; null where the file cannot be opened or read.</summary>
    public static FileStart? Read(string path, Span<byte> destination)
    {
        if (!OperatingSystem.IsLinux()) return ReadPortably(path, destination);
        int descriptor = FileReader.Open(path, CloseOnExec, out _);
        if (descriptor < 0) return null;
        try
        {
            if (FileStatus.GetOpen(descriptor, out FileStatus status) != 0) return null;
            if (status.Kind == EntryKind.Directory) return new FileStart(0, status.Kind, status.Identity);
            int length = 0;
            while (length < destination.Length)
            {
                int count = FileReader.ReadSome(descriptor, destination[length..], out int error);
                if (error != 0) return null;
                if (count == 0) break;
                length += count;
                // The common case needs no second call to see the end.
                if (length == status.Identity.Size) break;
            }

            return new FileStart(length, status.Kind, status.Identity);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    private static FileStart? ReadPortably(string path, Span<byte> destination)
    {
        if (FileStatus.Get(path, out FileStatus status) != 0) return null;
        if (status.Kind == EntryKind.Directory) return new FileStart(0, status.Kind, status.Identity);
        try
        {
            using FileStream file = File.OpenRead(path);
            int length = file.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            return new FileStart(length, status.Kind, status.Identity);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
