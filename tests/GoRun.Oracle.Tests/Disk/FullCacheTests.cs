using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>
/// The file system of the build cache is full: what cannot be kept there is built and run all the same, as by go; and one line says so.
/// </summary>
public sealed partial class FullCacheTests
{
    private const int RoomForAll = 8000;

    [Fact]
    public void Programs_run_and_the_cache_stays_whole()
    {
        using var disk = new FullDisk();
        string cache = disk.Mounts.Tmpfs("small", "size=1g");
        disk.Mounts.Run("/bin/cp", "-r", disk.Sandbox.Environment["GOCACHE"] + "/.", cache);
        disk.Sandbox.Set("GOCACHE", cache);
        string[] before = disk.Entries(cache);
        foreach (int kilobytes in new[] { 0, 4, 8, 12, 16, 20, 24, 32, 100, 800, 1200, RoomForAll })
        {
            File.AppendAllText(Path.Combine(disk.Sandbox.Module, "main.go"), $"\nvar edited{kilobytes} int\n");
            LeaveRoom(disk.Mounts.Seen(cache), kilobytes);
            Execution run = disk.GoRun("run", ".");
            File.Delete(disk.Mounts.Seen(cache) + "/fill");
            Assert.Equal(("", 0), (run.Output, run.Status.Raw));
            Assert.Matches(kilobytes == 0 ? WarningAndOutput() : kilobytes == RoomForAll ? Output() : AnyOutput(), run.Errors);
            Assert.Empty(Directory.GetFileSystemEntries(disk.Sandbox.Temporary));
            foreach (string entry in disk.Entries(cache).Except([.. before, disk.Mounts.Seen(cache) + "/README"])) AssertWhole(entry);
        }

        disk.AssertCacheIsGood();
    }

    private static void LeaveRoom(string cache, int kilobytes)
    {
        long fill = new DriveInfo(cache).AvailableFreeSpace - (kilobytes << 10);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = fill };
        using var file = new FileStream(cache + "/fill", options);
        Assert.Equal(kilobytes << 10, new DriveInfo(cache).AvailableFreeSpace);
    }

    // A program has a folder of its own.
    private static void AssertWhole(string entry)
    {
        if (Directory.Exists(entry))
        {
            Assert.Single(Directory.GetFiles(entry));
            return;
        }

        string name = Path.GetFileName(entry);
        if (Path.GetFileName(Path.GetDirectoryName(entry))!.EndsWith("-d", StringComparison.Ordinal)) name = Path.GetFileName(Path.GetDirectoryName(entry))!;
        Assert.Matches(EntryName(), name);
        if (name.EndsWith("-a", StringComparison.Ordinal)) Assert.Equal(175, new FileInfo(entry).Length);
        else Assert.Equal(name[..64], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(entry))));
    }

    [GeneratedRegex(@"\Agorun: not all can be kept in the build cache /\S+: no space left on device \(make room there, or set GOCACHE .+\)\nhello\n\z")]
    private static partial Regex WarningAndOutput();

    [GeneratedRegex(@"\Ahello\n\z")]
    private static partial Regex Output();

    [GeneratedRegex(@"\A(gorun: not all .+\n)?hello\n\z")]
    private static partial Regex AnyOutput();

    [GeneratedRegex("^[0-9a-f]{64}-[ad]$")]
    private static partial Regex EntryName();
}
