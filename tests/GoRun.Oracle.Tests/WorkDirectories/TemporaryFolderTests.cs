using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.WorkDirectories;

/// <summary>Temporary folders in which no work directory can be made, and such in which one can, though not as usual.</summary>
public sealed partial class TemporaryFolderTests
{
    [Theory]
    [InlineData("TMPDIR", "missing")]
    [InlineData("GOTMPDIR", "missing")]
    [InlineData("GOTMPDIR", "module/main.go")]
    [InlineData("GOTMPDIR", "module/main.go/below")]
    [InlineData("GOTMPDIR", "readonly")]
    [InlineData("GOTMPDIR", "closed")]
    [InlineData("GOTMPDIR", "./relative")]
    public void Message_is_that_of_go(string variable, string folder)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        mounts.Tmpfs("readonly", "ro");
        File.SetUnixFileMode(Directory.CreateDirectory(sandbox.In("closed")).FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        sandbox.Set(variable, folder.StartsWith('.') ? folder : sandbox.In(folder));

        Execution expected = sandbox.Run(mounts.Inside(sandbox.CommandFor(sandbox.Toolchain.Go, "run", ".").WithoutRights()));
        Execution actual = sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".").WithoutRights()));
        Assert.Equal(1, expected.Status.ExitStatus);
        Assert.Equal(Steady(expected.Errors), Steady(actual.Errors));
        Assert.Equal((expected.Output, expected.Status), (actual.Output, actual.Status));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("relative/../relative//")]
    [InlineData("/relative/.")]
    public void Work_directory_is_where_go_makes_it(string folder)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        Directory.CreateDirectory(Path.Combine(sandbox.Module, "relative"));
        sandbox.Set("GOTMPDIR", folder.StartsWith('/') ? sandbox.Module + folder : folder);
        Execution expected = sandbox.Go("run", "-work", ".").Succeeded();
        Execution actual = sandbox.GoRun("run", "-work", ".").Succeeded();
        Assert.Equal(Steady(expected.Errors), Steady(actual.Errors));
        Assert.True(Directory.Exists(actual.Errors.Split('\n')[0]["WORK=".Length..]));
    }

    [Fact]
    public void Where_nothing_may_be_executed_programs_still_run()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, """
            -- go.mod --
            module example.com/c

            go 1.24
            -- main.go --
            package main

            // static int one(void) { return 1; }
            import "C"

            func main() { println(C.one()) }
            """);
        using var mounts = new PrivateMounts(sandbox);
        mounts.Restrict(sandbox.Temporary, "noexec");
        for (int i = 0; i < 2; i++)
            Assert.Equal("1\n", sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."))).Succeeded().Errors);
    }

    [Fact]
    public void Program_that_cannot_run_where_it_is_tells_the_way_out()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        using var mounts = new PrivateMounts(sandbox);
        mounts.Restrict(sandbox.Environment["GOCACHE"], "ro");
        mounts.Restrict(sandbox.Temporary, "noexec");
        Execution run = sandbox.Run(mounts.Inside(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".")));
        Assert.Equal(1, run.Status.ExitStatus);
        Assert.Equal(
            $"fork/exec {sandbox.Temporary}/go-buildN/b001/exe/hello: permission denied (the file system at {sandbox.Temporary} is "
            + "mounted noexec; set GOTMPDIR to a folder on another one)\n",
            Steady(run.Errors));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
    }

    [Fact]
    public void None_is_needed_where_nothing_is_built()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        sandbox.GoRun("run", ".").Succeeded();
        sandbox.Set("GOTMPDIR", sandbox.In("missing"));
        Assert.Equal("hello\n", sandbox.GoRun("run", ".").Succeeded().Errors);
    }

    private static string Steady(string errors) => WorkDirectoryName().Replace(errors, "go-buildN");

    [GeneratedRegex(@"go-build\d+")]
    private static partial Regex WorkDirectoryName();
}
