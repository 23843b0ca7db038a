using GoRun.Testing;
using GoRun.Testing.Git;

namespace GoRun.Oracle.Tests.Direct;

/// <summary>Programs that need a module out of a git repository.</summary>
public sealed class GitModuleTests
{
    private const string Program = """
        -- go.mod --
        module example.com/program

        go 1.24

        require github.com/a/two v1.0.0
        -- main.go --
        package main

        import "github.com/a/two"

        func main() { println(two.Two) }
        """;

    [Fact]
    public void Go_and_gorun_fetch_the_same_and_use_what_the_other_has_fetched()
    {
        using Sandbox sandbox = WithRepository();
        sandbox.Set("GOMODCACHE", sandbox.In("theirs"));
        sandbox.Set("GOPROXY", "direct");
        sandbox.Set("GONOSUMDB", "github.com/a");
        sandbox.Go("run", "-mod=mod", ".").Succeeded();
        sandbox.Set("GOMODCACHE", sandbox.In("mine"));
        sandbox.Set("GOPROXY", "off");
        sandbox.Set("GOPRIVATE", "github.com/a");
        Assert.EndsWith("2\n", sandbox.GoRun(".").Succeeded().Errors, StringComparison.Ordinal);
        Assert.Equal(Listing(sandbox.In("theirs")), Listing(sandbox.In("mine")));

        // From now on, only what was fetched is there.
        FileTrees.Delete(sandbox.In("origin"));
        sandbox.Set("GOMODCACHE", Forgetful(sandbox.In("theirs")));
        Assert.EndsWith("2\n", sandbox.GoRun(".").Succeeded().Errors, StringComparison.Ordinal);
        sandbox.Set("GOMODCACHE", Forgetful(sandbox.In("mine")));
        Assert.EndsWith("2\n", sandbox.Go("run", ".").Succeeded().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_git_the_error_is_that_of_go()
    {
        using Sandbox sandbox = WithRepository();
        sandbox.Set("GOPROXY", "direct");
        sandbox.Set("GONOSUMDB", "github.com/a");
        sandbox.Go("mod", "tidy").Succeeded();
        sandbox.Set("GOMODCACHE", sandbox.In("other"));
        sandbox.Set("PATH", sandbox.Toolchain.Root + "/bin");
        Execution expected = sandbox.Go("run", ".");
        Execution actual = sandbox.GoRun(".");
        Assert.Contains("executable file not found in $PATH", expected.Errors, StringComparison.Ordinal);
        Assert.Equal(expected.Errors, actual.Errors);
        Assert.Equal(expected.Status, actual.Status);
    }

    private static Sandbox WithRepository()
    {
        var history = new GitHistory();
        history.Tag("v1.0.0", history.Commit("main", 1, """
            -- go.mod --
            module github.com/a/two

            go 1.24
            -- two.go --
            package two

            const Two = 2
            """));
        Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Program);
        Directory.CreateDirectory(sandbox.In("origin"));
        history.Write(sandbox.In("origin/two"));
        File.WriteAllText(sandbox.Home + "/.gitconfig", $"[url \"file://{sandbox.In("origin")}/\"]\n\tinsteadOf = https://github.com/a/\n");
        return sandbox;
    }

    /// <summary>All files of a module cache with what they hold, save git's own, zip files (which two programs compress differently) and locks.</summary>
    private static string[] Listing(string cache) =>
    [
        .. Directory.EnumerateFiles(cache, "*", SearchOption.AllDirectories)
            .Select(f => f[(cache.Length + 1)..])
            .Where(f => f != "cache/lock" && !(f.StartsWith("cache/vcs/", StringComparison.Ordinal) && f.Count(c => c == '/') > 2))
            .Order(StringComparer.Ordinal)
            .Select(f => f.EndsWith(".zip", StringComparison.Ordinal) ? f : $"{f}: {File.ReadAllText($"{cache}/{f}")}"),
    ];

    /// <summary>The same module cache with nothing but the copies of repositories.</summary>
    private static string Forgetful(string cache)
    {
        FileTrees.Delete(cache + "/github.com");
        FileTrees.Delete(cache + "/cache/download");
        return cache;
    }
}
