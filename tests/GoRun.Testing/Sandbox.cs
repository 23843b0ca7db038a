using System.Collections.Immutable;

namespace GoRun.Testing;

/// <summary>
/// A place of its own for one test: home, caches, work directories and a module, below one temporary folder that goes with it.
/// Nothing of the test's environment is passed on; PATH has the toolchain's <c>bin</c> in front, as on a user's machine.
/// </summary>
public sealed class Sandbox : IDisposable
{
    private readonly string root;
    private int names;

    private Sandbox(Toolchain toolchain, string root)
    {
        Toolchain = toolchain;
        this.root = root;
        Folder = Module;
        foreach (string folder in new[] { Home, Module, Temporary, Captures })
            Directory.CreateDirectory(folder);
        // Go's own telemetry would start a process now and then, and write below the home folder.
        TextArchive.Write("-- .config/go/telemetry/mode --\noff\n", Home);
        Environment = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["PATH"] = $"{toolchain.Root}/bin:/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = Home,
            ["TMPDIR"] = Temporary,
            ["GOCACHE"] = In("gocache"),
            ["GOPATH"] = In("gopath"),
            ["GOMODCACHE"] = In("gomodcache"),
            ["GOPROXY"] = "off",
            ["GOTOOLCHAIN"] = "local",
        });
    }

    public Toolchain Toolchain { get; }

    /// <summary>The main module's root.</summary>
    public string Module => In("module");

    /// <summary>The folder in which commands run: <see cref="Module"/> unless told otherwise.</summary>
    public string Folder { get; set; }

    public string Home => In("home");

    /// <summary>Where the temporary files of commands go, work directories included.</summary>
    public string Temporary => In("tmp");

    /// <summary>What commands inherit; see <see cref="Set"/>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; private set; }

    private string Captures => In("captures");

    /// <summary>A module, and a build cache with the standard library's packages.</summary>
    /// <param name="version">The toolchain's.</param>
    /// <param name="files">The module's files, as a <see cref="TextArchive"/>.</param>
    public static Sandbox Create(string version, string files)
    {
        Sandbox sandbox = CreateCold(version, files);
        StandardPackages.Of(sandbox.Toolchain).CopyTo(sandbox.Environment["GOCACHE"]);
        return sandbox;
    }

    /// <summary>A module, and nothing in the build cache.</summary>
    public static Sandbox CreateCold(string version, string files)
    {
        Sandbox sandbox = Empty(Toolchains.Named(version));
        TextArchive.Write(files, sandbox.Module);
        return sandbox;
    }

    /// <summary>No module, and nothing in the build cache.</summary>
    public static Sandbox Empty(Toolchain toolchain) => new(toolchain, Directory.CreateTempSubdirectory("gorun-oracle-").FullName);

    /// <summary>Changes the environment of the commands that follow.</summary>
    public void Set(string variable, string value) => Environment = Environment.SetItem(variable, value);

    public void Unset(string variable) => Environment = Environment.Remove(variable);

    /// <summary>Makes the commands that follow use this build cache.</summary>
    public void Use(BuildCache cache) => Set("GOCACHE", cache.Folder);

    /// <summary>A path of the sandbox.</summary>
    public string In(string name) => Path.Combine(root, name);

    /// <summary>One more build cache, with nothing but the standard library's packages in it.</summary>
    public BuildCache NewCache() => StandardPackages.Of(Toolchain).CopyTo(In("gocache" + ++names));

    /// <summary>The real <c>go</c>.</summary>
    public Execution Go(params ReadOnlySpan<string> arguments) => Run(CommandFor(Toolchain.Go, arguments));

    /// <summary>The <c>gorun</c> under test.</summary>
    public Execution GoRun(params ReadOnlySpan<string> arguments) => Run(CommandFor(Toolchains.GoRunBinary, arguments));

    /// <summary>A command in <see cref="Folder"/>; the real go without garbage collection, see <see cref="RealGo.Uncollected"/>.</summary>
    public Command CommandFor(string file, params ReadOnlySpan<string> arguments)
    {
        var environment = Environment.SetItem("PWD", Folder);
        return new Command(file, [.. arguments], Folder, file == Toolchain.Go ? RealGo.Uncollected(environment) : environment);
    }

    public Execution Run(Command command) => Start(command).Wait();

    public RunningCommand Start(Command command) =>
        RunningCommand.Start(command, Path.Combine(Captures, "command" + ++names));

    public void Dispose() => FileTrees.Delete(root);
}
