namespace GoRun.Run.Tests;

public sealed class RunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("exit 0", 0, 0)]
    [InlineData("exit 1", 1, 0)]
    [InlineData("exit 125", 125, 0)]
    [InlineData("exit 255", 255, 0)]
    [InlineData("kill -KILL $$", 0, 9)]
    [InlineData("kill -TERM $$", 0, 15)]
    [InlineData("kill -SEGV $$", 0, 11)]
    [InlineData("kill -PIPE $$", 0, 13)]
    public void The_end_of_the_program_is_the_end_of_gorun(string script, int exitCode, int signal) =>
        Assert.Equal(("", exitCode, signal), Launcher.Drive("become", "/bin/sh", "-c", script));

    [Fact]
    public void The_program_has_the_process_ID_of_gorun()
    {
        string[] ids = Launcher.Shell("$driver become /bin/sh -c 'echo $$' & echo $!; wait").Output.Split('\n');
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public void The_program_has_its_own_name_and_arguments() =>
        Assert.Equal("/usr/bin/tail\0-n\0+1\0/proc/self/cmdline\0", Launcher.Drive("become", "/usr/bin/tail", "-n", "+1", "/proc/self/cmdline").Output);

    [Fact]
    public void Arguments_that_are_not_UTF8_reach_the_program_as_they_are() =>
        Assert.Equal("a\u00ffb|\u00e2\u0082\u00ac|\u00e2\u0082||\n", Launcher.Shell(
            """exec $driver become /bin/sh -c 'echo "$1|$2|$3|$4|"' sh "$(printf 'a\377b')" '€' "$(printf '\342\202')" ''""").Output);

    [Fact]
    public void The_environment_is_the_original_one_with_GOROOT_in_front_of_PATH()
    {
        string expected = Launcher.Shell("ODD=$(printf 'a\\377b') exec env").Output;
        string actual = Launcher.Shell("ODD=$(printf 'a\\377b') exec $driver become /usr/bin/env").Output;
        Assert.Equal(Lines(expected.Replace("PATH=", "PATH=/the/goroot/bin:", StringComparison.Ordinal)), Lines(actual));
        Assert.Contains("ODD=a\u00ffb", actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_PATH_the_program_gets_GOROOT_alone() =>
        Assert.Contains("PATH=/the/goroot/bin\n", Launcher.Shell("unset PATH; exec $driver become /usr/bin/env").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("SigIgn")]
    [InlineData("SigBlk")]
    public void Signals_are_as_they_were(string line)
    {
        string show = $"grep -o {line}:.* /proc/self/status";
        Assert.Equal(LowerBits(Launcher.Shell("exec " + show)), LowerBits(Launcher.Shell("exec $driver become /bin/" + show)));
        Assert.Equal(LowerBits(Launcher.Shell("trap '' INT HUP; exec " + show)), LowerBits(Launcher.Shell("trap '' INT HUP; exec $driver become /bin/" + show)));
    }

    [Fact]
    public void Limits_and_niceness_are_as_they_were()
    {
        // But for the number of open files: the driver runs on the shared runtime, which raises it; the native binary's does not.
        const string show = "ulimit -c; ulimit -s; nice";
        Assert.Equal(
            Launcher.Shell($"ulimit -S -c 100; nice -n 3 sh -c '{show}'").Output,
            Launcher.Shell($"ulimit -S -c 100; nice -n 3 $driver become /bin/sh -c '{show}'").Output);
    }

    [Fact]
    public void Only_inherited_descriptors_are_open()
    {
        const string show = "ls /proc/self/fd";
        Assert.Equal(Launcher.Shell($"exec 7</dev/null; exec {show}").Output, Launcher.Shell($"exec 7</dev/null; exec $driver become /bin/{show}").Output);
        Assert.Equal(Launcher.Shell($"exec <&-; exec {show}").Output, Launcher.Shell($"exec <&-; exec $driver become /bin/{show}").Output);
    }

    [Fact]
    public void The_current_directory_is_the_caller_s() =>
        Assert.Equal("/usr\n", Launcher.Shell("cd /usr; exec $driver become /bin/pwd").Output);

    [Theory]
    [InlineData("exit 0", 0, 0)]
    [InlineData("exit 3", 3, 0)]
    [InlineData("kill -KILL $$", 0, 9)]
    [InlineData("kill -TERM $$", 0, 15)]
    [InlineData("ulimit -c 0; kill -SEGV $$", 0, 11)]
    public void A_program_that_lies_in_no_cache_is_supervised_and_its_directory_goes(string script, int exitCode, int signal)
    {
        string program = Path.Combine(_folder, "program");
        File.Copy("/bin/sh", program);
        string test = "test -x $0 && echo $0; test $PPID = $1 && echo child; ";
        Assert.Equal(
            ($"{program}\nchild\n", exitCode, signal),
            Launcher.Shell($"exec $driver supervise {_folder} {program} -c '{test}{script}' {program} $$"));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void A_directory_goes_also_where_the_program_in_it_cannot_be_started()
    {
        string program = Path.Combine(_folder, "program");
        Assert.Equal(($"fork/exec {program}: no such file or directory\n", 1, 0), Launcher.Drive("supervise", _folder, program));
        Assert.False(Directory.Exists(_folder));
        Directory.CreateDirectory(_folder);
        File.WriteAllText(program, "no program\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(($"fork/exec {program}: exec format error\n", 1, 0), Launcher.Drive("supervise", _folder, program));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void A_file_that_the_kernel_does_not_take_is_explained()
    {
        string file = Path.Combine(_folder, "text");
        File.WriteAllText(file, "no program\n");
        Assert.Equal($"fork/exec {file}: permission denied\n", Launcher.Drive("become", file).Output);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (output, exitCode, _) = Launcher.Drive("become", file);
        Assert.Equal(($"fork/exec {file}: exec format error (the program is for plan9/arm)\n", 1), (output, exitCode));
    }

    /// <summary>The signals that programs have: the C library keeps 32 and 33 to itself.</summary>
    private static long LowerBits((string Output, int ExitCode, int Signal) shown) => Convert.ToInt64(shown.Output.Trim()[^8..], 16) & 0x7fffffff;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(l => !l.StartsWith("_=", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
