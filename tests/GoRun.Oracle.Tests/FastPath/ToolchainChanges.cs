using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>The toolchain: which one it is, and its files.</summary>
public sealed class ToolchainChanges(TwoReleases shared) : IClassFixture<TwoReleases>
{
    private const string TellsRelease = Sources.GoMod + """
        -- main.go --
        package main

        import "runtime"

        func main() { println(runtime.Version()) }

        """;

    private const string TellsConstant = Sources.GoMod + """
        -- main.go --
        package main

        import "unicode/utf8"

        func main() { println([]string{"two", "one"}[utf8.RuneError-0xFFFC]) }

        """;

    private static readonly ImmutableArray<Change> All =
    [
        Newer("upgraded in place", scene => scene.Set("GOROOT", Root(scene, Earlier).Folder), scene =>
        {
            scene.Remove("../goroot");
            Root(scene, Toolchains.Newest);
        }),
        Newer("link to the toolchain in GOROOT", scene =>
        {
            scene.Link("../go", Earlier.Root);
            scene.Set("GOROOT", "$MODULE/../go");
        }, scene => scene.Link("../go", Toolchains.Newest.Root)),
        Newer("link to the toolchain in PATH", scene =>
        {
            scene.Link("../go", Earlier.Root);
            scene.Sandbox.Set("PATH", scene["../go/bin"] + ":/usr/bin:/bin");
        }, scene => scene.Link("../go", Toolchains.Newest.Root)),
        Newer("GOROOT", scene => scene.Set("GOROOT", Earlier.Root), scene => scene.Set("GOROOT", Toolchains.Newest.Root)),
        Newer("PATH", scene => scene.Sandbox.Set("PATH", Earlier.Root + "/bin:/usr/bin:/bin"),
            scene => scene.Sandbox.Set("PATH", Toolchains.Newest.Root + "/bin:" + scene.Sandbox.Environment["PATH"])),
        Newer("go appears earlier in PATH", scene =>
        {
            scene.Write("bin/note", "");
            scene.Sandbox.Set("PATH", $"{scene["bin"]}:{Earlier.Root}/bin:/usr/bin:/bin");
        }, scene => scene.Link("bin/go", Toolchains.Newest.Go)),
        Newer("toolchain line in go.mod", scene => FindsReleases(scene, "local+path"),
            scene => scene.Edit("go.mod", "go 1.24", $"go 1.24\n\ntoolchain {Toolchains.NewestVersion}")),
        Newer("GOTOOLCHAIN", scene => FindsReleases(scene, "local+path"), scene => scene.Set("GOTOOLCHAIN", Toolchains.NewestVersion + "+path")),

        new("linker", Sources.Plain.Replace("const", "var", StringComparison.Ordinal), scene =>
        {
            scene.Remove(Linker);
            scene.Script(Linker, $"""
                case "$*" in
                *-V=full*) echo link version {Toolchains.NewestVersion} other;;
                *) exec {Toolchains.Newest.ToolFolder}/link -X main.word=two "$@";;
                esac
                """);
        })
        {
            Prepare = scene =>
            {
                LinkedGoroot root = Root(scene, Toolchains.Newest);
                root.OwnFolderOf(Linker["../goroot/".Length..]);
                scene.Set("GOROOT", root.Folder);
            },
            Unrecorded = "link has just been changed",
        },
        new("file of the standard library", TellsConstant, scene => scene.EditUnseen("../goroot/src/unicode/utf8/utf8.go", "\\uFFFD'", "\\uFFFC'"))
        {
            Prepare = scene => UseOwnRoot(scene, "src/unicode/utf8/utf8.go"), Because = "utf8",
        },
        new("file added to the standard library", TellsConstant, scene => scene.Write("../goroot/src/unicode/utf8/more.go", "package other\n"))
        {
            Prepare = scene => UseOwnRoot(scene, "src/unicode/utf8/utf8.go"), Fails = true, After = "utf8",
        },
        new("VERSION gone", Sources.Plain, scene => scene.Remove("../goroot/VERSION"))
        {
            Prepare = scene => UseOwnRoot(scene, "VERSION"), Fails = true, After = "VERSION",
        },
        new("go.env of the toolchain", Sources.TwoFiles + "-- c.go --\n//go:build two\n\n" + Sources.SetsTwo,
            scene => File.AppendAllText(scene["../goroot/go.env"], "GOFLAGS=-tags=two\n"))
        {
            Prepare = scene => UseOwnRoot(scene, "go.env"), Because = "go.env",
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);

    internal static Testing.Toolchain Earlier => Toolchains.Every[^2];

    private static string Linker => $"../goroot/{Path.GetRelativePath(Toolchains.Newest.Root, Toolchains.Newest.ToolFolder)}/link";

    private static Change Newer(string name, Action<Scene> prepare, Action<Scene> change) => new(name, TellsRelease, change)
    {
        Prepare = prepare,
        Before = Earlier.Version + "\n",
        After = Toolchains.NewestVersion + "\n",
    };

    private static LinkedGoroot Root(Scene scene, Testing.Toolchain toolchain) => new(toolchain, scene["../goroot"]);

    private static void UseOwnRoot(Scene scene, string file)
    {
        LinkedGoroot root = Root(scene, Toolchains.Newest);
        root.Own(file);
        scene.Set("GOROOT", root.Folder);
    }

    /// <summary>Makes an earlier release the one that is installed, with the newest as <c>go1.X.Y</c> beside it.</summary>
    private static void FindsReleases(Scene scene, string selection)
    {
        scene.Write("bin/note", "");
        scene.Link("bin/" + Toolchains.NewestVersion, Toolchains.Newest.Go);
        scene.Sandbox.Set("PATH", $"{Earlier.Root}/bin:{scene["bin"]}:/usr/bin:/bin");
        scene.Set("GOTOOLCHAIN", selection);
    }
}
