using System.Collections.Immutable;
using System.Text;

namespace GoRun.Platform.Tests;

public sealed class ToolRunnerTests
{
    private readonly ToolRunner _runner = new();

    [Theory]
    [InlineData("exit 0", 0, 0)]
    [InlineData("exit 1", 1, 0)]
    [InlineData("exit 255", 255, 0)]
    [InlineData("kill -TERM $$", 0, 15)]
    [InlineData("kill -KILL $$", 0, 9)]
    [InlineData("kill -PIPE $$", 0, 13)]
    public void The_end_of_the_child_is_told(string script, int exitCode, int signal)
    {
        ToolResult result = Shell(script);
        Assert.Equal((exitCode, signal), (result.ExitCode, result.Signal));
        Assert.Equal(exitCode == 0 && signal == 0, result.Success);
    }

    [Fact]
    public void Output_and_error_come_as_one_stream_in_the_order_of_writing() =>
        Assert.Equal("1\n2\n3\n", Text(Shell("echo 1; echo 2 >&2; echo 3")));

    [Fact]
    public void Output_larger_than_a_pipe_comes_whole() =>
        Assert.Equal(1 << 20, Shell("head -c 1048576 /dev/zero").Output.Length);

    [Fact]
    public void Output_and_error_are_kept_apart_where_that_is_asked_for()
    {
        ToolResult result = _runner.Run(
            new ToolCommand
            {
                Arguments = ["/bin/sh", "-c", "echo 1; echo 2 >&2; head -c 200000 /dev/zero >&2; echo 3; exec 1>&-; echo 4 >&2"],
                Directory = "/",
                Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
                SeparateErrors = true,
            },
            CancellationToken.None);
        Assert.Equal("1\n3\n", Text(result));
        string errors = Encoding.UTF8.GetString(result.Errors);
        Assert.Equal(200_004, errors.Length);
        Assert.StartsWith("2\n", errors, StringComparison.Ordinal);
        Assert.EndsWith("4\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_at_its_end() => Assert.Equal("0\n", Text(Shell("wc -c")));

    [Fact]
    public void The_child_starts_in_its_folder_with_its_environment() =>
        Assert.Equal("/usr x y\n", Text(Shell("echo $(pwd) $A", "/usr", ("A", "x y"))));

    [Fact]
    public void The_child_leads_a_process_group() =>
        Assert.Equal("same\n", Text(Shell("[ $(cut -d' ' -f5 /proc/$$/stat) = $$ ] && echo same")));

    [Fact]
    public void A_broken_pipe_ends_the_child_as_it_does_under_a_shell() =>
        Assert.Equal("141\n", Text(Shell("(yes; echo $? >&2) | head -n 1 >/dev/null")));

    [Fact]
    public void The_child_sees_its_three_descriptors_and_the_inherited_ones_only()
    {
        IEnumerable<string> inherited = Directory.EnumerateFiles("/proc/self/fdinfo")
            // The flags' last eight octal digits are 02000000 where the descriptor is closed on exec.
            .Where(f => File.Exists(f) && File.ReadAllLines(f).Any(l => l.StartsWith("flags:", StringComparison.Ordinal) && (l.Length < 8 || l[^7] != '2')))
            .Select(f => Path.GetFileName(f));
        string[] seen = Text(Run(["sh", "-c", "echo /proc/$$/fd/*"])).Trim().Split(' ').Select(f => f["/proc/".Length..].Split('/')[2]).ToArray();
        string[] openedByTheShellToList = ["3"];
        Assert.Empty(seen.Except(inherited).Except(["0", "1", "2"]).Except(openedByTheShellToList));
    }

    [Fact]
    public void Cancelling_ends_the_child_and_what_it_started()
    {
        using var cancellation = new CancellationTokenSource();
        string folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;
        try
        {
            string fifo = Path.Combine(folder, "started");
            Assert.True(Shell($"mkfifo '{fifo}'").Success);
            var started = new Thread(() =>
            {
                using (File.OpenRead(fifo)) cancellation.Cancel();
            });
            started.Start();
            Assert.Throws<OperationCanceledException>(() => Run(["sh", "-c", $"sleep 1000 & trap '' TERM; echo > '{fifo}'; wait; sleep 1000"], cancellation: cancellation.Token));
            started.Join();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Nothing_is_started_after_cancelling() =>
        Assert.Throws<OperationCanceledException>(() => Run(["false"], cancellation: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("no-such-program", "/", "exec: \"no-such-program\": executable file not found in $PATH")]
    [InlineData("/no/such/program", "/", "fork/exec /no/such/program: no such file or directory")]
    [InlineData("/etc/passwd", "/", "fork/exec /etc/passwd: permission denied")]
    [InlineData("/bin/true", "/no/such/folder", "chdir /no/such/folder: no such file or directory")]
    public void What_cannot_be_started_is_an_error_in_the_words_of_go(string program, string folder, string message)
    {
        GoError error = Assert.Throws<GoError>(() => Run([program], folder));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_crowd_of_children_started_at_once_all_end_well() =>
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(i + "\n", Text(Shell("echo " + i))));

    private ToolResult Shell(string script, string directory = "/", params (string Name, string Value)[] environment) =>
        Run(["sh", "-c", script], directory, environment);

    private ToolResult Run(
        ImmutableArray<string> words,
        string directory = "/",
        IEnumerable<(string Name, string Value)>? environment = null,
        CancellationToken cancellation = default)
    {
        var variables = (environment ?? []).ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
        variables["PATH"] = "/usr/bin:/bin";
        return _runner.Run(new ToolCommand { Arguments = words, Directory = directory, Environment = variables }, cancellation);
    }

    private static string Text(ToolResult result) => Encoding.UTF8.GetString(result.Output);
}
