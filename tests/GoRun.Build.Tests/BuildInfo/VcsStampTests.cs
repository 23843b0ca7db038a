using System.Diagnostics;
using GoRun.Build.Tests.Support;
using GoRun.Platform;
using GoRun.Testing;
using static GoRun.Build.Tests.BuildInfo.BuildInfoOracle;

namespace GoRun.Build.Tests.BuildInfo;

/// <summary>The state of a git checkout, and the version it gives to a module.</summary>
public sealed class VcsStampTests
{
    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void A_repository_is_stamped_as_go_stamps_it(string version)
    {
        using BuildBench bench = Program(version, "example.com/m");
        Git(bench, "init", "-q", "-b", "main");
        AssertSame(bench, ".");
        Git(bench, "add", ".");
        Commit(bench);
        AssertSame(bench, ".");
        bench.Write("new.txt", "");
        AssertSame(bench, ".");
        Git(bench, "add", ".");
        Commit(bench);
        Git(bench, "tag", "v1.2.3");
        AssertSame(bench, ".");
        bench.Write("new.txt", "changed");
        AssertSame(bench, ".");
        Commit(bench);
        AssertSame(bench, ".");
        foreach (string tag in new[] { "v2.0.0", "v1.9", "sub/v1.8.0", "v1.7.0-0.20200101000000-abcdefabcdef" }) Git(bench, "tag", tag);
        Git(bench, "tag", "-a", "-m", "x", "v1.3.0-rc.1");
        AssertSame(bench, ".");
        Commit(bench);
        AssertSame(bench, ".");
        Git(bench, "tag", "v1.4.0+meta");
        AssertSame(bench, ".");
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void A_tag_that_is_no_ancestor_counts_as_go_counts_it(string version)
    {
        using BuildBench bench = Program(version, "example.com/m");
        Git(bench, "init", "-q", "-b", "main");
        Git(bench, "add", ".");
        Commit(bench);
        Git(bench, "checkout", "-q", "-b", "side");
        Commit(bench);
        Git(bench, "tag", "v1.0.0");
        Git(bench, "checkout", "-q", "main");
        AssertSame(bench, ".");
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void A_module_of_a_later_major_version_has_its_own_tags(string version)
    {
        using BuildBench bench = Program(version, "example.com/m/v2");
        Git(bench, "init", "-q", "-b", "main");
        Git(bench, "add", ".");
        Commit(bench);
        AssertSame(bench, ".");
        Git(bench, "tag", "v1.0.0");
        AssertSame(bench, ".");
        Git(bench, "tag", "v2.5.0");
        AssertSame(bench, ".");
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void A_module_below_the_root_has_tags_with_its_folder(string version)
    {
        using BuildBench bench = Program(version, "example.com/root/module");
        string root = Path.GetDirectoryName(bench.Module)!;
        File.WriteAllText(Path.Combine(root, "go.mod"), "module example.com/root\n");
        GitIn(root, "init", "-q", "-b", "main");
        GitIn(root, "add", "go.mod", "module");
        GitIn(root, "commit", "-q", "-m", "x");
        AssertSame(bench, ".");
        foreach (string tag in new[] { "v0.5.0", "module/v0.3.0", "x/v0.7.0" }) GitIn(root, "tag", tag);
        AssertSame(bench, ".");
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void A_repository_that_git_does_not_understand_stops_the_build(string version)
    {
        using BuildBench bench = Program(version, "example.com/m");
        Directory.CreateDirectory(Path.Combine(bench.Module, ".git"));
        (int? status, _, string error) = bench.Go("cache", "build", "-buildvcs=auto", "-o", "/dev/null", ".");
        GoError mine = Assert.Throws<GoError>(() => bench.Build("cache", new BuildGoal.Files("/dev/null"), "."));
        Assert.Equal((status, error), (mine.ExitStatus, mine.Message + "\n"));
    }

    private static BuildBench Program(string version, string module)
    {
        var bench = new BuildBench(version);
        bench.Flags = bench.Flags with { BuildVcs = "auto" };
        bench.Write("go.mod", $"module {module}\n\ngo 1.24\n");
        bench.Write("main.go", "package main\n\nfunc main() {}\n");
        return bench;
    }

    private static void Commit(BuildBench bench) => Git(bench, "commit", "-q", "--allow-empty", "-a", "-m", "x");

    private static void Git(BuildBench bench, params string[] arguments) => GitIn(bench.Module, arguments);

    private static void GitIn(string directory, params string[] arguments)
    {
        string[] words = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "core.hooksPath=/nonexistent", .. arguments];
        using Process git = Process.Start(new ProcessStartInfo("git", words) { WorkingDirectory = directory })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
