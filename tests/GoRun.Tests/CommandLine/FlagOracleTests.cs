using System.Diagnostics;
using GoRun.CommandLine;
using GoRun.Platform;

namespace GoRun.Tests.CommandLine;

/// <summary>Wrong flags, compared with what the real go says of them.</summary>
public sealed class FlagOracleTests
{
    public static TheoryData<string, string> Lines() => new()
    {
        { "-foo .", "" },
        { "--foo=3 .", "" },
        { "-=x .", "" },
        { "---x .", "" },
        { "-a=maybe .", "" },
        { "-a= .", "" },
        { "-tags", "" },
        { "-p x .", "" },
        { "-p= .", "" },
        { "-p=1__000 .", "" },
        { "-p=_1 .", "" },
        { "-p=0_8 .", "" },
        { "-p=08 .", "" },
        { "-p=0x .", "" },
        { "-p=-1 .", "" },
        { "-p=99999999999999999999 .", "" },
        { "-gcflags=x .", "" },
        { "-gcflags==x .", "" },
        { "-gcflags='a=b .", "" },
        { "-ldflags='a .", "" },
        { "-tags='b .", "" },
        { "-exec='x .", "" },
        { "-buildvcs=foo .", "" },
        { "-compiler=foo .", "" },
        { "-covermode=foo .", "" },
        { "-a -C x .", "" },
        { "-C", "" },
        { "-h", "" },
        { "-help", "" },
        { ".", "foo" },
        { ".", "-foo" },
        { ".", "-tags" },
        { ".", "-a=x" },
        { ".", "-p=x" },
        { ".", "-C=x" },
        { ".", "--" },
        { ".", "-=x" },
        { ".", "'-x" },
        { ".", "-count=1 -nonsense" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_wrong_flag_is_refused_in_the_words_of_go(string line, string goflags)
    {
        string[] arguments = line.Split(' ');
        GoError error = Assert.Throws<GoError>(() => BuildRequest.Parse(FlagTables.Run, arguments, Settings.Env(("GOFLAGS", goflags)), "/"));
        foreach (string goroot in Goroots()) Assert.Equal(Go(goroot, arguments, goflags), (error.Message + "\n", error.ExitStatus));
    }

    private static (string Text, int ExitStatus) Go(string goroot, string[] arguments, string goflags)
    {
        using Process go = Process.Start(new ProcessStartInfo(goroot + "/bin/go", ["run", .. arguments])
        {
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["GOFLAGS"] = goflags, ["GOTOOLCHAIN"] = "local", ["GOROOT"] = goroot, ["GOENV"] = "off", ["GO111MODULE"] = "off" },
        })!;
        string text = go.StandardError.ReadToEnd();
        go.WaitForExit();
        return (text.Replace("usage: go run", "usage: gorun run", StringComparison.Ordinal).Replace("'go help", "'gorun help", StringComparison.Ordinal), go.ExitCode);
    }

    private static string[] Goroots() =>
        Environment.GetEnvironmentVariable("GORUN_TEST_GOROOTS")?.Split(':')
        ?? throw new InvalidOperationException("GORUN_TEST_GOROOTS must name the GOROOTs to compare with");
}
