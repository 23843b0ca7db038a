using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Symbolic links that lead elsewhere.</summary>
public sealed class LinkChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string TwoModules = """
        -- ../first/m/go.mod --
        module example.com/m

        go 1.24
        -- ../first/m/main.go --
        package main

        func main() { println("one") }
        -- ../second/m/go.mod --
        module example.com/m

        go 1.24
        -- ../second/m/main.go --
        package main

        func main() { println("two") }

        """;

    private static readonly ImmutableArray<Change> All =
    [
        new("source file", Sources.TwoFiles + "-- 1/x --\n" + Sources.SetsOne + "-- 2/x --\n" + Sources.SetsTwo, scene => scene.Link("c.go", "2/x"))
        {
            Prepare = scene => scene.Link("c.go", "1/x"), Because = "c.go",
        },
        new("what a source file leads to", Sources.TwoFiles + "-- 1/x --\n" + Sources.SetsOne, scene => scene.EditUnseen("1/x", "one", "two"))
        {
            Prepare = scene => scene.Link("c.go", "1/x"),
        },
        new("folder of what a source file leads to", Sources.TwoFiles + "-- 1/x --\n" + Sources.SetsOne + "-- 2/x --\n" + Sources.SetsTwo,
            scene => scene.Link("there", "2"))
        {
            Prepare = scene =>
            {
                scene.Link("there", "1");
                scene.Link("c.go", "there/x");
            },
        },
        new("source file that leads nowhere", Sources.TwoFiles + "-- 1/x --\n" + Sources.SetsOne, scene => scene.Remove("1/x"))
        {
            Prepare = scene => scene.Link("c.go", "1/x"), Fails = true, After = "c.go",
        },
        new("file in place of a link", Sources.TwoFiles + "-- 1/x --\n" + Sources.SetsOne, scene =>
        {
            scene.Remove("c.go");
            scene.Write("c.go", Sources.SetsTwo);
        })
        {
            Prepare = scene => scene.Link("c.go", "1/x"),
        },
        new("folder of a package", Sources.Library + "-- 1/lib.go --\n" + Sources.LibraryOne + "-- 2/lib.go --\n" + Sources.LibraryTwo,
            scene => scene.Link("lib", "2"))
        {
            Prepare = scene =>
            {
                scene.Remove("lib");
                scene.Link("lib", "1");
            },
        },
        new("folder of a replacement", Sources.Dependency, scene => scene.Link("here", "dep2"))
        {
            Prepare = scene =>
            {
                scene.Edit("go.mod", "=> ./dep", "=> ./here");
                scene.Link("here", "dep");
            },
        },
        new("folder above a replacement", Sources.Dependency + "-- 1/ --\n-- 2/ --\n", scene => scene.Link("here", "2"))
        {
            Prepare = scene =>
            {
                scene.Rename("dep", "1/dep");
                scene.Rename("dep2", "2/dep");
                scene.Edit("go.mod", "=> ./dep", "=> ./here/dep");
                scene.Link("here", "1");
            },
        },
        new("module", TwoModules, scene => scene.Link("../here", "second/m"))
        {
            Prepare = scene =>
            {
                scene.Link("../here", "first/m");
                scene.Sandbox.Folder = scene["../here"];
            },
        },
        new("folder above a module", TwoModules, scene => scene.Link("../here", "second"))
        {
            Prepare = scene =>
            {
                scene.Link("../here", "first");
                scene.Sandbox.Folder = scene["../here/m"];
            },
        },
        new("folder above a module, from elsewhere", TwoModules, scene => scene.Link("../here", "second"))
        {
            Prepare = scene => scene.Link("../here", "first"),
            Words = ["-C", "../here/m", "."],
        },
        new("folder of -overlay's file", Sources.Plain + "-- 1/x --\n" + "package main\n\nconst word = \"one\"\n\nfunc main() { println(word) }\n"
            + "-- 2/x --\n" + "package main\n\nconst word = \"two\"\n\nfunc main() { println(word) }\n"
            + "-- overlay.json --\n{\"Replace\": {\"main.go\": \"here/x\"}}\n", scene => scene.Link("here", "2"))
        {
            Prepare = scene => scene.Link("here", "1"),
            Words = ["-overlay=overlay.json", "."],
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
