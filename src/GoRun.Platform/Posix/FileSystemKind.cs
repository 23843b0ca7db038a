using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>Whether other machines may use a file system at the same time.</summary>
internal static unsafe class FileSystemKind
{
    /// <param name="descriptor">An open file of the file system. False where nothing is known.</param>
    internal static bool IsLocal(int descriptor)
    {
        uint* status = stackalloc uint[1024];
        if (OperatingSystem.IsLinux()) return Libc.LinuxFileSystemStatus(descriptor, status) == 0 && !IsShared(status[0]);
        if (!OperatingSystem.IsMacOS()) return false;

        // The flags stand behind 64 bytes of numbers.
        const uint local = 0x1000;
        int failed = RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? DarwinLibc.FileSystemStatusX64(descriptor, status)
            : DarwinLibc.FileSystemStatus(descriptor, status);
        return failed == 0 && (status[16] & local) != 0;
    }

    /// <summary>
    /// Whether every change of a file shows in what the kernel says of it: not on file systems of other machines, whose answers may be some
    /// seconds old, and not where there is no time of the last change.
    /// </summary>
    internal static bool TellsChanges(string path)
    {
        int descriptor = FileReader.Open(path, OpenFlags.CloseOnExec, out _);
        if (descriptor < 0) return false;
        uint* status = stackalloc uint[1024];
        bool tells = IsLocal(descriptor)
            && (!OperatingSystem.IsLinux() || (Libc.LinuxFileSystemStatus(descriptor, status) == 0 && !IsOfWindows(status[0])));
        _ = Libc.Close(descriptor);
        return tells;
    }

    /// <summary>FAT, exFAT, NTFS by either driver.</summary>
    private static bool IsOfWindows(uint type) => type is 0x4d44 or 0x2011bab0 or 0x5346544e or 0x7366746e;

    /// <summary>Types (statfs(2)) that other kernels may have mounted too: flock(2) may then be known to one machine alone.</summary>
    private static bool IsShared(uint type) => type is
        0x01021997 // 9p: folders that a virtual machine shares with its host
        or 0x65735546 // FUSE: sshfs, virtiofs ...
        or 0x6969 // NFS
        or 0x517b or 0xff534d42 or 0xfe534d42 // SMB, CIFS, SMB 2
        or 0x5346414f or 0x6b414653 // AFS, in the kernel and not
        or 0x00c36400 or 0x0bd00bd0 or 0x73757245 or 0x564c // Ceph, Lustre, Coda, NCP
        or 0x01161970 or 0x7461636f // GFS2, OCFS2
        or 0x786f4256 or 0xbacbacbc; // shared folders of VirtualBox and VMware
}
