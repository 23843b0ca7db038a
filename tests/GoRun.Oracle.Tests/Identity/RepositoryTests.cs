using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Programs in a git repository, whose state <c>go build</c> writes into them and <c>go run</c> does not.</summary>
public sealed class RepositoryTests
{
    public static TheoryData<string, string> States => Toolchains.OldestAndNewestWith(
    [
        "git commit -q -m one",
        "git commit -q -m one; git tag v1.2.3",
        "git commit -q -m one; git tag v1.2.3; echo '// more' >>main.go",
        "git commit -q -m one; git tag v1.2.3; echo '// more' >>main.go; git commit -q -a -m two",
        "git commit -q -m one; echo new >untracked",
        "true",
    ]);

    [Theory]
    [MemberData(nameof(States))]
    public void Both_stamp_the_state_of_the_repository(string version, string script)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Hello);
        const string Identity = "-c user.name=tester -c user.email=tester@example.com";
        string steps = script.Replace("git commit", $"git {Identity} commit", StringComparison.Ordinal);
        sandbox.Run(sandbox.CommandFor("/bin/sh", "-e", "-c", $"git init -q .; git add .; {steps}")).Succeeded();

        CachePair caches = CachePair.Warm(sandbox);
        caches.CompareBuilds(".");
        caches.CompareRuns(".");
        caches.CompareRuns("-buildvcs=true", ".");
    }
}
