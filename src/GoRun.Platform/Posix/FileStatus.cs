using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>What the kernel says of a file, symbolic links followed.</summary>
internal readonly unsafe struct FileStatus
{
    private const int TypeMask = 0xf000;

    private FileStatus(int mode, uint owner, FileIdentity identity)
    {
        Mode = mode;
        Owner = owner;
        Identity = identity;
    }

    /// <summary>Type and permission bits.</summary>
    internal int Mode { get; }

    /// <summary>Number of the user whose file it is.</summary>
    internal uint Owner { get; }

    internal FileIdentity Identity { get; }

    internal EntryKind Kind => (Mode & TypeMask) switch
    {
        0x8000 => EntryKind.RegularFile,
        0x4000 => EntryKind.Directory,
        _ => EntryKind.Other,
    };

    /// <summary>The file at this path.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int Get(string path, out FileStatus status)
    {
        using var native = new NativePath(path, stackalloc byte[NativePath.StackSize]);
        const int currentDirectory = -100;
        return OperatingSystem.IsLinux() ? Linux(currentDirectory, native.Pointer, 0, out status) : Darwin(0, native.Pointer, out status);
    }

    /// <summary>The file of this name in an open directory, or the directory itself where the name is empty.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int Get(int directory, byte* name, out FileStatus status)
    {
        const int emptyPath = 0x1000;
        return OperatingSystem.IsLinux()
            ? Linux(directory, name, *name == 0 ? emptyPath : 0, out status)
            : Darwin(0, name, out status);
    }

    /// <summary>The open file.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int GetOpen(int descriptor, out FileStatus status)
    {
        const int emptyPath = 0x1000;
        if (!OperatingSystem.IsLinux()) return Darwin(descriptor, null, out status);
        byte none = 0;
        return Linux(descriptor, &none, emptyPath, out status);
    }

    // struct statx: user at 20, mode 28, inode 32, size 40, ctime 96, mtime 112 (seconds, then nanoseconds), device 136 (major, minor).
    private static int Linux(int directory, byte* path, int flags, out FileStatus status)
    {
        const uint typeModeUserTimesInodeSize = 0x1 | 0x2 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200;
        byte* s = stackalloc byte[256];
        if (Libc.LinuxStatx(directory, path, flags, typeModeUserTimesInodeSize, s) != 0)
        {
            status = default;
            return Marshal.GetLastPInvokeError();
        }

        status = new FileStatus(*(ushort*)(s + 28), *(uint*)(s + 20), new FileIdentity(
            Size: *(long*)(s + 40),
            ModifiedNanoseconds: *(long*)(s + 112) * 1_000_000_000 + *(uint*)(s + 120),
            Inode: *(ulong*)(s + 32),
            Device: ((ulong)*(uint*)(s + 136) << 32) | *(uint*)(s + 140),
            ChangedNanoseconds: *(long*)(s + 96) * 1_000_000_000 + *(uint*)(s + 104)));
        return 0;
    }

    // struct stat with 64-bit inodes: device at 0, mode 4, inode 8, user 16, mtime 48 (seconds, then nanoseconds), ctime 64, size 96.
    private static int Darwin(int descriptor, byte* path, out FileStatus status)
    {
        byte* s = stackalloc byte[256];
        bool x64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        int failed = path is null
            ? x64 ? DarwinLibc.StatOpenX64(descriptor, s) : DarwinLibc.StatOpen(descriptor, s)
            : x64 ? DarwinLibc.StatX64(path, s) : DarwinLibc.Stat(path, s);
        if (failed != 0)
        {
            status = default;
            return Marshal.GetLastPInvokeError();
        }

        status = new FileStatus(*(ushort*)(s + 4), *(uint*)(s + 16), new FileIdentity(
            *(long*)(s + 96),
            *(long*)(s + 48) * 1_000_000_000 + *(long*)(s + 56),
            *(ulong*)(s + 8),
            *(uint*)s,
            *(long*)(s + 64) * 1_000_000_000 + *(long*)(s + 72)));
        return 0;
    }
}
