using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>go.mod, go.work, vendor/, and those that appear.</summary>
public sealed class ModuleChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string Workspace = "go 1.24\n\nuse (\n\t.\n\t./dep2\n)\n";
    private const string Below = "-- cmd/x/main.go --\n" + Sources.TellsLanguage;

    private static readonly ImmutableArray<Change> All =
    [
        new("replacement in go.mod", Sources.Dependency, scene => scene.Edit("go.mod", "./dep", "./dep2")) { Because = "go.mod" },
        new("language in go.mod", OldLanguage + "-- main.go --\n" + Sources.TellsLanguage, scene => scene.Edit("go.mod", "1.21", "1.23")),
        new("language in go.mod, size and times restored", OldLanguage + "-- main.go --\n" + Sources.TellsLanguage,
            scene => scene.EditUnseen("go.mod", "1.21", "1.23")),
        new("name in go.mod", Sources.Library, scene => scene.Edit("go.mod", "example.com/m", "example.com/n"))
        {
            Fails = true, After = "example.com/m/lib",
        },
        new("go.mod broken", Sources.Plain, scene => scene.Write("go.mod", "modul\n")) { Fails = true, After = "go.mod:1" },
        new("go.mod removed", Sources.Plain, scene => scene.Remove("go.mod")) { Fails = true, After = "go.mod" },
        new("comment in go.mod", Sources.Plain, scene => scene.Edit("go.mod", "go 1.24", "go 1.24 // or newer")) { IsHarmless = true },
        new("go.mod of a replacement", Sources.Dependency, scene => scene.EditUnseen("dep/go.mod", "1.24", "1.99")) { Fails = true, After = "1.99" },
        new("content of a replacement", Sources.Dependency, scene => scene.EditUnseen("dep/dep.go", "one", "two")),
        new("replacement gone", Sources.Dependency, scene => scene.Remove("dep")) { Fails = true, After = "dep" },
        new("go.mod below", OldLanguage.Replace("1.21", "1.24", StringComparison.Ordinal) + Below.Replace("== 2", "!= 2", StringComparison.Ordinal),
            scene => scene.Write("cmd/go.mod", "module example.com/m/cmd\n\ngo 1.21\n"))
        {
            Words = ["-C", "cmd/x", "."],
        },
        new("go.mod between the root and an imported package", Sources.Library, scene => scene.Write("lib/go.mod", "module example.com/m/lib\n"))
        {
            Fails = true, After = "example.com/m/lib",
        },
        new("file of -modfile", Sources.Dependency, scene => scene.Edit("other.mod", "./dep", "./dep2"))
        {
            Prepare = scene => File.Copy(scene["go.mod"], scene["other.mod"]), Words = ["-modfile=other.mod", "."],
        },

        new("go.work appears", Sources.Dependency, scene => scene.Write("go.work", Workspace)),
        new("go.work appears above", Sources.Dependency,
            scene => scene.Write("../go.work", "go 1.24\n\nuse (\n\t./module\n\t./module/dep2\n)\n"))
        {
            Because = "go.work",
        },
        new("go.work changes", Sources.Dependency + "-- go.work --\ngo 1.24\n\nuse (\n\t.\n\t./dep\n)\n", scene => scene.Edit("go.work", "./dep", "./dep2")),
        new("go.work goes", Sources.Dependency.Replace("\"two\"", "\"x\"", StringComparison.Ordinal).Replace("\"one\"", "\"two\"", StringComparison.Ordinal)
                .Replace("\"x\"", "\"one\"", StringComparison.Ordinal) + "-- go.work --\n" + Workspace,
            scene => scene.Remove("go.work")),
        new("GOWORK", Sources.Dependency + "-- other/go.work --\ngo 1.24\n\nuse (\n\t..\n\t../dep2\n)\n", scene => scene.Set("GOWORK", "$MODULE/other/go.work")),
        new("GOWORK=off", Sources.Dependency.Replace("=> ./dep\n", "=> ./dep2\n", StringComparison.Ordinal) + "-- go.work --\n"
                + Workspace.Replace("dep2", "dep", StringComparison.Ordinal),
            scene => scene.Set("GOWORK", "off")),
        new("module of a workspace", Sources.Dependency + "-- go.work --\n" + Workspace.Replace("dep2", "dep", StringComparison.Ordinal),
            scene => scene.EditUnseen("dep/dep.go", "one", "two")),

        new("vendor appears", Sources.Dependency, scene =>
            TextArchive.Write(Sources.VendorFolder.Replace("one", "two", StringComparison.Ordinal).Replace("dep2", "dep", StringComparison.Ordinal), scene["."])),
        new("vendor goes", Sources.Vendored, scene => scene.Remove("vendor")),
        new("vendored file", Sources.Vendored, scene => scene.EditUnseen("vendor/example.com/dep/dep.go", "one", "two")),
        new("vendor/modules.txt", Sources.Vendored, scene => scene.Edit("vendor/modules.txt", "## explicit; go 1.24\n", ""))
        {
            Fails = true, After = "inconsistent vendoring", Because = "modules.txt",
        },
        new("vendor/modules.txt goes", Sources.Vendored, scene => scene.Remove("vendor/modules.txt"))
        {
            Fails = true, After = "vendor",
        },
        new("-mod=mod", Sources.Vendored, scene => scene.Set("GOFLAGS", "-mod=mod")) { Because = "no record" },
    ];

    private static string OldLanguage => Sources.GoMod.Replace("1.24", "1.21", StringComparison.Ordinal);

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
