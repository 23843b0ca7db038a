using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Support;

/// <summary>
/// One module in a sandbox, with a real Go release: built by the Builder, and by the real go to compare with. Caches are folders
/// beside the module.
/// </summary>
internal sealed class BuildBench : IDisposable
{
    private readonly Sandbox _sandbox;

    /// <param name="version">The release.</param>
    public BuildBench(string version, params (string Name, string Value)[] environment)
    {
        _sandbox = Sandbox.CreateCold(version, "");
        _sandbox.Set("GOFLAGS", "-buildvcs=false");
        foreach ((string name, string value) in environment) _sandbox.Set(name, value);
    }

    /// <summary>The module's folder, in which commands run.</summary>
    public string Module => _sandbox.Module;

    /// <summary>Where the Builder makes its work directories, and nobody else anything.</summary>
    public string Temporary => Directory.CreateDirectory(_sandbox.In("work")).FullName;

    public string ModuleCache => _sandbox.In("gomodcache");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public BuildFlags Flags { get; set; } = new() { BuildVcs = "false", Parallelism = 2 };

    /// <summary>What <see cref="Warm"/> puts into a cache.</summary>
    public BuildCache Standard => IsBetween ? StandardPackages.Least(_sandbox.Toolchain) : StandardPackages.Of(_sandbox.Toolchain);

    /// <summary>The release is neither the first nor the last, which are compared in full.</summary>
    public bool IsBetween => !Toolchains.OldestAndNewestVersions.Contains(_sandbox.Toolchain.Version);

    /// <summary>The path of a cache.</summary>
    public string Cache(string name) => _sandbox.In(name);

    /// <summary>Makes a cache anew that has the standard library's packages and nothing else.</summary>
    public BuildCache Warm(string cache)
    {
        if (Directory.Exists(Cache(cache))) Directory.Delete(Cache(cache), recursive: true);
        return Standard.CopyTo(Cache(cache));
    }

    public void Write(string relative, string content)
    {
        string path = Path.Combine(Module, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Runs the real go in the module.</summary>
    public (int? Status, string Output, string Error) Go(string cache, params string[] arguments) =>
        GoWith(cache, ("GO111MODULE", ""), arguments);

    /// <summary>Runs the real go with one more variable.</summary>
    public (int? Status, string Output, string Error) GoWith(string cache, (string Name, string Value) extra, params string[] arguments)
    {
        Command go = _sandbox.CommandFor(_sandbox.Toolchain.Go, arguments);
        Execution run = _sandbox.Run(go with { Environment = go.Environment.SetItem("GOCACHE", Cache(cache)).SetItem(extra.Name, extra.Value) });
        return (run.Status.ExitStatus, run.Output, run.Errors);
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

    /// <summary>
    /// Builds the program of the module with the Builder in the cache "ours", and with the real go in "theirs": both must write the same
    /// entries, and the real go must have nothing left to do in ours.
    /// </summary>
    /// <param name="start">What was in our cache.</param>
    /// <param name="output">What the program prints.</param>
    public BuildRun AssertSameProgram(BuildCache start, string output)
    {
        BuildRun run = Build("ours", new BuildGoal.Run(), ".");
        Assert.True(run.Result.Succeeded, run.Error);
        Assert.Contains("compile", run.Runner.Tools);
        (int? status, string theirs, string error) = Go("theirs", "run", ".");
        Assert.True((status, theirs) == (0, output), error);
        BuildCache.AssertSameEntries(
            new BuildCache(Cache("theirs")).EntriesSince(start), new BuildCache(Cache("ours")).EntriesSince(start));

        (status, theirs, error) = Go("ours", "run", "-x", ".");
        Assert.True((status, theirs) == (0, output), error);
        Assert.DoesNotContain("/pkg/tool/", error, StringComparison.Ordinal);
        return run;
    }

    public void Dispose() => _sandbox.Dispose();

    /// <summary>What the real go finds for these patterns.</summary>
    public Resolution Resolve(params string[] patterns)
    {
        if (!Directory.Exists(Cache("list"))) StandardPackages.Index(_sandbox.Toolchain).CopyTo(Cache("list"));
        (int? status, string json, string error) = Go("list", ["list", "-deps", "-json", .. ListFlags(), .. patterns]);
        Assert.True(status == 0, error);
        return GoListResolution.Read(json);
    }

    private IEnumerable<string> ListFlags() => Flags.Tags.IsEmpty ? [] : ["-tags=" + string.Join(',', Flags.Tags)];

    /// <summary>What a command started in the module is given.</summary>
    public HostEnvironment Host(string cache, TextWriter error) => new()
    {
        Variables = _sandbox.Environment.ToImmutableDictionary()
            .SetItem("GOCACHE", Cache(cache)).SetItem("PWD", Module).SetItem("GOTMPDIR", Temporary),
        WorkingDirectory = Module,
        Output = TextWriter.Null,
        Error = error,
        Clock = Clock,
    };
}

/// <summary>One run of the Builder.</summary>
internal sealed record BuildRun(BuildResult Result, RecordingRunner Runner, string Error);
