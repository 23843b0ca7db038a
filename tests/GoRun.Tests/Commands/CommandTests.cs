using System.Collections.Immutable;
using GoRun.CommandLine;
using GoRun.Commands;
using GoRun.Platform;
using GoRun.Run;

namespace GoRun.Tests.Commands;

/// <summary>The small commands, with a real toolchain, in folders of their own.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly Interruption _interruption = new();

    public void Dispose()
    {
        _output.Dispose();
        _interruption.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Cleaning_takes_what_is_the_cache_s_and_leaves_the_rest()
    {
        foreach (string name in (string[])["00/a-d", "ff/b-a", "fuzz/x", "README", "log.txt", "trim.txt", "FF/x"]) Write("cache/" + name, "");
        Assert.Equal(0, CleanCommand.Run(Invocation("-x", "-cache")));
        string cache = Path.Combine(_folder, "cache");
        Assert.Equal(["FF", "README", "fuzz", "trim.txt"], Directory.GetFileSystemEntries(cache).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal($"rm -rf {cache}/00 {cache}/ff\nrm -rf {cache}/log.txt\n", _output.ToString());
    }

    [Fact]
    public void Cleaning_in_a_dry_run_only_prints()
    {
        Write("cache/00/a-d", "");
        Assert.Equal(0, CleanCommand.Run(Invocation("-n", "-cache")));
        Assert.True(File.Exists(Path.Combine(_folder, "cache/00/a-d")));
        Assert.StartsWith("rm -rf ", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cleaning_asks_what_to_clean()
    {
        Assert.Equal(2, Assert.Throws<GoError>(() => CleanCommand.Run(Invocation())).ExitStatus);
        foreach (string cache in (string[])["cache", "testcache", "fuzzcache", "modcache"])
        {
            Assert.Equal(
                $"go: clean -{cache} cannot be used with package arguments",
                Assert.Throws<GoError>(() => CleanCommand.Run(Invocation("-" + cache, "std"))).Message);
        }
    }

    [Fact]
    public void The_version_names_gorun_and_the_toolchain()
    {
        Assert.Equal(0, VersionCommand.Run(Invocation()));
        string[] lines = _output.ToString().Split('\n');
        Assert.StartsWith("gorun version ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("go version go1.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($"({Goroot})", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("build")]
    [InlineData("env")]
    [InlineData("list")]
    [InlineData("clean")]
    [InlineData("version")]
    [InlineData("help")]
    [InlineData("flags")]
    [InlineData("exit")]
    public void Every_topic_has_a_help_of_at_most_80_columns(string topic)
    {
        Assert.Equal(0, HelpCommand.Run(Invocation(topic.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.NotEmpty(_output.ToString());
        Assert.All(_output.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void An_unknown_topic_is_wrong_usage() =>
        Assert.Equal("gorun help me: unknown help topic. Run 'gorun help'.", Assert.Throws<GoError>(() => HelpCommand.Run(Invocation("me"))).Message);

    [Fact]
    public void The_overlay_may_not_reach_into_the_module_cache()
    {
        Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        Write("overlay.json", "{\"Replace\": {\"" + _folder + "/mod/x@v1/x.go\": \"main.go\"}}");
        Assert.StartsWith(
            $"go: overlay contains a replacement for {_folder}/mod/x@v1/x.go. Files beneath GOMODCACHE ({_folder}/mod)",
            Assert.Throws<GoError>(() => RunCommand.Run(Invocation("-overlay=overlay.json", "."), null, _interruption)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_for_another_platform_is_refused_before_anything_is_built()
    {
        Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        GoError error = Assert.Throws<GoError>(() => RunCommand.Run(Invocation(Variables.SetItem("GOOS", "plan9"), "."), null, _interruption));
        Assert.StartsWith("gorun: cannot run a program for plan9/", error.Message, StringComparison.Ordinal);
        Assert.Equal(GoError.Usage, error.ExitStatus);
    }

    [Theory]
    [InlineData("list", "example.com/m\n")]
    [InlineData("list -deps", "unsafe\nexample.com/m\n")]
    public void A_listing_shows_what_was_resolved(string line, string expected)
    {
        Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        Write("m.go", "package m\n\nimport _ \"unsafe\"\n");
        CommandWords words = CommandWords.Of(line.Split(' '));
        Assert.Equal(0, ListCommand.Run(Invocation([.. words.Arguments]), _interruption));
        Assert.Equal(expected, _output.ToString());
    }

    [Fact]
    public void A_listing_of_chosen_fields_has_no_others()
    {
        Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        Write("m.go", "package m\n");
        Assert.Equal(0, ListCommand.Run(Invocation("-json=Standard,Name", "-json=Nothing"), _interruption));
        Assert.Equal("{\n\t\"Name\": \"m\"\n}\n", _output.ToString());
    }

    private static string Goroot =>
        Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS")?.Split(':')[^1]
        ?? throw new InvalidOperationException("GORUN_TEST_GOROOTS must name the GOROOTs to test with");

    private ImmutableDictionary<string, string> Variables => ImmutableDictionary<string, string>.Empty
        .Add("GOROOT", Goroot).Add("GOCACHE", Path.Combine(_folder, "cache")).Add("GOMODCACHE", Path.Combine(_folder, "mod"))
        .Add("GOPATH", Path.Combine(_folder, "path")).Add("GOENV", "off").Add("GOTOOLCHAIN", "local").Add("HOME", _folder).Add("PATH", "/usr/bin:/bin");

    private Invocation Invocation(params string[] arguments) => Invocation(Variables, arguments);

    private Invocation Invocation(ImmutableDictionary<string, string> variables, params string[] arguments)
    {
        var host = new HostEnvironment { Variables = variables, WorkingDirectory = _folder, Output = _output, Error = TextWriter.Null };
        return new Invocation(host, arguments, new CommandToolchain(host, Verb.Run, arguments, _interruption));
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
