using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Source files: their content, their names, their constraints.</summary>
public sealed class SourceChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private static readonly ImmutableArray<Change> All =
    [
        new("content", Sources.Plain, scene => scene.Edit("main.go", "one", "two")) { Because = "main.go" },
        new("content, size and times restored", Sources.Plain, scene => scene.EditUnseen("main.go", "one", "two")) { Because = "main.go" },
        new("replaced, size and times restored", Sources.Plain, scene => scene.ReplaceUnseen("main.go", "one", "two"))
        {
            Because = "main.go",
        },
        new("content of an imported package", Sources.Library, scene => scene.EditUnseen("lib/lib.go", "one", "two")) { Because = "lib.go" },
        new("times of the future restored", Sources.Plain, scene => scene.EditUnseen("main.go", "one", "two"))
        {
            Prepare = scene => File.SetLastWriteTimeUtc(scene["main.go"], DateTime.UtcNow.AddDays(1)),
        },
        new("times of the future after", Sources.Plain, scene =>
        {
            scene.Edit("main.go", "one", "two");
            File.SetLastWriteTimeUtc(scene["main.go"], DateTime.UtcNow.AddDays(1));
        }),
        new("older times after", Sources.Plain, scene =>
        {
            scene.Edit("main.go", "one", "two");
            File.SetLastWriteTimeUtc(scene["main.go"], DateTime.UnixEpoch);
        }),
        new("whole seconds restored", Sources.Plain, scene => scene.EditUnseen("main.go", "one", "two"))
        {
            Prepare = scene => File.SetLastWriteTimeUtc(scene["main.go"], new DateTime(2026, 1, 1, 0, 0, 2, DateTimeKind.Utc)),
        },
        new("touched", Sources.Plain, scene => File.SetLastWriteTimeUtc(scene["main.go"], DateTime.UtcNow)) { IsHarmless = true },
        new("written with the same content", Sources.Plain, scene => scene.Write("main.go", File.ReadAllText(scene["main.go"])))
        {
            IsHarmless = true,
        },
        new("mode", Sources.Plain, scene => File.SetUnixFileMode(scene["main.go"], (UnixFileMode)0b110_000_000)) { IsHarmless = true },
        new("edited and edited back", Sources.Plain, scene =>
        {
            scene.Edit("main.go", "one", "two");
            scene.Run();
            scene.Edit("main.go", "two", "one");
        })
        {
            After = "one\n",
        },

        new("file added", Sources.TwoFiles, scene => scene.Write("c.go", Sources.SetsTwo)),
        new("file added to an imported package", Sources.Library.Replace("const", "var", StringComparison.Ordinal),
            scene => scene.Write("lib/more.go", "package lib\n\nfunc init() { Word = \"two\" }\n")),
        new("file removed", Sources.TwoFiles, scene => scene.Remove("b.go")),
        new("file renamed so that it is first", Sources.TwoFiles + "-- a.go --\n" + Sources.SetsTwo, scene => scene.Rename("b.go", "0.go")),
        new("file renamed so that it is for another system", Sources.TwoFiles, scene => scene.Rename("b.go", "b_plan9.go")),
        new("file renamed so that it is for this one", Sources.TwoFiles + "-- c_plan9.go --\n" + Sources.SetsTwo,
            scene => scene.Rename("c_plan9.go", "c_linux.go")),
        new("file renamed so that it is a test", Sources.TwoFiles, scene => scene.Rename("b.go", "b_test.go")),
        new("file renamed so that it is hidden", Sources.TwoFiles, scene => scene.Rename("b.go", ".b.go")),
        new("test added", Sources.Plain, scene => scene.Write("b_test.go", Sources.SetsTwo)) { IsHarmless = true },
        new("text added", Sources.Plain, scene => scene.Write("notes.txt", "two")) { IsHarmless = true },
        new("all files removed", Sources.Plain, scene => scene.Remove("main.go")) { Fails = true, After = "no Go files in " },
        new("assembly added", Sources.Plain, scene => scene.Write("b.s", "not assembly\n")) { Fails = true, After = "b.s" },

        new("constraint holds now", Sources.TwoFiles + "-- c.go --\n//go:build never\n\n" + Sources.SetsTwo,
            scene => scene.Edit("c.go", "build never", "build !never")),
        new("constraint holds now, size and times restored", Sources.TwoFiles + "-- c.go --\n//go:build plan9\n\n" + Sources.SetsTwo,
            scene => scene.EditUnseen("c.go", "plan9", "linux")),
        new("constraint holds no longer", Sources.TwoFiles, scene => scene.Edit("b.go", "package", "//go:build never\n\npackage")),
        new("file of another system turned into another package", Sources.TwoFiles + "-- c_plan9.go --\n" + Sources.SetsTwo,
            scene => scene.Edit("c_plan9.go", "package main", "package other"))
        {
            IsHarmless = true,
        },

        new("import added", Sources.Library.Replace("const", "var", StringComparison.Ordinal)
                + "-- two/two.go --\npackage two\n\nimport \"example.com/m/lib\"\n\nfunc init() { lib.Word = \"two\" }\n",
            scene => scene.Edit("main.go", "import ", "import _ \"example.com/m/two\"\nimport ")),
        new("package exchanged", Sources.Library + "-- two/lib.go --\n" + Sources.LibraryTwo, scene =>
        {
            scene.Rename("lib", "other");
            scene.Rename("two", "lib");
        }),
        new("package removed", Sources.Library, scene => scene.Remove("lib")) { Fails = true, After = "example.com/m/lib" },
        new("package emptied", Sources.Library, scene => scene.Remove("lib/lib.go")) { Fails = true, After = "example.com/m/lib" },
        new("syntax broken", Sources.Library, scene => scene.EditUnseen("lib/lib.go", "const", "konst")) { Fails = true, After = "lib/lib.go:3:1: syntax error" },
        new("type error", Sources.Library, scene => scene.Edit("lib/lib.go", "Word", "Ward")) { Fails = true, After = "lib.Word" },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
