using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Directories with all that is in them.</summary>
public static class DirectoryTree
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Writing = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes the directory and those above it, where they are not there, with mode 0777 less the umask (os.MkdirAll).</summary>
    /// <exception cref="IOException">In go's words, of the one that could not be made: <c>mkdir /a: not a directory</c> (also
    /// <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Make(string path)
    {
        if (FileStatus.Get(path, out FileStatus found) == 0)
        {
            if (found.Kind != EntryKind.Directory) throw FileErrors.Make("mkdir", path, Errno.NotADirectory);
            return;
        }

        string above = path.TrimEnd('/');
        above = above[..(above.LastIndexOf('/') + 1)].TrimEnd('/');
        if (above.Length > 0) Make(above);
        const uint everything = 0x1ff;
        int error = MakeOne(path, everything);
        // Another process may have been faster.
        if (error != 0 && !(error == Errno.FileExists && Directory.Exists(path))) throw FileErrors.Make("mkdir", path, error);
    }

    /// <summary>
    /// Removes the directory as far as that can be done, read-only directories in it included; symbolic links are removed, not followed.
    /// </summary>
    /// <returns>Whether it is gone.</returns>
    public static bool Remove(string path)
    {
        if (TryRemove(path, recursive: true)) return true;
        MakeWritable(path);
        return TryRemove(path, recursive: true);
    }

    /// <summary>
    /// Takes from everyone the right to write to the directory and to those below it, these first; files stay as they are. What cannot be
    /// changed is left.
    /// </summary>
    public static void Protect(string path)
    {
        try
        {
            foreach (DirectoryInfo below in new DirectoryInfo(path).EnumerateDirectories())
            {
                if (!below.Attributes.HasFlag(FileAttributes.ReparsePoint)) Protect(below.FullName);
            }

            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~Writing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only there to keep users from changing what others share.
        }
    }

    /// <summary>Removes the directory if nothing is in it.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool RemoveIfEmpty(string path) => TryRemove(path, recursive: false);

    /// <summary>mkdir(2).</summary>
    /// <returns>0, or the error number.</returns>
    internal static unsafe int MakeOne(string path, uint mode)
    {
        using var native = new NativePath(path, stackalloc byte[NativePath.StackSize]);
        return Libc.MakeDirectory(native.Pointer, mode) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static bool TryRemove(string path, bool recursive)
    {
        try
        {
            Directory.Delete(path, recursive);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process may remove it as well.
            return !Directory.Exists(path);
        }
    }

    private static void MakeWritable(string path)
    {
        try
        {
            File.SetUnixFileMode(path, Owner);
            foreach (DirectoryInfo below in new DirectoryInfo(path).EnumerateDirectories())
            {
                if (!below.Attributes.HasFlag(FileAttributes.ReparsePoint)) MakeWritable(below.FullName);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's; what can be removed is.
        }
    }
}
