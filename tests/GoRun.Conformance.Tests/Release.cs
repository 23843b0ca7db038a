using System.Collections.Frozen;
using System.Collections.Immutable;
using GoRun.Scripts.Commands;
using GoRun.Scripts.Conditions;
using GoRun.Scripts.Running;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Conformance.Tests;

/// <summary>
/// Runs the scripts of one release of Go, where they lie in its GOROOT, as GOROOT/src/cmd/go/script_test.go does: the same folders and
/// variables, and one build cache for all.
/// </summary>
internal sealed class Release : IDisposable
{
    // A script takes seconds; this only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Testing.Toolchain toolchain;
    private readonly string root;
    private readonly GoSettings settings;
    private readonly ScriptEngine engine;
    private readonly string go;
    private readonly ModuleProxy proxy;

    internal Release(Testing.Toolchain toolchain, Selection selection)
    {
        this.toolchain = toolchain;
        root = Directory.CreateTempSubdirectory("gorun-conformance-").FullName;
        settings = new GoSettings(toolchain);
        proxy = ModuleProxy.Start(toolchain.Root);
        Directory.CreateDirectory(In("bin"));
        go = GoCommand.Write(In("bin"), toolchain, selection.UsesGoAlone);
        StandardPackages.ForScripts(toolchain).CopyTo(In("gocache"));
        engine = new ScriptEngine(
            ToolchainCommands.With(go, settings).ToFrozenDictionary(), ToolchainConditions.Of(toolchain, settings), selection.IsByHand);
    }

    internal ScriptResult Run(string name)
    {
        string file = Path.Combine(Selection.FolderOf(toolchain), name + ".txt");
        TextArchive archive = TextArchive.Read(file);
        string work = In(name);
        Directory.CreateDirectory(work);
        try
        {
            foreach (Listed warm in Listed.Warm.Where(warm => warm.Name.Matches(toolchain, name)))
                StandardPackages.ForScripts(toolchain).CopyTo(Path.Combine(work, warm.Note));
            ScriptState state = Begin(work, In(name + ".captures"));
            state.Extract(archive);
            return engine.Run($"testdata/script/{name}.txt", System.Text.Encoding.UTF8.GetString(archive.Comment.Span), state);
        }
        finally
        {
            FileTrees.Delete(work);
        }
    }

    public void Dispose()
    {
        proxy.Dispose();
        FileTrees.Delete(root);
    }

    private string In(string name) => Path.Combine(root, name);

    private ScriptState Begin(string work, string captures)
    {
        var state = new ScriptState(work, captures, Environment, Patience);
        foreach (string folder in new[] { "telemetry", "tmp", "gopath/src" })
            Directory.CreateDirectory(Path.Combine(work, folder));
        // Else the real go would leave processes that write there when the script is over.
        File.WriteAllText(Path.Combine(work, "telemetry/mode"), "off\n");
        state.Set("TEST_TELEMETRY_DIR", Path.Combine(work, "telemetry"));
        state.Set("TMPDIR", Path.Combine(work, "tmp"));
        state.Set("GOPATH", Path.Combine(work, "gopath"));
        state.ChangeFolder("gopath/src");
        return state;
    }

    private ImmutableSortedDictionary<string, string> Environment => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["PATH"] = $"{In("bin")}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = "/no-home",
            // What gorun remembers of the tools would else make that folder, as root.
            ["XDG_CACHE_HOME"] = In("cache"),
            ["CCACHE_DISABLE"] = "1",
            ["GOARCH"] = StandardConditions.Architecture,
            ["TESTGO_GOHOSTARCH"] = StandardConditions.Architecture,
            ["GOCACHE"] = In("gocache"),
            ["GOCOVERDIR"] = "",
            ["GODEBUG"] = "",
            ["GOEXE"] = "",
            ["GOEXPERIMENT"] = "",
            ["GOOS"] = StandardConditions.System,
            ["TESTGO_GOHOSTOS"] = StandardConditions.System,
            ["GOPRIVATE"] = "",
            ["GOROOT"] = settings.Root,
            ["GOTRACEBACK"] = "system",
            ["TESTGO_GOROOT"] = settings.Root,
            ["TESTGO_EXE"] = go,
            ["GONOPROXY"] = "",
            ["GONOSUMDB"] = "",
            ["GOVCS"] = "*:all",
            ["devnull"] = "/dev/null",
            ["goversion"] = toolchain.Version["go".Length..],
            ["HGRCPATH"] = "",
            ["GOTOOLCHAIN"] = "auto",
            ["newline"] = "\n",
        }).SetItems(proxy.Variables);
}
