using GoRun.Oracle.Tests.WorkDirectories;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>Build caches that cannot be had, and such that can, though not as usual.</summary>
public sealed class CacheFolderTests
{
    public static TheoryData<string, string> Unusable => Toolchains.OldestAndNewestWith(
    [
        "module/main.go", "module/main.go/below", "readonly", "readonly/a/b", "dangling", "closed", "missing/below", "full",
    ]);

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Cache_that_cannot_be_made_is_told_of_as_go_does(string version, string folder)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        mounts.Tmpfs("readonly", "ro");
        mounts.Tmpfs("full", "nr_inodes=10");
        File.CreateSymbolicLink(sandbox.In("dangling"), sandbox.In("missing"));
        File.SetUnixFileMode(Directory.CreateDirectory(sandbox.In("closed")).FullName, UnixFileMode.None);
        sandbox.Set("GOCACHE", sandbox.In(folder));
        if (folder == "missing/below") mounts.Run("/bin/mount", "--bind", "-o", "ro", sandbox.In("readonly"), sandbox.Home);
        if (folder == "missing/below") sandbox.Set("GOCACHE", sandbox.Home + "/below");

        Execution expected = sandbox.Run(mounts.Inside(sandbox.CommandFor(sandbox.Toolchain.Go, "run", ".").WithoutRights()));
        Execution actual = sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".").WithoutRights()));
        Assert.Equal(1, expected.Status.ExitStatus);
        // On purpose, gorun also tells the way out of a full disk.
        string wayOut = folder == "full" ? " (make room there, or set GOCACHE to a folder on another file system)" : "";
        Assert.Equal(expected.Errors.TrimEnd('\n') + wayOut + "\n", actual.Errors);
        Assert.Equal((expected.Output, expected.Status), (actual.Output, actual.Status));
    }

    // What each variable is set to; "-" leaves it out.
    public static TheoryData<string, string, string, string> Places => Rows(
        ("off", "/home", "-"), ("relative", "/home", "-"), ("-", "-", "-"), ("-", "-", "relative"), ("-", "relative", "-"),
        ("-", "-", "/xdg"), ("/elsewhere", "-", "-"), ("/elsewhere", "-", "relative"));

    [Theory]
    [MemberData(nameof(Places))]
    public void Cache_is_where_go_looks_for_it(string version, string gocache, string home, string cacheHome)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, SmallPrograms.Hello);
        Command Place(string file, string kind)
        {
            string Below(string value) => value.StartsWith('/') ? sandbox.In(kind) + value : value;
            Command command = sandbox.CommandFor(file, "build", "unsafe");
            var variables = command.Environment.Remove("GOCACHE").Remove("HOME").Add("GOENV", "off");
            foreach ((string name, string value) in new[] { ("GOCACHE", gocache), ("HOME", home), ("XDG_CACHE_HOME", cacheHome) })
                variables = value == "-" ? variables : variables.Add(name, Below(value));
            return command with { Environment = variables };
        }

        Execution expected = sandbox.Run(Place(sandbox.Toolchain.Go, "go"));
        Execution actual = sandbox.Run(Place(Toolchains.GoRunBinary, "gorun"));
        Assert.Equal((expected.Errors, expected.Output, expected.Status), (actual.Errors, actual.Output, actual.Status));
        Assert.Equal(Caches(sandbox.In("go")), Caches(sandbox.In("gorun")));
    }

    [Fact]
    public void Cache_that_may_only_be_read_is_used_as_far_as_it_goes()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        string cache = sandbox.Environment["GOCACHE"];
        mounts.Restrict(cache, "ro");
        string[] before = Directory.GetFileSystemEntries(cache, "*", SearchOption.AllDirectories);
        Execution Run() => sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".")));

        // Go itself gives up, because it cannot keep there what it has learned of the C compiler.
        Assert.Equal(("", "hello\n"), (Run().Output, Run().Succeeded().Errors));
        Assert.Equal(before, Directory.GetFileSystemEntries(cache, "*", SearchOption.AllDirectories));
        sandbox.GoRun("run", ".").Succeeded();
        sandbox.Set("GOTMPDIR", sandbox.In("missing"));
        Assert.Equal(("", "hello\n"), (Run().Output, Run().Succeeded().Errors));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
    }

    [Fact]
    public void Cache_on_which_nothing_may_be_executed_is_named()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        string cache = sandbox.Environment["GOCACHE"];
        mounts.Restrict(cache, "noexec");
        Execution run = sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".")));
        Assert.Equal(1, run.Status.ExitStatus);
        Assert.Matches(
            $"^fork/exec {cache}/[^ ]*/hello: permission denied "
            + $"\\(the file system at {cache} is mounted noexec; set GOCACHE to a folder on another one\\)\n$",
            run.Errors);
    }

    [Theory]
    [InlineData("readonly")]
    [InlineData("readonly/below")]
    [InlineData("full")]
    [InlineData("module/main.go")]
    [InlineData("missing/below")]
    public void Files_of_its_own_may_lie_anywhere(string folder)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        mounts.Tmpfs("readonly", "ro");
        mounts.Tmpfs("full", "nr_inodes=1");
        sandbox.Set("XDG_CACHE_HOME", sandbox.In(folder));
        Execution run = sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".")));
        Assert.Equal(("", "hello\n"), (run.Succeeded().Output, run.Errors));
    }

    private static TheoryData<string, string, string, string> Rows(params ReadOnlySpan<(string Cache, string Home, string CacheHome)> rows)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach ((string cache, string home, string cacheHome) in rows) data.Add(Toolchains.NewestVersion, cache, home, cacheHome);
        return data;
    }

    // Each cache has a README.
    private static IEnumerable<string> Caches(string folder) => !Directory.Exists(folder) ? [] :
        Directory.GetFiles(folder, "README", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
}
