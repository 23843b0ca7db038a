using GoRun.Testing;

namespace GoRun.Resolve.Tests.Packages.Loading;

/// <summary>The whole of phase 1 with what earlier runs have kept, against the real go, after one edit after the other.</summary>
public sealed class ScanListTests
{
    [Fact]
    public void After_every_edit_the_packages_are_those_that_go_lists()
    {
        using var place = new Workplace(Toolchains.Newest.Root) { Clock = new LaterClock() };
        place.With("""
            -- go.mod --
            module example.com/m

            go 1.24
            -- main.go --
            package main

            import (
            	_ "example.com/m/a"
            	"fmt"
            )

            func main() { fmt.Println() }
            -- a/a.go --
            package a
            -- a/data.txt --
            -- a/b/b.go --
            package b
            """);
        Action[] edits =
        [
            static () => { },
            () => Write("a/a.go", "package a\n\nimport _ \"embed\"\n\n//go:embed *.txt\nvar s string\n"),
            () => Write("a/more.txt", ""),
            () => Write("a/a_arm.go", "package other\n"),
            () => Write("a/c.go", "//go:build cgo\n\npackage a\n\nimport \"C\"\n"),
            () => Write("a/b/go.mod", "module other\n"),
            () => File.Delete(place.Folder + "/a/b/go.mod"),
            () => Directory.Move(place.Folder + "/a/b", place.Folder + "/a/moved"),
            () => place.Variables["CGO_ENABLED"] = "0",
            () => Write("a/a.go", "package a\n\nimport _ \"errors\"\n"),
        ];
        foreach (Action edit in edits)
        {
            edit();
            ListOracleTests.AssertSameList(place, place.Folder, "./...");
        }

        void Write(string name, string content) => File.WriteAllText($"{place.Folder}/{name}", content);
    }

    /// <summary>All that was written before is long ago.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromHours(1);
    }
}
