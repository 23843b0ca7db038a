using System.Text.RegularExpressions;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Packages;

/// <summary>What -race and -cover make of packages, against go.</summary>
public sealed partial class InstrumentationOracleTests
{
    private const string Program = """
        -- go.mod --
        module example.com/m

        go 1.24
        -- main.go --
        package main

        import (
        	"sync/atomic"

        	"example.com/m/lib"
        	"example.com/m/lib/deep"
        )

        func main() { println(lib.F, deep.Value.Load(), atomic.Int32{}) }
        -- lib/lib.go --
        package lib

        var F = 1
        -- lib/deep/deep.go --
        package deep

        import "sync/atomic"

        var Value atomic.Int32
        -- race.go --
        //go:build race

        package main

        import _ "errors"
        """;

    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (string goroot in Testing.Goroots.Ends)
            {
                rows.Add(goroot, "race", "atomic", "all");
                rows.Add(goroot, "", "count", "./lib/...,nosuch,tool,work,tool");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_same_packages_are_counted_in_the_same_mode(string goroot, string sanitizer, string mode, string patterns)
    {
        using Workplace place = new Workplace(goroot).With(Program);
        string[] race = sanitizer.Length == 0 ? [] : ["-" + sanitizer];
        (int? status, _, string error) = place.Go(["build", "-n", "-a", .. race, "-covermode=" + mode, "-coverpkg=" + patterns, "."]);
        Assert.Equal(0, status);

        place.Flags = new BuildFlags { Sanitizer = sanitizer, Cover = new CoverFlags(mode, [.. patterns.Split(',')]) };
        Resolution resolution = place.Resolve(ResolvePurpose.Build, ".");
        var expected = CoverCommand().Matches(error).Select(m => $"{Absolute(m.Groups[2].Value, place)} {m.Groups[1].Value}");
        var actual = resolution.Packages.Where(p => p.CoverMode.Length > 0).Select(p => $"{p.Directory} {p.CoverMode}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        Assert.Equal(error.Split('\n').Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)), resolution.Warnings);
    }

    [Fact]
    public void Listings_show_what_is_linked_in()
    {
        using Workplace place = new Workplace(Testing.Goroots.Newest).With(Program);
        (_, string expected, _) = place.Go("list", "-deps", "-race", "-cover", ".");
        place.Flags = new BuildFlags { Sanitizer = "race", Cover = new CoverFlags("atomic", []) };
        Resolution resolution = place.Resolve(ResolvePurpose.List, ".");
        Assert.Equal(expected.TrimEnd('\n').Split('\n'), resolution.Packages.Select(p => p.ImportPath));
    }

    // Files below the current directory are shown relative to it.
    private static string Absolute(string file, Workplace place) => Path.GetDirectoryName(Path.GetFullPath(file, place.Folder))!;

    [GeneratedRegex(@"/cover -pkgcfg \S+ -mode (\S+) -var \S+ -outfilelist \S+ (\S+)")]
    private static partial Regex CoverCommand();
}
