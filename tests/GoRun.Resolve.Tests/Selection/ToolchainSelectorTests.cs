using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Selection;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Selection;

/// <summary>
/// Which toolchain is chosen, against <c>go version</c>. PATH has every release under its name, and one of another suffix; the installed one is the oldest or
/// the newest.
/// </summary>
public sealed class ToolchainSelectorTests : IDisposable
{
    // 1 is the oldest release, 2 the newest; L is the language version of the newest.
    private static readonly (string Setting, string Lines)[] Cases =
    [
        ("auto", ""), ("path", ""), ("local", ""), ("", ""),
        ("auto", "go {2}"), ("path", "go {2}"), ("local", "go {2}"), ("go{1}+auto", "go {2}"), ("go{1}+path", "go {2}"), ("go{1}", "go {2}"), ("local+path", "go {2}"),
        ("auto", "go 1.20"), ("path", "go {L}.999"), ("local+path", "go 1.999"), ("path", "go 1.999rc1"), ("path", "toolchain go{2}"), ("path", "go {1}\ntoolchain go{2} // why"),
        ("path", "go {2}\ntoolchain go{1}"), ("go{1}+path", "toolchain default\ngo {2}"), ("path", "\tgo\t{2}  \r"), ("path", "go ( {2} )\n"), ("path", "golang {2}"),
        ("go{2}", "go 1.20"), ("go{1}", ""), ("go{2}+auto", "toolchain go{1}"), ("go{1}-custom", ""), ("go{2}-custom", ""), ("auto", "go 1.999"), ("auto", "go 1.999.2"), ("auto", "toolchain go1.999"), ("path", "toolchain go{2}-custom"),
        ("auto", "toolchain x"), ("auto", "toolchain go1.x"), ("auto", "toolchain go1.999-/../run"), ("local", "toolchain x"),
        ("bash", ""), ("go1.99+foo", ""), ("foo+auto", ""), ("{2}", ""), ("go{2}+", ""), ("local+local", ""), ("go1.99/../x", ""), ("go2.0.0", ""), ("go1.999+path", ""),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables;
    private readonly StringWriter _error = new();

    public ToolchainSelectorTests()
    {
        _folder.TurnTelemetryOff(".");
        Directory.CreateDirectory(_folder["bin"]);
        foreach (Testing.Toolchain release in Toolchains.Every) File.CreateSymbolicLink(_folder["bin/" + release.Version], release.Go);
        _variables = new Dictionary<string, string>
        {
            ["HOME"] = _folder.Path,
            ["PATH"] = $"{_folder["bin"]}:/usr/bin:/bin",
            ["GOPROXY"] = "off",
            ["GOMODCACHE"] = _folder["mod"],
            ["GODEBUG"] = "toolchaintrace=1",
        };
    }

    public static TheoryData<string> Releases => Toolchains.OldestAndNewest;

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_same_one_is_chosen_with_the_same_words(string installed) =>
        Assert.All(Cases, row => CompareWith(Fill(row.Setting), Fill(row.Lines), installed, "go.mod"));

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_workspace_decides_in_place_of_its_modules(string installed)
    {
        _folder.Write("module/go.mod", "module m\n\ngo 1.999\n");
        CompareWith("path", Fill("go {2}"), installed, "go.work");
        _variables["GOWORK"] = "off";
        CompareWith("path", Fill("go {2}"), installed, "go.work");
        _variables["GOWORK"] = _folder["nosuch.work"];
        CompareWith("path", Fill("go {2}"), installed, "go.work");
    }

    [Fact]
    public void Without_modules_nothing_is_chosen()
    {
        _variables["GO111MODULE"] = "off";
        CompareWith("go1.999", "", Toolchains.NewestVersion, "go.mod");
    }

    [Fact]
    public void A_toolchain_out_of_path_sees_no_goroot_and_its_own_settings()
    {
        Testing.Toolchain newest = Toolchains.Newest;
        _variables["GOROOT"] = Toolchains.Every[0].Root;
        _variables["GOTOOLCHAIN"] = newest.Version;
        ToolchainInUse chosen = Select();
        Assert.Equal(newest.Root, chosen.Toolchain.Goroot);
        Assert.False(chosen.Host.Variables.ContainsKey("GOROOT"));
        Assert.Equal((newest.Version, newest.Root), (GoEnvReader.Read(chosen).Version, GoEnvReader.Read(chosen).Goroot));
    }

    [Theory]
    [InlineData("go1.23.9")]
    [InlineData("go1.21")]
    [InlineData("go1.23.9+auto")]
    public void One_that_is_too_old_is_refused_before_it_is_looked_for(string setting)
    {
        _variables["GOTOOLCHAIN"] = setting;
        string name = setting.Split('+')[0];
        Assert.Equal($"gorun: GOTOOLCHAIN={setting} asks for {name}, but the oldest Go that gorun supports is go1.24", Error());
    }

    [Fact]
    public void A_wrapper_cannot_be_looked_through()
    {
        string wrapper = _folder.Write("bin/go1.999.1", "#!/bin/sh\nexec go \"$@\"\n");
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _variables["GOTOOLCHAIN"] = "go1.999.1";
        Assert.StartsWith(
            $"gorun: {wrapper}, which PATH has for toolchain go1.999.1, is in no GOROOT: gorun starts no go command, and so cannot ask it for its GOROOT\n\tmake it a link",
            Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_of_another_release_is_not_taken_for_the_one_it_is_named_after()
    {
        File.CreateSymbolicLink(_folder["bin/go1.999.1"], Toolchains.Newest.Go);
        _variables["GOTOOLCHAIN"] = "go1.999.1";
        Assert.Equal($"go: toolchain {Toolchains.NewestVersion} invoked to provide go1.999.1", Error());
    }

    [Fact]
    public void The_programs_of_golang_org_dl_stand_for_what_is_in_the_sdk_folder()
    {
        string program = _folder.Write("bin/go1.26.99", "\u007fELF");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _folder.Write("sdk/go1.26.99/VERSION", "go1.26.99\n");
        Directory.CreateDirectory(_folder["sdk/go1.26.99/pkg/tool"]);
        _variables["GOTOOLCHAIN"] = "go1.26.99";
        Assert.Contains("is in no GOROOT", Error(), StringComparison.Ordinal);
        _folder.Write("sdk/go1.26.99/.unpacked-success", "");
        Assert.Equal(_folder["sdk/go1.26.99"], Select().Toolchain.Goroot);
    }

    [Fact]
    public void The_message_about_a_go_line_names_the_line_that_kept_the_toolchain()
    {
        _folder.Write("module/go.mod", "module m\n\ngo 1.999\n\ntoolchain default\n");
        _variables["GOTOOLCHAIN"] = "auto";
        GoEnv env = GoEnvReader.Read(Select());
        var resolver = new Resolver(env, new BuildFlags(), new SourceTree(), new ToolRunner(), Host());
        var request = new ResolveRequest { WorkingDirectory = _folder["module"], Targets = ["."], Purpose = ResolvePurpose.Build };
        GoError error = Assert.Throws<GoError>(() => resolver.Resolve(request, CancellationToken.None));
        Assert.EndsWith(RealGo.Run(Toolchains.Newest.Root, _folder["module"], _variables, "build", ".").Error.Split('\n')[^2], error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _error.Dispose();
        _folder.Dispose();
    }

    private static string Fill(string text)
    {
        string[] releases = [.. Toolchains.Every.Select(release => release.Version[2..])];
        return text.Replace("{1}", releases[0], StringComparison.Ordinal).Replace("{2}", releases[^1], StringComparison.Ordinal)
            .Replace("{L}", releases[^1][..releases[^1].LastIndexOf('.')], StringComparison.Ordinal);
    }

    private void CompareWith(string setting, string lines, string installed, string file)
    {
        _folder.Write("module/" + file, file == "go.mod" ? "module m\n\n" + lines + "\n" : lines + "\n\nuse .\n");
        _variables["GOTOOLCHAIN"] = setting;
        GoAnswer go = RealGo.Run(Toolchains.Named(installed).Root, _folder["module"], _variables, "version");
        string expected = go.ExitStatus == 0 ? go.Output : go.Error;
        _variables["GOROOT"] = Toolchains.Named(installed).Root;
        _error.GetStringBuilder().Clear();
        string actual;
        try
        {
            actual = $"go version {Select().Toolchain.VersionLine} linux/{GoArchitecture}\n";
            Assert.Equal(go.Error, _error.ToString());
        }
        catch (GoError e)
        {
            actual = _error + e.Message + "\n";
        }
        finally
        {
            _variables.Remove("GOROOT");
        }

        Assert.True(expected == actual, $"{setting} {lines}: {actual} instead of {expected}");
    }

    private static string GoArchitecture =>
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";

    private ToolchainInUse Select() => new ToolchainSelector(StartSettings.Read(Host()), new ToolRunner(), offline: false, CancellationToken.None).Select();

    private string Error() => Assert.Throws<GoError>(Select).Message;

    private HostEnvironment Host() => new()
    {
        Variables = _variables.ContainsKey("GOROOT") ? Variables : Variables.SetItem("GOROOT", Toolchains.Newest.Root),
        WorkingDirectory = _folder["module"],
        Output = TextWriter.Null,
        Error = _error,
    };

    private ImmutableDictionary<string, string> Variables => _variables.ToImmutableDictionary(StringComparer.Ordinal);
}
