using GoRun.Resolve.Modules.Direct.Discovery;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Tests.Modules.Direct;

/// <summary>GOVCS. The texts were taken from the real go.</summary>
public sealed class VcsPolicyTests
{
    [Theory]
    [InlineData("", "git", "example.com/x", true)]
    [InlineData("", "hg", "example.com/x", true)]
    [InlineData("", "svn", "example.com/x", false)]
    [InlineData("", "svn", "corp.example.com/x", true)]
    [InlineData("*:all", "fossil", "example.com/x", true)]
    [InlineData("public:off", "git", "example.com/x", false)]
    [InlineData("public:off", "git", "corp.example.com/x", true)]
    [InlineData("private:git", "hg", "corp.example.com/x", false)]
    [InlineData(" example.com/x : svn | git , *:off ", "svn", "example.com/x/y", true)]
    [InlineData(" example.com/x : svn | git , *:off ", "hg", "example.com/x/y", false)]
    [InlineData(" example.com/x : svn | git , *:off ", "git", "example.com/z", false)]
    [InlineData("*.com:git,public:all", "hg", "example.com/x", false)]
    public void The_first_rule_that_fits_decides(string setting, string program, string root, bool allowed)
    {
        var policy = VcsPolicy.Read(setting, "corp.example.com");
        Exception? refusal = Record.Exception(() => policy.Check(program, root));
        string kind = root.StartsWith("corp.", StringComparison.Ordinal) ? "private" : "public";
        Assert.Equal(allowed ? null : $"GOVCS disallows using {program} for {kind} {root}; see 'go help vcs'", refusal?.Message);
    }

    [Theory]
    [InlineData("a:git,,b:git", "empty entry in GOVCS")]
    [InlineData("git", "malformed entry in GOVCS (missing colon): \"git\"")]
    [InlineData(":git", "empty pattern in GOVCS: \":git\"")]
    [InlineData("a:", "empty VCS list in GOVCS: \"a:\"")]
    [InlineData("a:git|", "empty VCS name in GOVCS: \"a:git|\"")]
    [InlineData("./a:git", "relative pattern not allowed in GOVCS: \"./a\"")]
    [InlineData("a:git, a:hg", "unreachable pattern in GOVCS: \"a:hg\" after \"a:git\"")]
    public void What_makes_no_sense_is_named(string setting, string problem) =>
        Assert.Equal(problem, Assert.Throws<ModuleFetchException>(() => VcsPolicy.Read(setting, "")).Message);
}
