using System.Collections.Immutable;
using GoRun.Bench.Programs;

namespace GoRun.Bench.Scenarios;

/// <summary>The programs that are measured, each in a folder of its own below one.</summary>
internal sealed class Works
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    private readonly string _folder;

    /// <param name="goroot">Whose <c>cmd/go</c> is the vendored program.</param>
    public Works(string folder, string goroot, FarProxy far)
    {
        _folder = folder;
        Hello = Edited("hello", "hello", SmallPrograms.WriteHello);
        Http = Edited("net/http", "http", SmallPrograms.WriteHttp) with { Environment = None.Add("CGO_ENABLED", "0") };
        CgoHttp = Edited("net/http with cgo", "cgohttp", SmallPrograms.WriteHttp) with { Environment = None.Add("CGO_ENABLED", "1") };
        FileList = Edited("file list", "listed", SmallPrograms.WriteListed) with { CommandLines = [["main.go", "greeting.go"]] };
        Small = Generated(100);
        Medium = Generated(1000);
        Large = Generated(3000);
        Race = Edited("-race in turn", "race", SmallPrograms.WriteHello) with
        {
            CommandLines = [["-race", "."], ["."]],
            // Else the race detector's runtime waits for a second before it ends the program.
            Environment = None.Add("GORACE", "atexit_sleep_ms=0"),
        };
        var proxy = new FileProxy(In("proxy"));
        Versioned = new Work("package@version", proxy.Folder, proxy.Write)
        {
            CommandLines = [[FileProxy.Tool]],
            Environment = proxy.Variables,
            ShowsEdits = false,
        };
        var hundred = new GoModule(In("hundred"));
        Downloads = new Work("100 modules, 20 ms away", hundred.Folder, () => far.WriteProgramOfAll(hundred))
        {
            Environment = far.Variables,
            ShowsEdits = false,
        };
        var tree = new CommandTree(In("goroot"));
        Vendored = new Work("cmd/go, vendored", tree.Folder, () => tree.Write(goroot))
        {
            CommandLines = [["./go", "version"]],
            Environment = None.Add("GOROOT", tree.Goroot),
            Main = new SourceEdit(tree.MainFile),
            Leaf = new SourceEdit(tree.LeafFile),
            ShowsEdits = false,
        };
        Probe = Edited("hello", "probe", SmallPrograms.WriteProbe);
    }

    public Work Hello { get; }

    public Work Http { get; }

    public Work CgoHttp { get; }

    public Work FileList { get; }

    /// <summary>A hundred packages of its own.</summary>
    public Work Small { get; }

    /// <summary>A thousand.</summary>
    public Work Medium { get; }

    /// <summary>Three thousand.</summary>
    public Work Large { get; }

    public Work Vendored { get; }

    /// <summary>A module at a version, which is in the module cache.</summary>
    public Work Versioned { get; }

    /// <summary>With the flag and without it.</summary>
    public Work Race { get; }

    public Work Downloads { get; }

    /// <summary>Hello that says how much memory it needed; so do <see cref="Small"/> to <see cref="Large"/>.</summary>
    public Work Probe { get; }

    private string In(string name) => Path.Combine(_folder, name);

    private Work Edited(string name, string folder, Action<GoModule> write)
    {
        var module = new GoModule(In(folder));
        return new Work(name, module.Folder, () => write(module)) { Main = new SourceEdit(module.Main) };
    }

    private Work Generated(int count) => Edited($"{count} packages", $"many{count}", module => GeneratedModule.WriteTo(module, count)) with
    {
        Leaf = new SourceEdit(Path.Combine(In($"many{count}"), GeneratedModule.Leaf)),
        Size = count,
    };
}
