using System.Collections.Immutable;
using System.Diagnostics;
using GoRun.Platform;
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
    }

    /// <summary>The GOROOTs to compare with, oldest first.</summary>
    public static TheoryData<string> Goroots => new(AllGoroots);

    public static string[] AllGoroots => Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS") is { Length: > 0 } list
        ? list.Split(':')
        : throw new InvalidOperationException("GORUN_TEST_GOROOTS is not set: run ./test, or set it to the GOROOTs to compare with");

    public string Goroot { get; }

    public string Folder => _root + "/m";

    public Dictionary<string, string> Variables { get; }

    public BuildFlags Flags { get; set; } = new();

    /// <summary>Writes files given as <c>-- name --</c> headings with their text below.</summary>
    public Workplace With(string archive)
    {
        string? name = null;
        foreach (string line in archive.Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                name = Path.Combine(Folder, line[3..^3]);
                Directory.CreateDirectory(Path.GetDirectoryName(name)!);
                File.WriteAllText(name, "");
            }
            else if (name is not null)
            {
                File.AppendAllText(name, line + "\n");
            }
        }

        // go words some errors differently in the first two seconds of a file's life, before it goes into its index.
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(50));
        return this;
    }

    public (int Status, string Output, string Error) Go(params IEnumerable<string> arguments) => GoIn(Folder, arguments);

    public (int Status, string Output, string Error) GoIn(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Goroot + "/bin/go", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in Variables) start.Environment[name] = value;
        start.Environment["PWD"] = folder;
        using Process go = Process.Start(start)!;
        Task<string> error = go.StandardError.ReadToEndAsync();
        string output = go.StandardOutput.ReadToEnd();
        go.WaitForExit();
        return (go.ExitCode, output, error.Result);
    }

    public GoEnv Env(string? folder = null) => GoEnvReader.Read(
        new HostEnvironment
        {
            Variables = Variables.ToImmutableDictionary(StringComparer.Ordinal),
            WorkingDirectory = folder ?? Folder,
            Output = TextWriter.Null,
            Error = TextWriter.Null,
        },
        folder ?? Folder);

    public Resolution Resolve(ResolvePurpose purpose, params IEnumerable<string> targets) => ResolveIn(Folder, purpose, targets);

    public Resolution ResolveIn(string folder, ResolvePurpose purpose, params IEnumerable<string> targets)
    {
        var request = new ResolveRequest { WorkingDirectory = folder, Targets = [.. targets], Purpose = purpose };
        return new Resolver(Env(folder), Flags, new SourceTree()).Resolve(request);
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
}
