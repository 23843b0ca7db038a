using System.Text;

namespace GoRun.Testing.Proxy;

/// <summary>Toolchains as the modules that they are downloaded as (go.dev/doc/toolchain#download).</summary>
public static class ToolchainArchives
{
    private const string Path = "golang.org/toolchain";

    private static readonly string[] Tools = ["asm", "cgo", "compile", "link"];

    /// <summary>
    /// As much of a release as building a program takes that imports fmt and os. As in the real modules, no file is executable and go.mod files are called
    /// <c>_go.mod</c>.
    /// </summary>
    public static ModuleArchive Of(Toolchain release)
    {
        using var home = new TemporaryFolder();
        home.TurnTelemetryOff(".");
        string[] folders = RealGo.Run(
            release.Root, release.Root, new Dictionary<string, string> { ["HOME"] = home.Path, ["GOROOT"] = release.Root, ["GO111MODULE"] = "off", ["GOTOOLCHAIN"] = "local" },
            "list", "-deps", "-f={{.Dir}}", "fmt", "os", "internal/buildcfg", "internal/cfg", "internal/platform").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] tools = [.. Tools.Select(tool => System.IO.Path.Combine(release.ToolFolder, tool))];
        string[] files =
        [
            "VERSION", "go.env", "bin/go", "bin/gofmt", "src/go.mod", "src/cmd/go.mod", "src/cmd/go/internal/cfg/zdefaultcc.go", "src/go/build/zcgo.go",
            .. tools.Select(tool => System.IO.Path.GetRelativePath(release.Root, tool)),
            .. folders.SelectMany(FilesIn).Select(file => System.IO.Path.GetRelativePath(release.Root, file)),
            .. FilesIn(release.Root + "/pkg/include").Concat(FilesIn(release.Root + "/lib/wasm")).Select(file => System.IO.Path.GetRelativePath(release.Root, file)),
        ];
        return Archive(
            release.Version,
            [
                .. files.Where(name => File.Exists($"{release.Root}/{name}")).Order(StringComparer.Ordinal).Select(name => new TextArchiveFile(
                    name.EndsWith("go.mod", StringComparison.Ordinal) ? name.Replace("go.mod", "_go.mod", StringComparison.Ordinal) : name,
                    File.ReadAllBytes($"{release.Root}/{name}"))),
            ]);
    }

    /// <summary>Something that passes for a toolchain of this name until it is used.</summary>
    public static ModuleArchive Hollow(string name) => Archive(
        name,
        [
            new TextArchiveFile("VERSION", Encoding.UTF8.GetBytes(name + "\n")), new TextArchiveFile("bin/go", "no program"u8.ToArray()),
            new TextArchiveFile($"pkg/tool/{Platform.Replace('-', '_')}/compile", "no program"u8.ToArray()),
            new TextArchiveFile("lib/wasm/go_js_wasm_exec", "no program"u8.ToArray()), new TextArchiveFile("lib/wasm/other", "no program"u8.ToArray()),
            new TextArchiveFile("src/_go.mod", "module std\n"u8.ToArray()), new TextArchiveFile("src/cmd/_go.mod", "module cmd\n"u8.ToArray()),
        ]);

    /// <summary>The version of the module for this machine.</summary>
    public static string VersionOf(string name) => $"v0.0.1-{name}.{Platform}";

    private static string Platform =>
        "linux-" + (System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64");

    private static ModuleArchive Archive(string name, TextArchiveFile[] files)
    {
        string version = VersionOf(name);
        byte[] info = Encoding.UTF8.GetBytes($"{{\"Version\":\"{version}\"}}");
        return new ModuleArchive(
            Path, version, [new TextArchiveFile(".info", info), new TextArchiveFile(".mod", Encoding.UTF8.GetBytes($"module {Path}\n")), .. files]);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !file.EndsWith("_test.go", StringComparison.Ordinal));
}
