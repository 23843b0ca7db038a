using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary><c>env -w</c> and <c>env -u</c> against the real ones: what is printed, and the file that is left.</summary>
public sealed class EnvFileOracleTests : IDisposable
{
    private const string Start = "X=1\n# c\nGOVCS=a\nGOVCS=b\nA=2\n\nnoend=1\n=x\n#GOOS=linux\nnothing";

    /// <summary>The words behind <c>env</c>, with bars between them.</summary>
    private static readonly string[] Commands =
    [
        "-w|GOFLAGS=-x", "-w|GOPROXY=direct|GOAMD64=v2|CC=clang", "-w|GOVCS=c|AR=x", "-w|GOPROXY=a|GOPROXY=b", "-w|GOPROXY", "-w", "-u", "-w|GOMOD=/x", "-w|GODEBUG=x", "-w|GOENV=x",
        "-w|NOSUCH=x", "-w|GO111MODULE=y", "-w|GO111MODULE=", "-w|GOPATH=rel", "-w|GOPATH=~x", "-w|GOPATH=/x", "-w|GOMODCACHE=rel", "-w|CC='x", "-w|CC= ", "-w|CC=a/b", "-w|CXX=",
        "-w|GOFLAGS=a\nb", "-w|GOOS=nosuch", "-w|GOOS=windows|GOARCH=s390x", "-w|GOOS=darwin", "-w|GOEXPERIMENT=xyz", "-w|GOEXPERIMENT=arenas", "-w|GOTMPDIR=rel", "-w|GOTMPDIR=",
        "-w|GOSUMDB=other", "-u|GOVCS|NOSUCH", "-u|GOVCS|GOCACHE", "-u|X", "-u|A", "-u|GOOS|GOEXPERIMENT", "-u|GOHOSTOS", "-w|nothing=x", "-w|X=2|FC=f|CGO_CFLAGS_ALLOW=.*",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Releases => Goroots.Rows;

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_file_is_edited_as_go_edits_it(string goroot)
    {
        Assert.All(Commands, command =>
        {
            (GoAnswer Answer, string? File) go = Try(goroot, Start, command, Go(goroot));
            Assert.Equal(go, Try(goroot, Start, command, Gorun));
        });
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_file_that_is_not_there_is_made_for_a_value_but_not_for_a_removal(string goroot)
    {
        foreach (string command in new[] { "-w|AR=x", "-u|AR" })
        {
            foreach (string file in new[] { "", "deep/below/env", "off" })
                Assert.Equal(Try(goroot, null, command, Go(goroot), file), Try(goroot, null, command, Gorun, file));
        }
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        string target = _folder.Write("kept/env", "AR=a\n");
        File.CreateSymbolicLink(_folder.Path + "/env", target);
        var variables = new Dictionary<string, string> { ["GOROOT"] = Goroots.All[0], ["GOENV"] = _folder.Path + "/env" };
        Assert.Equal(new GoAnswer(0, "", ""), EnvCommandRun.Env(_folder.Path, variables, "-w", "AR=b"));
        Assert.Equal(target, new FileInfo(_folder.Path + "/env").LinkTarget);
        Assert.Equal("AR=b\n", File.ReadAllText(target));
    }

    public void Dispose() => _folder.Dispose();

    private (GoAnswer Answer, string? File) Try(
        string goroot, string? content, string command, Func<string, Dictionary<string, string>, string[], GoAnswer> run, string file = "")
    {
        string home = _folder.Path + "/home";
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        _folder.TurnTelemetryOff("home");
        if (content is not null) _folder.Write("home/.config/go/env", content);
        var variables = new Dictionary<string, string> { ["HOME"] = home, ["GOROOT"] = goroot, ["GOSUMDB"] = "off" };
        if (file.Length > 0) variables["GOENV"] = file == "off" ? file : home + "/" + file;
        GoAnswer answer = run(home, variables, command.Split('|'));
        string written = file is "" or "off" ? home + "/.config/go/env" : home + "/" + file;
        return (answer, File.Exists(written) ? File.ReadAllText(written) : null);
    }

    private static Func<string, Dictionary<string, string>, string[], GoAnswer> Go(string goroot) =>
        (folder, variables, words) => RealGo.Run(goroot, folder, variables, ["env", .. words]);

    private static GoAnswer Gorun(string folder, Dictionary<string, string> variables, string[] words) => EnvCommandRun.Env(folder, variables, words);
}
