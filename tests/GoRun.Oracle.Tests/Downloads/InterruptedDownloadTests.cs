using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Downloads;

/// <summary>A download that is stopped half way leaves nothing that could be taken for the whole.</summary>
public sealed class InterruptedDownloadTests
{
    private static readonly string[] Line = ["list", "-mod=mod", "-deps", "."];

    [Theory]
    [InlineData(Posix.Sigint)]
    [InlineData(Posix.Sigkill)]
    public void The_next_one_begins_anew(int signal)
    {
        bool stalls = true;
        using LoopbackServer server = LoopbackServer.Start(path =>
            OneModule.Answer(path) with { StallsAfter = stalls && path.EndsWith(".zip", StringComparison.Ordinal) ? 100 : null });
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, OneModule.User);
        sandbox.Set("GOPROXY", $"http://{server.Address}");
        sandbox.Set("GOSUMDB", "off");
        RunningCommand download = sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, Line));
        Assert.True(SpinWait.SpinUntil(() => Files(sandbox, ".tmp").Length > 0, TimeSpan.FromMinutes(2)), "no download has begun");
        download.SignalGroup(signal);
        Execution ended = download.Wait();
        Assert.Equal(signal, ended.Status.Signal);
        Assert.Equal("", ended.Output);
        Assert.Empty(Files(sandbox, ".zip").Concat(Files(sandbox, ".ziphash")).Concat(Files(sandbox, ".go")));
        if (signal == Posix.Sigint) Assert.Empty(Files(sandbox, ".tmp"));

        // Its lock is gone with it.
        stalls = false;
        Assert.StartsWith("example.com/m\n", sandbox.GoRun(Line).Succeeded().Output, StringComparison.Ordinal);
        Assert.Single(Files(sandbox, ".zip"));
        Assert.Empty(Files(sandbox, ".tmp"));
        sandbox.Set("GOPROXY", "off");
        Assert.Equal("", sandbox.Go("mod", "verify").Succeeded().Errors);
    }

    private static string[] Files(Sandbox sandbox, string extension)
    {
        string folder = sandbox.Environment["GOMODCACHE"];
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + extension, SearchOption.AllDirectories) : [];
    }
}
