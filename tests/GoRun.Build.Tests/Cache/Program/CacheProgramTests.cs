using System.Diagnostics;
using System.Globalization;
using GoRun.Build.Cache.Program;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Build.Tests.Cache.Program;

/// <summary>Cache programs that are a few lines of shell.</summary>
public sealed class CacheProgramTests : IDisposable
{
    private const string Meet = """echo '{"ID":0,"KnownCommands":["get","put","close"]}'; """;
    private const string ReadRequest = "read request; read nothing; ";

    private static readonly CacheRequest Get = new(CacheRequest.Get) { ActionId = ContentHash.Of([]) };

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose()
    {
        _cancellation.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Answers_may_come_in_any_order()
    {
        using CacheProgram program = Start(
            Meet + ReadRequest + ReadRequest + """echo '{"ID":2,"Err":"two"}{"ID":1,"Miss":true}'; """ + ReadRequest + """echo '{"ID":3}'""");
        CacheAnswer?[] answers = new CacheAnswer?[2];
        // The second is sent when the first is on its way, but which of them is first is not known.
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => answers[i] = program.Ask(Get));
        Assert.Equal([1L, 2L], answers.Select(answer => answer!.Id).Order());
        Assert.Equal("two", answers.Single(answer => answer!.Id == 2)!.Error);
        program.Close();
    }

    [Fact]
    public void What_it_does_not_understand_is_known()
    {
        using CacheProgram program = Start("""echo '{"KnownCommands":["get"]}'; cat >/dev/null""");
        Assert.True(program.Can(CacheRequest.Get));
        Assert.False(program.Can(CacheRequest.Put));
        program.Close();
    }

    [Fact]
    public void One_that_ends_without_a_word_when_it_is_closed_is_in_order()
    {
        using CacheProgram program = Start(Meet + ReadRequest);
        program.Close();
        Assert.Null(program.Ask(Get));
    }

    [Fact]
    public void One_that_cannot_close_says_so()
    {
        using CacheProgram program = Start(Meet + ReadRequest + """echo '{"ID":1,"Err":"disk full"}'""");
        Assert.Equal("go: failed to trim cache: disk full", Assert.Throws<GoError>(program.Close).Message);
    }

    [Theory]
    [InlineData("", "GOCACHEPROG exited pre-Close with 1 pending requests")]
    [InlineData("echo '{\"ID\":5}'", "GOCACHEPROG sent response for unknown request ID 5")]
    [InlineData("echo oops", "error reading JSON from GOCACHEPROG: invalid character 'o' looking for beginning of value")]
    public void One_that_breaks_the_rules_ends_the_build(string answer, string message)
    {
        using CacheProgram program = Start(Meet + ReadRequest + answer);
        Assert.Equal(message, Assert.Throws<GoError>(() => program.Ask(Get)).Message);
        Assert.Equal(message, Assert.Throws<GoError>(program.Close).Message);
    }

    [Fact]
    public void A_body_that_nobody_reads_blocks_nobody()
    {
        using CacheProgram program = Start(Meet + "exec <&-; sleep 0.05; exit");
        byte[] body = new byte[1 << 20];
        CacheRequest put = Get with { Command = CacheRequest.Put, BodySize = body.Length, Body = () => new MemoryStream(body) };
        try
        {
            Assert.Null(program.Ask(put));
        }
        catch (GoError e)
        {
            // Its end may be seen first.
            Assert.StartsWith("GOCACHEPROG exited pre-Close with ", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cancellation_ends_the_waiting_and_the_program()
    {
        int process;
        using (CacheProgram program = Start("echo $$ >pid; " + Meet + "exec sleep 1000"))
        {
            _cancellation.CancelAfter(50);
            Assert.ThrowsAny<OperationCanceledException>(() => program.Ask(Get));
            process = int.Parse(File.ReadAllText(_folder["pid"]), CultureInfo.InvariantCulture);
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    private CacheProgram Start(string script)
    {
        string file = _folder.Write("program", script);
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        return CacheProgram.Start($"sh '{file}'", _folder.Path, environment, static _ => { }, _cancellation.Token);
    }
}
