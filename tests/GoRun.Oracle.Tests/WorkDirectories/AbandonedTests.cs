using GoRun.Oracle.Tests.Interruption;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.WorkDirectories;

/// <summary>Work directories of a gorun that was killed are removed by a later one, and nothing else is.</summary>
public sealed class AbandonedTests
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    [Fact]
    public void Work_directory_is_collected_when_its_owner_is_gone_and_not_before()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, StuckCompiler.Module);
        TextArchive.Write(SmallPrograms.Hello, sandbox.In("hello"));
        var compiler = new StuckCompiler(sandbox);
        RunningCommand build = sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));
        int tool = compiler.ProcessId();
        string living = Assert.Single(Directory.GetDirectories(sandbox.Temporary));

        sandbox.Folder = sandbox.In("hello");
        sandbox.GoRun("run", ".").Succeeded();
        Assert.Equal(living, Assert.Single(Directory.GetDirectories(sandbox.Temporary)));

        build.Signal(Posix.Sigkill);
        build.Wait();
        Assert.Equal("hello\n", sandbox.GoRun("run", ".").Succeeded().Errors);
        Assert.True(Directory.Exists(living), "a run that needs no work directory has looked for those of others");

        Directory.CreateDirectory(living + "/closed/below").UnixFileMode = ReadOnly;
        File.SetUnixFileMode(living + "/closed", ReadOnly);
        Edit(sandbox);
        Assert.Equal("hello\n", sandbox.Run(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".").WithoutRights()).Succeeded().Errors);
        Assert.False(Directory.Exists(living));
        Posix.Kill(tool, Posix.Sigkill);
    }

    [Fact]
    public void What_is_not_a_work_directory_of_this_kind_is_left_alone()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        string kept = sandbox.GoRun("run", "-work", ".").Succeeded().Errors.Split('\n')[0]["WORK=".Length..];
        Assert.Matches("/go-build(0|[1-9][0-9]{0,9})$", kept);
        Directory.CreateDirectory(Path.Combine(sandbox.Temporary, "go-build1234567890"));
        Directory.CreateDirectory(Path.Combine(sandbox.Temporary, "go-build0123456789"));
        Directory.CreateDirectory(Path.Combine(sandbox.Temporary, "go-build0123456789x"));
        File.WriteAllText(Path.Combine(sandbox.Temporary, "go-build01234567890"), "");
        File.CreateSymbolicLink(Path.Combine(sandbox.Temporary, "go-build01234567891"), "go-build1234567890");
        string[] before = Directory.GetFileSystemEntries(sandbox.Temporary);

        Edit(sandbox);
        sandbox.GoRun("run", ".").Succeeded();
        Assert.Equal(before.Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(sandbox.Temporary).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(kept + "/b001/exe/hello"));
    }

    [Fact]
    public void Work_directory_is_gone_after_an_edit_that_does_not_compile()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, SmallPrograms.Hello);
        File.WriteAllText(Path.Combine(sandbox.Module, "main.go"), "package main\n\nfunc main() { nothing() }\n");
        Assert.Equal(1, sandbox.GoRun("run", ".").Status.ExitStatus);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Temporary));
    }

    private static void Edit(Sandbox sandbox) => File.AppendAllText(Path.Combine(sandbox.Folder, "main.go"), "\nvar edited int\n");
}
