using System.Text;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Bench.Programs;

/// <summary>A module proxy that is a folder, as GOPROXY takes it with file://, with one module: a tool.</summary>
/// <param name="Folder">Absolute path.</param>
internal sealed record FileProxy(string Folder)
{
    private const string Path = "example.com/tool";
    private const string Version = "v1.0.0";

    /// <summary>The main package with its version.</summary>
    public static string Tool => $"{Path}@{Version}";

    /// <summary>What makes a command use it; there is no checksum database.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["GOPROXY"] = $"file://{Folder}", ["GOSUMDB"] = "off" };

    public void Write()
    {
        const string mod = $"module {Path}\n\ngo 1.24\n";
        const string info = $$"""{"Version":"{{Version}}","Time":"2024-01-02T03:04:05Z"}""";
        const string main = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n";
        var archive = new ModuleArchive(Path, Version, [File(".info", info), File(".mod", mod), File("go.mod", mod), File("main.go", main)]);
        string answers = System.IO.Path.Combine(Folder, Path, "@v");
        Directory.CreateDirectory(answers);
        Answer("list", Encoding.UTF8.GetBytes(Version + "\n"));
        Answer(Version + ".info", Encoding.UTF8.GetBytes(info));
        Answer(Version + ".mod", Encoding.UTF8.GetBytes(mod));
        Answer(Version + ".zip", archive.Zip());

        void Answer(string name, byte[] content) => System.IO.File.WriteAllBytes(System.IO.Path.Combine(answers, name), content);
    }

    private static TextArchiveFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
