using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary>A build cache that takes nothing, so that programs run out of the work directory.</summary>
internal static class ReadOnlyCache
{
    /// <summary>Commands must run by <see cref="Command.WithoutRights"/> then. No program that was run may be in the cache.</summary>
    public static void Make(Sandbox sandbox)
    {
        const UnixFileMode readAndSearch = (UnixFileMode)0b101_101_101;
        foreach (string folder in Directory.EnumerateDirectories(sandbox.Environment["GOCACHE"])) File.SetUnixFileMode(folder, readAndSearch);
    }
}
