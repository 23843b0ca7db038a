using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// As long as this is held, writing more than the limit on the size of files allows (<c>ulimit -f</c>) is an error like any other; else the kernel
/// ends the process with SIGXFSZ. For what is written while signals are not watched. Not to be held by two threads at once.
/// </summary>
public readonly ref struct FileSizeLimit
{
    private readonly Disposition _before;

    private FileSizeLimit(Disposition before)
    {
        _before = before;
    }

    public static FileSizeLimit AsError()
    {
        var held = new FileSizeLimit(Disposition.Of(Signals.FileSizeExceeded));
        Disposition.Ignore.Set(Signals.FileSizeExceeded);
        return held;
    }

    public void Dispose() => _before.Set(Signals.FileSizeExceeded);
}
