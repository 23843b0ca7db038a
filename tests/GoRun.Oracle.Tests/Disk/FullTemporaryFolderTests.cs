using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>The file system of the work directory is full, at one moment of a build or another.</summary>
public sealed partial class FullTemporaryFolderTests
{
    /// <summary>From too little for the directory itself up to enough.</summary>
    private static string[] Rooms =>
    [
        "nr_inodes=1", "nr_inodes=2", "nr_inodes=3", "nr_inodes=4", "nr_inodes=5", "nr_inodes=6", "nr_inodes=7",
        "size=4k", "size=8k", "size=64k", "size=1200k", "size=4m",
    ];

    [Fact]
    public void Build_ends_with_one_clear_line_and_nothing_is_left()
    {
        using var disk = new FullDisk();
        int failures = 0;
        foreach (string room in Rooms)
        {
            File.AppendAllText(Path.Combine(disk.Sandbox.Module, "main.go"), $"\n// {room}\n");
            string folder = disk.Mounts.Tmpfs("room-" + room, room);
            disk.Sandbox.Set("GOTMPDIR", folder);
            Execution run = disk.GoRun("run", ".");
            Assert.Empty(disk.Entries(folder));
            if (run.Status.ExitStatus == 0)
            {
                Assert.Equal("hello\n", run.Errors);
                continue;
            }

            failures++;
            Assert.Equal((1, ""), (run.Status.ExitStatus, run.Output));
            Assert.Matches(ClearLine(), run.Errors);
        }

        Assert.InRange(failures, 7, Rooms.Length - 1);
        disk.Sandbox.Set("GOTMPDIR", "");
        disk.AssertCacheIsGood();
    }

    [Fact]
    public void Of_many_packages_one_says_it()
    {
        using var disk = new FullDisk("""
            -- go.mod --
            module example.com/many

            go 1.24
            -- main.go --
            package main

            import (
            	_ "example.com/many/a"
            	_ "example.com/many/b"
            	_ "example.com/many/c"
            	_ "example.com/many/d"
            )

            func main() {}
            -- a/a.go --
            package a
            -- b/b.go --
            package b
            -- c/c.go --
            package c
            -- d/d.go --
            package d
            """);
        disk.Sandbox.Set("GOTMPDIR", disk.Mounts.Tmpfs("room", "nr_inodes=2"));
        Execution run = disk.GoRun("run", ".");
        Assert.Equal(1, run.Status.ExitStatus);
        Assert.Matches(ClearLine(), run.Errors);
    }

    [Fact]
    public void C_compiler_that_finds_no_room_says_it_too()
    {
        using var disk = new FullDisk("""
            -- go.mod --
            module example.com/c

            go 1.24
            -- main.go --
            package main

            // static char large[3000000] = {1};
            // static int one(void) { return large[0]; }
            import "C"

            func main() { println(C.one()) }
            """);
        disk.Sandbox.Set("GOTMPDIR", disk.Mounts.Tmpfs("room", "size=1m"));
        Execution run = disk.GoRun("run", ".");
        Assert.Equal(1, run.Status.ExitStatus);
        Assert.Matches("No space left on device'? \\(make room there, or set GOTMPDIR to a folder on another file system\\)\n", run.Errors);
    }

    // In front of a tool's line, the package's name stands on a line of its own.
    [GeneratedRegex(@"^(# example.com/hello\n)?[^\n]+: no space left on device \(make room there, or set GOTMPDIR to a folder on another file system\)\n$")]
    private static partial Regex ClearLine();
}
