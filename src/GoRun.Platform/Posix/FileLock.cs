using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>An flock(2) on an open file: what the go command locks files with (cmd/go/internal/lockedfile). It ends with the descriptor.</summary>
internal static class FileLock
{
    internal const int Shared = 1;
    internal const int Exclusive = 2;

    /// <summary>To be added to one of the others: an error where the lock is not to be had at once.</summary>
    internal const int WithoutWaiting = 4;

    /// <summary>Waits until the lock is to be had, unless told not to.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int Take(int descriptor, int kind)
    {
        int error;
        do
        {
            error = Libc.Flock(descriptor, kind) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == Errno.Interrupted);
        return error;
    }

    /// <summary>Opens for reading and writing; the file, not its folder, is made where it is missing.</summary>
    /// <exception cref="IOException">In go's words (also <see cref="UnauthorizedAccessException"/>).</exception>
    internal static int OpenOrCreate(string path)
    {
        const int readWrite = 2;
        while (true)
        {
            int descriptor = FileReader.Open(path, readWrite | OpenFlags.CloseOnExec, out int error);
            if (descriptor >= 0) return descriptor;
            if (error != Errno.NoSuchFile) throw FileErrors.Make("open", path, error);
            try
            {
                OutputFile.Open(path, FileMode.CreateNew).Dispose();
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
        }
    }
}
