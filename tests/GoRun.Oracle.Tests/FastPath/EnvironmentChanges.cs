using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Environment variables, and the file that stands for them.</summary>
public sealed class EnvironmentChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    /// <summary>Says <c>two</c> where the tag <c>two</c> is set.</summary>
    private const string Tagged = Sources.TwoFiles + "-- c.go --\n//go:build two\n\n" + Sources.SetsTwo;

    /// <summary>Says where the compiler found its file.</summary>
    private const string TellsFolder = Sources.GoMod + """
        -- main.go --
        package main

        import "runtime"

        func main() {
        	_, file, _, _ := runtime.Caller(0)
        	if file[len(file)-len("link/main.go"):] == "link/main.go" {
        		println("two")
        	} else {
        		println("one")
        	}
        }

        """;

    private static readonly ImmutableArray<Change> All =
    [
        new("GOFLAGS: tags", Tagged, scene => scene.Set("GOFLAGS", "-tags=two")) { Because = "no record" },
        new("GOFLAGS: other tags", Tagged, scene => scene.Set("GOFLAGS", "-tags=two"))
        {
            Prepare = scene => scene.Set("GOFLAGS", "-tags=six"), Because = "no record",
        },
        new("GOFLAGS gone", Tagged.Replace("build two", "build !six", StringComparison.Ordinal), scene => scene.Sandbox.Unset("GOFLAGS"))
        {
            Prepare = scene => scene.Set("GOFLAGS", "-tags=six"), Because = "no record",
        },
        new("GOFLAGS: linker", Sources.Plain.Replace("const", "var", StringComparison.Ordinal),
            scene => scene.Set("GOFLAGS", "-ldflags=-X=main.word=two")),
        new("GOOS", Sources.Plain, scene => scene.Set("GOOS", "plan9")) { Fails = true, After = "program for plan9", Because = "no record" },
        new("GOOS that is unknown", Sources.Plain, scene => scene.Set("GOOS", "nonsense")) { Fails = true, After = "unsupported GOOS/GOARCH pair" },
        new("GOARCH", Sources.Plain, scene => scene.Set("GOARCH", "riscv64")) { Fails = true, After = "program for linux/riscv64", Because = "no record" },
        new("level of the processor", BrokenFor(Level.Tag), scene => scene.Set(Level.Variable, Level.Value))
        {
            Fails = true, After = "found packages", Because = "no record",
        },
        new("GOEXPERIMENT", BrokenFor("goexperiment.arenas"), scene => scene.Set("GOEXPERIMENT", "arenas"))
        {
            Fails = true, After = "found packages", Because = "no record",
        },
        new("CGO_ENABLED", Sources.TwoFiles + "-- c.go --\n//go:build !cgo\n\n" + Sources.SetsTwo, scene => scene.Set("CGO_ENABLED", "0"))
        {
            Because = "no record",
        },
        new("GO111MODULE", Sources.Library, scene => scene.Set("GO111MODULE", "off")) { Fails = true, After = "example.com/m/lib" },
        new("GOTOOLCHAIN", Sources.Plain, scene => scene.Set("GOTOOLCHAIN", "go9.9.9")) { Fails = true, After = "go9.9.9" },
        new("GODEBUG of gorun itself", Sources.Plain, scene => scene.Set("GODEBUG", "gocachehash=1")) { After = "HASH", MoreIsSaid = true },
        new("GODEBUG of the program", Sources.Plain, scene => scene.Set("GODEBUG", "panicnil=1")) { IsHarmless = true },

        new("file of GOENV appears", Tagged, scene => scene.Write("../settings", "GOFLAGS=-tags=two\n"))
        {
            Prepare = scene => scene.Set("GOENV", "$MODULE/../settings"), Because = "settings",
        },
        new("file of GOENV changes", Tagged, scene => scene.EditUnseen("../settings", "six", "two"))
        {
            Prepare = scene =>
            {
                scene.Set("GOENV", "$MODULE/../settings");
                scene.Write("../settings", "GOFLAGS=-tags=six\n");
            },
            Because = "settings",
        },
        new("GOENV", Tagged, scene => scene.Set("GOENV", "$MODULE/../settings"))
        {
            Prepare = scene => scene.Write("../settings", "GOFLAGS=-tags=two\n"),
        },
        new("GOENV=off", Tagged.Replace("build two", "build !six", StringComparison.Ordinal), scene => scene.Set("GOENV", "off"))
        {
            Prepare = scene => scene.Write("../home/.config/go/env", "GOFLAGS=-tags=six\n"),
        },
        new("usual file of GOENV appears", Tagged, scene => scene.Write("../home/.config/go/env", "GOFLAGS=-tags=two\n"))
        {
            Because = "go/env",
        },
        new("go env -w", Tagged, scene => scene.Sandbox.Go("env", "-w", "GOFLAGS=-tags=two").Succeeded()) { Because = "go/env" },
        new("HOME", Tagged, scene => scene.Sandbox.Set("HOME", scene["../other"]))
        {
            Prepare = scene => scene.Write("../other/.config/go/env", "GOFLAGS=-tags=two\n"),
        },
        new("XDG_CONFIG_HOME", Tagged, scene => scene.Sandbox.Set("XDG_CONFIG_HOME", scene["../other"]))
        {
            Prepare = scene => scene.Write("../other/go/env", "GOFLAGS=-tags=two\n"),
        },

        new("working directory by another name", TellsFolder, scene => scene.Sandbox.Folder = scene["../link"])
        {
            Prepare = scene => scene.Link("../link", "module"),
        },
        new("variable that means nothing", Sources.Plain, scene => scene.Set("COLUMNS", "20")) { IsHarmless = true },
        new("GOCACHE", Sources.Plain, scene => scene.Sandbox.Use(scene.Sandbox.NewCache())) { After = "one\n", Because = "no record" },
    ];

    private static (string Variable, string Value, string Tag) Level =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ("GOARM64", "v8.1", "arm64.v8.1") : ("GOAMD64", "v2", "amd64.v2");

    /// <summary>Where the tag is set, not even the package's files go together; so nothing has to be built for another platform.</summary>
    private static string BrokenFor(string tag) => $"{Sources.Plain}-- c.go --\n//go:build {tag}\n\npackage other\n";

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
