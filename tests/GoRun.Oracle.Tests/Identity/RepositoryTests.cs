using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Programs in a git repository, whose state <c>go build</c> writes into them and <c>go run</c> does not.</summary>
public sealed class RepositoryTests
{
    public static TheoryData<string, string> States => new()
    {
        { Toolchains.NewestVersion, "true" },
        { Toolchains.NewestVersion, "git commit -q -m one" },
        { Toolchains.NewestVersion, "git commit -q -m one; echo new >untracked" },
        { Toolchains.NewestVersion, "git commit -q -m one; git tag v1.2.3" },
        { Toolchains.NewestVersion, "git commit -q -m one; git tag v1.2.3; echo '// more' >>main.go" },
        { Toolchains.NewestVersion, After },
        { Toolchains.OldestVersion, After },
    };

    // The state that needs all there is to know: the version is made of the tag, the commit after it and what is changed since.
    private const string After =
        "git commit -q -m one; git tag v1.2.3; echo '// more' >>main.go; git commit -q -a -m two; echo '// and more' >>main.go";

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
