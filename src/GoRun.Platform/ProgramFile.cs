using GoRun.Platform.Posix;
using Microsoft.Win32.SafeHandles;

namespace GoRun.Platform;

/// <summary>
/// A program file held open, so that it can be run even if its name is gone by then. Nobody inherits it: it ends with exec.
/// </summary>
public sealed class ProgramFile : IDisposable
{
    private const int CloseOnExec = 0x80000;

    private readonly SafeFileHandle _handle;

    private ProgramFile(SafeFileHandle handle)
    {
        _handle = handle;
    }

    /// <summary>
    /// A path that leads to the file as long as it is held.
    /// </summary>
    public string Path => $"/proc/self/fd/{_handle.DangerousGetHandle()}";

    /// <summary>Null where there is no such file, or where the system cannot run an open file.</summary>
    public static ProgramFile? Open(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        int descriptor = FileReader.Open(path, CloseOnExec, out _);
        return descriptor < 0 ? null : new ProgramFile(new SafeFileHandle(descriptor, ownsHandle: true));
    }

    public void Dispose() => _handle.Dispose();
}
