using System.Collections.Concurrent;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Whether every later change of a file will show in its identity. Not where it was changed within the granularity of its file system's clock, or
/// in the future (the clock was set back), and not on file systems whose word means little. Thread-safe.
/// </summary>
/// <param name="at">A moment before anything is read.</param>
public sealed class Certainty(DateTimeOffset at)
{
    private readonly ConcurrentDictionary<ulong, bool> _devices = new();

    /// <param name="identity">As it was before the file was read.</param>
    public bool Of(string path, FileIdentity identity) =>
        identity.IsSettled(at) && _devices.GetOrAdd(identity.Device, static (_, path) => FileSystemKind.TellsChanges(path), path);
}
