using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>What else is named on the command line: patterns, files, packages of other modules, and files that flags name.</summary>
public sealed class WordChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string Command = Sources.GoMod + "-- cmd/x/main.go --\npackage main\n\nfunc main() { println(\"one\") }\n-- cmd/empty/ --\n";
    private const string Main = "package main\n\nfunc main() { println(\"two\") }\n";
    private const string Overlaid = Sources.Plain + "-- overlay.json --\n{\"Replace\": {\"c.go\": \"first\"}}\n-- first --\npackage main\n"
        + "-- second --\npackage main\n\nfunc init() { println(\"two\") }\n";

    private static readonly ImmutableArray<Change> All =
    [
        new("second program of a pattern", Command, scene => scene.Write("cmd/y/main.go", Main))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("second program of a pattern in a folder that was empty", Command, scene => scene.Write("cmd/empty/main.go", Main))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("second program of a pattern deep below", Command, scene => scene.Write("cmd/x/internal/y/main.go", Main))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("second program of a pattern by its package clause", Command + "-- cmd/y/y.go --\npackage other\n\nfunc main() {}\n",
            scene => scene.Edit("cmd/y/y.go", "package other", "package main"))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("second program of a pattern by its constraint", Command + "-- cmd/y/y.go --\n//go:build never\n\npackage main\n\nfunc main() {}\n",
            scene => scene.Edit("cmd/y/y.go", "build never", "build !never"))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("second program of a pattern with an underscore", Command, scene => scene.Write("cmd/_y/main.go", Main))
        {
            Words = ["./cmd/..."], IsHarmless = true,
        },
        new("program of a pattern moves", Command, scene =>
        {
            scene.Remove("cmd/x");
            scene.Write("cmd/y/main.go", Main);
        })
        {
            Words = ["./cmd/..."],
        },
        new("program of a pattern behind a go.mod", Command + "-- cmd/y/main.go --\n" + Main + "-- cmd/y/go.mod --\nmodule example.com/y\n",
            scene => scene.Remove("cmd/y/go.mod"))
        {
            Words = ["./cmd/..."], Fails = true, After = "multiple packages",
        },
        new("pattern without a program", Command, scene => scene.Remove("cmd/x")) { Words = ["./cmd/..."], Fails = true, After = "./cmd/..." },
        new("package by its import path", Command, scene => scene.EditUnseen("cmd/x/main.go", "one", "two")) { Words = ["example.com/m/cmd/x"] },

        new("file of a list", Sources.TwoFiles, scene => scene.EditUnseen("b.go", "one", "two")) { Words = ["main.go", "b.go"] },
        new("file beside a list", Sources.TwoFiles, scene => scene.Write("c.go", Sources.SetsTwo)) { Words = ["main.go", "b.go"], IsHarmless = true },
        new("file of a list elsewhere", Sources.TwoFiles, scene => scene.EditUnseen("b.go", "one", "two"))
        {
            Words = ["../module/main.go", "../module/b.go"],
        },
        new("file of a list goes", Sources.TwoFiles, scene => scene.Remove("b.go")) { Words = ["main.go", "b.go"], Fails = true, After = "b.go" },
        new("package that a list imports", Sources.Library, scene => scene.EditUnseen("lib/lib.go", "one", "two")) { Words = ["main.go"] },
        new("go.mod above a list", "-- main.go --\npackage main\n\nfunc main() { println(\"one\") }\n", scene => scene.Write("go.mod", "modul\n"))
        {
            Words = ["main.go"], Fails = true, After = "go.mod:1",
        },
        new("-C", Command, scene => scene.EditUnseen("cmd/x/main.go", "one", "two")) { Words = ["-C", "cmd/x", "."] },
        new("folder of -C goes", Command, scene => scene.Remove("cmd/x")) { Words = ["-C=cmd/x", "."], Fails = true, After = "cmd/x" },

        new("source of another module's program", Command.Replace("-- ", "-- ../other/", StringComparison.Ordinal),
            scene => scene.EditUnseen("../other/cmd/x/main.go", "one", "two"))
        {
            Words = ["../other/cmd/x"],
        },
        new("language of another module's program", "-- ../other/go.mod --\nmodule example.com/o\n\ngo 1.21\n-- ../other/cmd/x/main.go --\n"
            + Sources.TellsLanguage, scene => scene.EditUnseen("../other/go.mod", "1.21", "1.24"))
        {
            Words = ["../other/cmd/x"],
        },
        new("go.mod between another module's root and its program", "-- ../other/go.mod --\nmodule example.com/o\n\ngo 1.24\n-- ../other/cmd/x/main.go --\n"
            + Sources.TellsLanguage.Replace("== 2", "!= 2", StringComparison.Ordinal), scene => scene.Write("../other/cmd/go.mod", "module example.com/c\n\ngo 1.21\n"))
        {
            Words = ["../other/cmd/x"],
        },

        new("file of -overlay", Overlaid, scene => scene.Edit("overlay.json", "first", "second"))
        {
            Words = ["-overlay=overlay.json", "."], After = "two\none\n", Because = "overlay.json",
        },
        new("file that -overlay names", Overlaid, scene => scene.Write("first", File.ReadAllText(scene["second"])))
        {
            Words = ["-overlay=overlay.json", "."], After = "two\none\n", Because = "first",
        },
        new("file that -overlay hides", Overlaid, scene => scene.Write("c.go", "package other\n"))
        {
            Words = ["-overlay=overlay.json", "."], IsHarmless = true,
        },
        new("file that -overlay names goes", Overlaid, scene => scene.Remove("first"))
        {
            Words = ["-overlay=overlay.json", "."], Fails = true, After = "c.go",
        },
        new("file that -overlay removes", Overlaid.Replace("\"first\"", "\"\"", StringComparison.Ordinal) + "-- c.go --\npackage other\n",
            scene => scene.Edit("overlay.json", "{\"c.go\": \"\"}", "{}"))
        {
            Words = ["-overlay=overlay.json", "."], Fails = true, After = "found packages",
        },

        new("default.pgo appears", Sources.Plain, scene => scene.Write("default.pgo", "not a profile")) { Fails = true, After = "default.pgo" },
        new("default.pgo appears beside a list", Sources.Plain, scene => scene.Write("default.pgo", "not a profile"))
        {
            Words = ["main.go"], IsHarmless = true,
        },
        new("default.pgo appears and is not asked for", Sources.Plain, scene => scene.Write("default.pgo", "not a profile"))
        {
            Words = ["-pgo=off", "."], IsHarmless = true,
        },
        new("file of -pgo", Sources.Plain + "-- p.pgo --\n", scene => scene.Write("p.pgo", "not a profile"))
        {
            Words = ["-pgo=p.pgo", "."], Fails = true, After = "p.pgo",
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
