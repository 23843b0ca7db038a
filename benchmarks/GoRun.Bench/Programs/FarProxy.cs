using System.Globalization;
using System.Text;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Bench.Programs;

/// <summary>A module proxy on this machine that takes 20 ms for every answer, with a hundred small modules.</summary>
internal sealed class FarProxy : IDisposable
{
    private const int Count = 100;
    private const string Version = "v1.0.0";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, ModuleArchive> _modules = [];
    private readonly LoopbackServer _server;

    public FarProxy()
    {
        for (int i = 0; i < Count; i++)
            Add(PathOf(i), string.Create(CultureInfo.InvariantCulture, $"package lib\n\nfunc Number() int {{ return {i} }}\n"));
        _server = LoopbackServer.Start(Answer, Latency);
    }

    /// <summary>What makes a command use it; there is no checksum database.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["GOPROXY"] = $"http://{_server.Address}",
        ["GOSUMDB"] = "off",
    };

    /// <summary>Writes a main module that needs all of them.</summary>
    public void WriteProgramOfAll(GoModule module)
    {
        string imports = Lines(m => $"\t{NameOf(m)} \"{m.Path}\"");
        string sum = string.Join(" + ", _modules.Values.Select(m => NameOf(m) + ".Number()"));
        module.Begin("hundred", $"package main\n\nimport (\n{imports})\n\nfunc main() {{ println({sum}) }}\n");
        module.Write("go.mod", "module example.com/hundred\n\ngo 1.24\n\nrequire (\n" + Lines(m => $"\t{m.Path} {m.Version}") + ")\n");
        module.Write("go.sum", string.Concat(_modules.Values.Select(m => m.SumLines())));

        string Lines(Func<ModuleArchive, string> line) => string.Concat(_modules.Values.Select(m => line(m) + "\n"));
    }

    public void Dispose() => _server.Dispose();

    private static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"example.com/far/m{number}");

    private static string NameOf(ModuleArchive module) => module.Path[(module.Path.LastIndexOf('/') + 1)..];

    private void Add(string path, string source)
    {
        string mod = $"module {path}\n\ngo 1.24\n";
        _modules.Add(path, new ModuleArchive(
            path,
            Version,
            [
                File(".info", $$"""{"Version":"{{Version}}","Time":"2024-01-02T03:04:05Z"}"""),
                File(".mod", mod),
                File("go.mod", mod),
                File("main.go", source),
            ]));
    }

    private static TextArchiveFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private HttpReply Answer(string path)
    {
        string[] parts = path[1..].Split("/@v/");
        if (parts.Length != 2 || !_modules.TryGetValue(parts[0], out ModuleArchive? module)) return HttpReply.NotFound;
        return parts[1] switch
        {
            "list" => HttpReply.Text(Version + "\n"),
            Version + ".info" => HttpReply.Bytes(module.Find(".info")!.Value),
            Version + ".mod" => HttpReply.Bytes(module.Find(".mod")!.Value),
            Version + ".zip" => HttpReply.Bytes(module.Zip()),
            _ => HttpReply.NotFound,
        };
    }
}
