using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Fixtures;

/// <summary>
/// A main module with a module cache of its own, in a temporary folder that goes at the end of the test:
/// <code>
/// m/          the main module
/// modcache/   GOMODCACHE
/// home/       HOME, GOPATH, GOCACHE
/// </code>
/// The same folder and variables serve the real go and gorun.
/// </summary>
internal sealed class ModuleFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-modules-").FullName;
    private readonly Dictionary<string, string> _variables;

    internal ModuleFixture()
    {
        Root = _folder + "/m";
        ModuleCache = _folder + "/modcache";
        Directory.CreateDirectory(Root);

        // Else the go command leaves a process behind that still writes here when the test is over.
        Directory.CreateDirectory(_folder + "/home/.config/go/telemetry");
        File.WriteAllText(_folder + "/home/.config/go/telemetry/mode", "off 2024-01-01\n");
        _variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/bin:/bin",
            ["HOME"] = _folder + "/home",
            ["GOPATH"] = _folder + "/home/go",
            ["GOCACHE"] = _folder + "/home/cache",
            ["GOMODCACHE"] = ModuleCache,
            ["GOTOOLCHAIN"] = "local",
            ["GOPROXY"] = "off",
            ["GOENV"] = "off",
            ["PWD"] = Root,
        };
    }

    /// <summary>The main module's folder.</summary>
    internal string Root { get; }

    internal string ModuleCache { get; }

    /// <summary>go.sum lines of all that <see cref="AddModule"/> put into the cache.</summary>
    internal List<string> SumLines { get; } = [];

    /// <summary>Sets an environment variable for both sides.</summary>
    internal ModuleFixture With(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    /// <summary>Writes a file of the main module, or one beside it (<c>../other/go.mod</c>); returns its path.</summary>
    internal string Write(string name, string content)
    {
        string path = Path.GetFullPath(name, Root);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes go.sum with a line for everything that is in the cache.</summary>
    internal void WriteGoSum() => Write("go.sum", string.Concat(SumLines.Select(l => l + "\n")));

    /// <summary>
    /// Puts a module into the cache as if it had been downloaded, go.mod included in <paramref name="files"/> (file name, content).
    /// </summary>
    internal void AddModule(string path, string version, params (string Name, string Content)[] files)
    {
        string escapedPath = Escape(path);
        string escapedVersion = Escape(version);
        string download = $"{ModuleCache}/cache/download/{escapedPath}/@v";
        string directory = $"{ModuleCache}/{escapedPath}@{escapedVersion}";
        Directory.CreateDirectory(download);
        string goMod = files.Where(f => f.Name == "go.mod").Select(f => f.Content).FirstOrDefault($"module {path}\n");
        File.WriteAllText($"{download}/{escapedVersion}.mod", goMod);
        File.WriteAllText($"{download}/{escapedVersion}.info", $"{{\"Version\":\"{version}\",\"Time\":\"2020-01-01T00:00:00Z\"}}");
        File.AppendAllText($"{download}/list", version + "\n");
        using (ZipArchive zip = ZipFile.Open($"{download}/{escapedVersion}.zip", ZipArchiveMode.Create))
        {
            foreach ((string name, string content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"{path}@{version}/{name}").Open());
                writer.Write(content);
                string file = $"{directory}/{name}";
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, content);
            }
        }

        Directory.CreateDirectory(directory);
        string sum = Sum(files.Select(f => ($"{path}@{version}/{f.Name}", f.Content)));
        File.WriteAllText($"{download}/{escapedVersion}.ziphash", sum);
        SumLines.Add($"{path} {version} {sum}");
        SumLines.Add($"{path} {version}/go.mod {Sum([("go.mod", goMod)])}");
    }

    /// <summary>Runs the real go in the main module's folder.</summary>
    internal GoAnswer Go(string goroot, params IEnumerable<string> arguments) => RealGo.Run(goroot, Root, _variables, arguments);

    /// <summary>The settings that gorun reads for the main module's folder, or one in it.</summary>
    internal GoEnv Env(string goroot, string folder = "")
    {
        HostEnvironment host = Host(goroot, folder);
        return GoEnvReader.Read(host, host.WorkingDirectory);
    }

    /// <summary>What gorun's module side gets for a command in the main module's folder.</summary>
    internal ModuleContext Context(string goroot, BuildFlags flags) => Context(goroot, flags, TimeProvider.System, TextWriter.Null);

    /// <summary>As above, with another clock and a place for lines that are to be seen at once.</summary>
    internal ModuleContext Context(string goroot, BuildFlags flags, TimeProvider clock, TextWriter error) => new(
        Env(goroot),
        flags,
        new SourceTree(),
        Host(goroot) with { Clock = clock, Error = error },
        new ToolRunner(),
        Root,
        CancellationToken.None);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private HostEnvironment Host(string goroot, string folder = "") => new()
    {
        Variables = _variables.ToImmutableDictionary(StringComparer.Ordinal).SetItem("GOROOT", goroot),
        WorkingDirectory = folder.Length == 0 ? Root : Path.GetFullPath(folder, Root),
        Output = TextWriter.Null,
        Error = TextWriter.Null,
    };

    private static string Sum(IEnumerable<(string Name, string Content)> files)
    {
        var list = new StringBuilder();
        foreach ((string name, string content) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
            list.Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))).Append("  ").Append(name).Append('\n');
        return "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? $"!{char.ToLowerInvariant(c)}" : c.ToString()));
}
