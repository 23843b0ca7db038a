using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Selection;
using GoRun.Testing;
using GoRun.Testing.Proxy;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Selection;

/// <summary>Toolchains that are downloaded: by a machine without any Go, and what goes wrong with them against the real go.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly string[] Released = ["go1.23.9", "go1.24.1", "go1.25.3", "go1.25.10", "go1.26.2", "go1.27rc1"];

    private readonly TemporaryFolder _folder = new();
    private readonly ModuleProxy _proxy = ModuleProxy.Start(new ModuleArchives([.. Released.Select(ToolchainArchives.Hollow)]));
    private readonly Dictionary<string, string> _variables;
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public DownloadTests()
    {
        _folder.TurnTelemetryOff(".");
        Directory.CreateDirectory(_folder["module"]);
        _variables = new Dictionary<string, string>(_proxy.Variables, StringComparer.Ordinal)
        {
            ["HOME"] = _folder.Path,
            ["PATH"] = _folder["bin"],
            ["GOPATH"] = _folder["path"],
        };
    }

    [Theory]
    [InlineData("auto", null, "go1.26.2")]
    [InlineData("auto", "module m", "go1.26.2")]
    [InlineData("auto", "go 1.16", "go1.26.2")]
    [InlineData("auto", "go 1.25", "go1.25.10")]
    [InlineData("auto", "go 1.25.3", "go1.25.3")]
    [InlineData("auto", "go 1.27", "go1.27rc1")]
    [InlineData("auto", "go 1.20\ntoolchain go1.25.3", "go1.25.3")]
    [InlineData("local+auto", "toolchain go1.23.9", "go1.26.2")]
    [InlineData("go1.24.1", "go 1.25", "go1.24.1")]
    [InlineData("go1.24.1+auto", "go 1.25.3", "go1.25.3")]
    public void Without_any_go_the_best_one_is_downloaded(string setting, string? lines, string chosen)
    {
        if (lines is not null) _folder.Write("module/go.mod", lines + "\n");
        _variables["GOTOOLCHAIN"] = setting;
        ToolchainInUse toolchain = Select();
        Assert.Equal(chosen, toolchain.Toolchain.VersionLine);
        Assert.Equal(_folder["path/pkg/mod/golang.org/toolchain@" + ToolchainArchives.VersionOf(chosen)], toolchain.Toolchain.Goroot);
        Assert.Equal(toolchain.Toolchain.Goroot, toolchain.Host.Variable("GOROOT"));
        Assert.Matches($@"^go: downloading {chosen} \(linux/\w+\)\n$", _error.ToString());

        // What is there need not be looked for again.
        int requests = _proxy.Requests.Count;
        _variables["GOPROXY"] = "off";
        Assert.Equal(chosen, Select().Toolchain.VersionLine);
        Assert.Equal(requests, _proxy.Requests.Count);
    }

    [Fact]
    public void Offline_nobody_is_asked_for_one()
    {
        _variables["GOTOOLCHAIN"] = "go1.26.2";
        string refusal = Assert.Throws<GoError>(() => Selector(offline: true).Select()).Message;
        Assert.Contains("download go1.26.2: module lookup disabled by -offline", refusal, StringComparison.Ordinal);
        Assert.Empty(_proxy.Requests);
        Select();
        Assert.Equal("go1.26.2", Selector(offline: true).Select().Toolchain.VersionLine);
    }

    [Fact]
    public void It_is_made_usable_as_go_makes_it()
    {
        _variables["GOTOOLCHAIN"] = "go1.26.2";
        string goroot = Select().Toolchain.Goroot;
        string[] executable = [.. Directory.EnumerateFiles(goroot, "*", SearchOption.AllDirectories)
            .Where(file => File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherExecute)).Select(file => Path.GetRelativePath(goroot, file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["bin/go", "lib/wasm/go_js_wasm_exec"], executable.Where(file => !file.StartsWith("pkg/", StringComparison.Ordinal)));
        Assert.Contains(executable, file => file.EndsWith("/compile", StringComparison.Ordinal));
        Assert.Equal("module std\n", File.ReadAllText(goroot + "/src/go.mod"));
        Assert.Equal("module cmd\n", File.ReadAllText(goroot + "/src/cmd/go.mod"));
        Assert.False(File.GetUnixFileMode(goroot + "/src").HasFlag(UnixFileMode.UserWrite));
    }

    [Fact]
    public void One_that_was_broken_off_before_it_was_usable_is_finished()
    {
        _variables["GOTOOLCHAIN"] = "go1.26.2";
        string goroot = Select().Toolchain.Goroot;
        File.SetUnixFileMode(goroot + "/bin/go", UnixFileMode.UserRead);
        File.SetUnixFileMode(goroot + "/src", (UnixFileMode)0b111_101_101);
        File.Delete(goroot + "/src/go.mod");
        Select();
        Assert.True(File.GetUnixFileMode(goroot + "/bin/go").HasFlag(UnixFileMode.UserExecute));
        Assert.Equal("module std\n", File.ReadAllText(goroot + "/src/go.mod"));
    }

    [Theory]
    [InlineData("GOTOOLCHAIN", "local", "GOTOOLCHAIN=local keeps gorun from downloading one")]
    [InlineData("GOTOOLCHAIN", "path", "go: cannot find a toolchain go1.24 or newer in PATH")]
    [InlineData("GOPROXY", "off", "module lookup disabled by GOPROXY=off")]
    [InlineData("GOTOOLCHAIN", "go1.999.1", "go: download go1.999.1 for linux/")]
    public void Where_none_is_to_be_had_the_next_step_is_told(string name, string value, string reason)
    {
        _variables["GOTOOLCHAIN"] = "auto";
        _variables[name] = value;
        string[] lines = Error().Split('\n');
        Assert.StartsWith("gorun: no Go toolchain found: not in $GOROOT", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\t" + reason, lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\tinstall go1.24 or newer (https://go.dev/dl/), or set GOROOT", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("go1.999.1", "", "")]
    [InlineData("go1.999", "", "")]
    [InlineData("go1.999-custom", "", "")]
    [InlineData("go1.999.1", "GOPROXY", "off")]
    [InlineData("go1.26.2", "GOSUMDB", "off")]
    [InlineData("go1.26.2", "GOSUMDB", "{key} {url}/sumdb-wrong")]
    [InlineData("go1.26.2", "GOSUMDB", "{key} {url}/sumdb-wrong GONOSUMDB")]
    public void What_cannot_be_had_or_believed_is_refused_as_go_does(string toolchain, string name, string value)
    {
        _variables["GOTOOLCHAIN"] = toolchain;
        string goroot = Toolchains.Newest.Root;
        string[] words = value.Split(' ');
        if (words[^1] == "GONOSUMDB") _variables["GONOSUMDB"] = "golang.org";
        value = string.Join(' ', words.Where(word => word != "GONOSUMDB"));
        if (name.Length > 0) _variables[name] = value.Replace("{key}", _proxy.SumDatabase, StringComparison.Ordinal).Replace("{url}", _proxy.Url, StringComparison.Ordinal);
        GoAnswer go = RealGo.Run(goroot, _folder["module"], _variables, "version");
        _variables["GOPATH"] = _folder["other"];
        _variables["GOROOT"] = goroot;
        string message = Error();
        Assert.Equal(go.Error, _error + message + "\n");
        Assert.Equal(1, go.ExitStatus);
        Assert.False(Directory.Exists(_folder["other/pkg/mod/golang.org"]));
    }

    [Fact]
    public void A_newer_one_is_taken_where_a_module_asks_for_it()
    {
        string installed = _folder["bin/go/"];
        _folder.Write("bin/go/VERSION", "go1.24.0\n");
        _folder.Write("bin/go/go.env", "GOTOOLCHAIN=auto\n");
        Directory.CreateDirectory(installed + "pkg/tool");
        Directory.CreateSymbolicLink(installed + "src", Toolchains.Every[0].Root + "/src");
        _variables["GOROOT"] = installed;
        var newer = new NewerGoException("example.com/m@v1.2.0", "1.24.2", "go: example.com/m@v1.2.0 requires go >= 1.24.2");
        ToolchainInUse first = Select();
        Assert.Equal("go1.24.0", first.Toolchain.VersionLine);
        Assert.Equal("go1.25.10", Selector().Switch(first, newer).Toolchain.VersionLine);
        Assert.StartsWith("go: example.com/m@v1.2.0 requires go >= 1.24.2; switching to go1.25.10\ngo: downloading go1.25.10 (", _error.ToString(), StringComparison.Ordinal);

        _variables["GOTOOLCHAIN"] = "local";
        Assert.Equal(newer.Message, Assert.Throws<GoError>(() => Selector().Switch(first, newer)).Message);
        _variables["GOTOOLCHAIN"] = "local+path";
        Assert.Equal(
            newer.Message + "\ngo: switching to go >= 1.24.2: no releases found for go >= 1.24.2",
            Assert.Throws<GoError>(() => Selector().Switch(first, newer)).Message);
    }

    public void Dispose()
    {
        _error.Dispose();
        _proxy.Dispose();
        FileTrees.Delete(_folder.Path);
    }

    private ToolchainInUse Select() => Selector().Select();

    private string Error() => Assert.Throws<GoError>(Select).Message;

    private ToolchainSelector Selector(bool offline = false)
    {
        var host = new HostEnvironment
        {
            Variables = _variables.ToImmutableDictionary(StringComparer.Ordinal),
            WorkingDirectory = _folder["module"],
            Output = TextWriter.Null,
            Error = _error,
        };
        return new ToolchainSelector(StartSettings.Read(host, _folder["nothing"]), new ToolRunner(), offline, CancellationToken.None);
    }
}
