using System.Collections.Immutable;
using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>The program sees what it would see from the shell; where <c>go run</c> shows something else on purpose, that.</summary>
public sealed class InheritanceTests(Probe probe) : IClassFixture<Probe>
{
    public static TheoryData<string, string> Scripts => Toolchains.OldestAndNewestWith(
    [
        "$run descriptors",
        "exec 7</dev/null; $run descriptors",
        "$run become /bin/grep -E '^(Umask|Sig[^Q]|Shd|Cap|NoNew|Seccomp|Cpus_allowed_list|THP)' /proc/self/status",
        "trap '' HUP INT PIPE USR1; umask 027; exec $run become /bin/grep -E '^(Umask|Sig[^Q]|Shd)' /proc/self/status",
        "$run become /bin/cat /proc/self/limits",
        "ulimit -S -n 500; ulimit -c 0; $run become /bin/cat /proc/self/limits",
        "nice -n 5 $run become /usr/bin/nice",
        "$run become /bin/cat /proc/self/coredump_filter /proc/self/oom_score_adj /proc/self/personality /proc/self/cgroup",
        "$run arguments a '' ' ' '*' -x -- --help \"$(printf 'a\\nb')\" 'ü' '\"q\"' '\\\\' 'a=b'",
        "$run arguments \"$(printf 'x\\377\\376y')\"",
        "NAME=\"$(printf 'x\\377\\376y')\" EMPTY= $run become /bin/sh -c 'printf \"[%s][%s]\" \"$NAME\" \"${EMPTY-unset}\" | od -c'",
        "echo given | $run copy",
        "$run copy <&-",
    ]);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Program_inherits_what_it_would_inherit_without_gorun(string version, string script)
    {
        probe.ByGoRun(version, "exit", "0").Succeeded();
        var (byGoRun, directly) = probe.InShell(version, script);
        Assert.Equal(directly.Output, byGoRun.Output);
        Assert.Equal((directly.Errors, directly.Status), (byGoRun.Errors, byGoRun.Status));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Program_is_the_process_that_was_started(string version)
    {
        Execution run = probe.ByGoRun(version, "ids").Succeeded();
        string started = run.ProcessId.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{started} {System.Environment.ProcessId} {started}\n", run.Output);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Environment_is_that_of_go_run(string version)
    {
        Sandbox sandbox = probe.Of(version);
        Execution actual = Environment(sandbox, Toolchains.GoRunBinary, sandbox.Environment);
        Assert.Equal(Environment(sandbox, sandbox.Toolchain.Go, sandbox.Environment).Output, actual.Output);
        Assert.Contains($"PATH={sandbox.Toolchain.Root}/bin:", actual.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Toolchain_comes_first_in_PATH_even_where_the_caller_has_it_not_in_there(string version)
    {
        Sandbox sandbox = probe.Of(version);
        var environment = sandbox.Environment.SetItem("PATH", "/usr/bin:/bin").SetItem("GOROOT", sandbox.Toolchain.Root);
        Assert.Equal(
            Environment(sandbox, sandbox.Toolchain.Go, environment).Output, Environment(sandbox, Toolchains.GoRunBinary, environment).Output);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Name_of_the_executable_is_that_of_go_run(string version)
    {
        probe.ByGo(version, "name").Succeeded();
        Execution expected = probe.ByGo(version, "name").Succeeded();
        Execution actual = probe.ByGoRun(version, "name").Succeeded();
        Assert.Equal(expected.Output, actual.Output);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Folder_is_the_callers_or_that_of_C(string version)
    {
        Sandbox sandbox = probe.Of(version);
        Directory.CreateDirectory(Path.Combine(sandbox.Module, "deeper"));
        string[][] ways = [["run", ".", "folder"], ["run", "-C", "deeper", "..", "folder"], ["run", "-C=deeper/..", ".", "folder"]];
        foreach (string[] arguments in ways)
            Assert.Equal(sandbox.Go(arguments).Succeeded().Output, sandbox.GoRun(arguments).Succeeded().Output);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Standard_input_reaches_the_program_whole(string version)
    {
        Sandbox sandbox = probe.Of(version);
        string input = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"line {i}\n"));
        Execution run = sandbox.Run(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".", "copy") with { StandardInput = input });
        Assert.Equal((input, 0), (run.Output, run.Status.Raw));
    }

    // With exactly these variables, by either.
    private static Execution Environment(Sandbox sandbox, string file, ImmutableSortedDictionary<string, string> variables) =>
        sandbox.Run(sandbox.CommandFor(file, "run", ".", "environment") with { Environment = variables.SetItem("PWD", sandbox.Folder) }).Succeeded();
}
