using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Packages;

/// <summary>A folder with a module in it, and both commands to ask about it: the real go, and the resolver.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gorun-packages-").FullName;

    public Workplace(string goroot, params (string Name, string Value)[] variables)
    {
        Goroot = goroot;
        Directory.CreateDirectory(Folder);
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/bin:/bin",
            ["HOME"] = _root + "/home",
            ["GOCACHE"] = _root + "/cache",
            ["GOPATH"] = _root + "/gopath",
            ["GOTOOLCHAIN"] = "local",
            ["GOPROXY"] = "off",
            ["GOENV"] = "off",
            ["GOROOT"] = goroot,
        };
        foreach ((string name, string value) in variables) Variables[name] = value;
        StandardPackages.Index(Toolchains.At(goroot)).CopyTo(Variables["GOCACHE"]);
    }

    public string Goroot { get; }

    public string Folder => _root + "/m";

    public Dictionary<string, string> Variables { get; }

    public BuildFlags Flags { get; set; } = new();

    /// <summary>What gorun takes for the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Writes files given as <c>-- name --</c> headings with their text below.</summary>
    public Workplace With(string archive)
    {
        TextArchive.Write(archive, Folder);
        return this;
    }

    public (int? Status, string Output, string Error) Go(params IEnumerable<string> arguments) => GoIn(Folder, arguments);

    public (int? Status, string Output, string Error) GoIn(string folder, params IEnumerable<string> arguments)
    {
        GoAnswer go = RealGo.Run(Goroot, folder, new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["PWD"] = folder }, arguments);
        return (go.ExitStatus, go.Output, go.Error);
    }

    public GoEnv Env(string? folder = null) => GoEnvReader.Read(Host(folder ?? Folder), folder ?? Folder);

    public Resolution Resolve(ResolvePurpose purpose, params IEnumerable<string> targets) => ResolveIn(Folder, purpose, targets);

    public Resolution ResolveIn(string folder, ResolvePurpose purpose, params IEnumerable<string> targets)
    {
        var request = new ResolveRequest { WorkingDirectory = folder, Targets = [.. targets], Purpose = purpose };
        return new Resolver(Env(folder), Flags, new SourceTree(), new ToolRunner(), Host(folder)).Resolve(request, CancellationToken.None);
    }

    /// <summary>The message of the error that the resolver gives, or the empty string.</summary>
    public string Error(ResolvePurpose purpose, params IEnumerable<string> targets)
    {
        try
        {
            Resolution resolution = Resolve(purpose, targets);
            return string.Concat(resolution.Warnings.Select(w => w + "\n"));
        }
        catch (GoError e)
        {
            return e.Message + "\n";
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private HostEnvironment Host(string folder) => new()
    {
        Variables = Variables.ToImmutableDictionary(StringComparer.Ordinal),
        WorkingDirectory = folder,
        Clock = Clock,
        Output = TextWriter.Null,
        Error = TextWriter.Null,
    };
}
