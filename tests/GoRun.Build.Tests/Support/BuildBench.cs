using System.Collections.Immutable;
using System.Diagnostics;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Support;

/// <summary>
/// One module in a folder of its own, with a real Go release: built by the Builder, and by the real go to compare with. Caches are folders
/// below the same place.
/// </summary>
internal sealed class BuildBench : IDisposable
{
    private readonly string _goroot;
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _extra;
    private readonly DateTime _made;

    public BuildBench(string goroot, params (string Name, string Value)[] environment)
    {
        _goroot = goroot;
        _extra = environment.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
        // By the file system's clock, which may lag a little behind.
        _made = File.GetLastWriteTimeUtc(_folder.Write("made", ""));
        Temporary = Directory.CreateDirectory(_folder.At("tmp")).FullName;
        Module = Directory.CreateDirectory(_folder.At("m")).FullName;
    }

    /// <summary>The module's folder, in which commands run.</summary>
    public string Module { get; }

    /// <summary>Where work directories are made.</summary>
    public string Temporary { get; }

    public BuildFlags Flags { get; set; } = new() { BuildVcs = "false", Parallelism = 2 };

    /// <summary>The path of a cache, by its name, or the path itself.</summary>
    public string Cache(string name) => _folder.At(name);

    public void Write(string relative, string content) => _folder.Write("m/" + relative, content);

    /// <summary>Runs the real go in the module.</summary>
    public (int Status, string Output, string Error) Go(string cache, params string[] arguments) =>
        GoWith(cache, ("GO111MODULE", ""), arguments);

    /// <summary>Runs the real go with one more variable.</summary>
    public (int Status, string Output, string Error) GoWith(string cache, (string Name, string Value) extra, params string[] arguments)
    {
        var start = new ProcessStartInfo(_goroot + "/bin/go", arguments)
        {
            WorkingDirectory = Module,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in Variables(cache)) start.Environment[name] = value;
        start.Environment[extra.Name] = extra.Value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Builds with the Builder; packages are resolved by the real go.</summary>
    public BuildRun Build(string cache, BuildGoal goal, params string[] patterns) =>
        Build(cache, goal, new RecordingRunner(), CancellationToken.None, patterns);

    /// <summary>As above, with a runner of the test's own.</summary>
    public BuildRun Build(string cache, BuildGoal goal, RecordingRunner runner, CancellationToken cancellation, params string[] patterns)
    {
        var error = new StringWriter();
        HostEnvironment host = Host(cache, error);
        GoEnv env = GoEnvReader.Read(host, Module);
        var builder = new Builder(env, Flags, new SourceTree(), runner, tool => $"{tool} version {env.Version}", host);
        BuildResult result = builder.Build(Resolve(patterns), goal, cancellation);
        return new BuildRun(result, runner, error.ToString());
    }

    /// <summary>Removes the index entries that were written to a cache since this bench was made.</summary>
    public void Forget(string cache)
    {
        foreach (string entry in Directory.EnumerateFiles(cache, "*-a", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(entry) >= _made) File.Delete(entry);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the real go finds for these patterns.</summary>
    public Resolution Resolve(params string[] patterns)
    {
        (int status, string json, string error) = Go("list", ["list", "-deps", "-json", .. ListFlags(), .. patterns]);
        Assert.True(status == 0, error);
        return GoListResolution.Read(json);
    }

    private IEnumerable<string> ListFlags() => Flags.Tags.IsEmpty ? [] : ["-tags=" + string.Join(',', Flags.Tags)];

    /// <summary>What a command started in the module is given.</summary>
    public HostEnvironment Host(string cache, TextWriter error) => new()
    {
        Variables = Variables(cache).ToImmutableDictionary().Add("GOTMPDIR", Temporary),
        WorkingDirectory = Module,
        Output = TextWriter.Null,
        Error = error,
    };

    private Dictionary<string, string> Variables(string cache) => new(_extra, StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = _folder.Path,
        ["GOENV"] = "off",
        ["GOROOT"] = _goroot,
        ["GOPATH"] = _folder.At("gopath"),
        ["GOCACHE"] = Cache(cache),
        ["GOTOOLCHAIN"] = "local",
        ["GOPROXY"] = "off",
        ["GOFLAGS"] = "-buildvcs=false",
        ["GOTELEMETRY"] = "off",
        ["PWD"] = Module,
    };
}

/// <summary>One run of the Builder.</summary>
internal sealed record BuildRun(BuildResult Result, RecordingRunner Runner, string Error);
