using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>The file system on which <c>build -o</c> is to put the program is full, or cannot be written to.</summary>
public sealed partial class FullTargetTests
{
    [Theory]
    [InlineData("nr_inodes=1")]
    [InlineData("size=4k")]
    [InlineData("size=1000k")]
    [InlineData("ro")]
    public void Message_is_that_of_go_and_nothing_is_left(string room)
    {
        using var disk = new FullDisk();
        string folder = disk.Mounts.Tmpfs("room", room);
        Execution expected = disk.Go("build", "-o", folder + "/program", ".");
        Execution actual = disk.GoRun("build", "-o", folder + "/program", ".");
        Assert.Equal(1, expected.Status.ExitStatus);
        string wayOut = room == "ro" ? "" : " (make room there, or name a file on another file system with -o)";
        Assert.Equal(Steady(expected.Errors.TrimEnd('\n') + wayOut + "\n"), Steady(actual.Errors));
        Assert.Equal((expected.Output, expected.Status), (actual.Output, actual.Status));
        Assert.Empty(disk.Entries(folder));
        Assert.Empty(Directory.GetFileSystemEntries(disk.Sandbox.Temporary));
    }

    [Fact]
    public void Program_that_was_there_before_stays()
    {
        using var disk = new FullDisk();
        string folder = disk.Mounts.Tmpfs("room", "size=2m");
        disk.GoRun("build", "-o", folder + "/program", ".").Succeeded();
        File.AppendAllText(Path.Combine(disk.Sandbox.Module, "main.go"), "\nvar edited int\n");
        Assert.Equal(1, disk.GoRun("build", "-o", folder + "/program", ".").Status.ExitStatus);
        Assert.Single(disk.Entries(folder));
        Assert.Equal("hello\n", disk.Sandbox.Run(disk.Mounts.Inside(disk.Sandbox.CommandFor(folder + "/program"))).Succeeded().Errors);
    }

    private static string Steady(string errors) => WorkDirectoryName().Replace(errors, "go-buildN");

    [GeneratedRegex(@"go-build\d+")]
    private static partial Regex WorkDirectoryName();
}
