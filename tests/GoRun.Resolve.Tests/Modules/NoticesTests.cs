using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What a terminal shows of downloads, and what stays when they have ended.</summary>
public sealed class NoticesTests : IDisposable
{
    private const string EmptyLine = "\r\e[K";

    private readonly StringWriter _error = new();
    private readonly Watch _watch = new();

    [Fact]
    public void A_long_download_is_shown_and_leaves_nothing()
    {
        Notices notices = On(terminal: true, "xterm");
        using (Notices.Download first = notices.BeginDownload(50_000_000))
        using (Notices.Download second = notices.BeginDownload(10_000_000))
        {
            first.Report(1_000_000);
            Assert.Equal("", _error.ToString());
            _watch.Milliseconds = 1200;
            second.Report(2_000_000);
            Assert.Equal($"{EmptyLine}gorun: downloading, 3.0 of 60.0 MB", Taken());

            _watch.Milliseconds = 1250;
            second.Report(2_500_000);
            Assert.Equal("", Taken());
            notices.Line("go: downloading example.com/m v1.0.0");
            Assert.Equal($"{EmptyLine}go: downloading example.com/m v1.0.0\n", Taken());
            second.Report(3_000_000);
            Assert.Equal($"{EmptyLine}gorun: downloading, 4.0 of 60.0 MB", Taken());
        }

        Assert.Equal(EmptyLine, Taken());
    }

    [Fact]
    public void An_unknown_length_is_left_out()
    {
        using Notices.Download download = On(terminal: true, "xterm").BeginDownload(null);
        _watch.Milliseconds = 5000;
        download.Report(1_500_000);
        Assert.Equal($"{EmptyLine}gorun: downloading, 1.5 MB", Taken());
    }

    [Theory]
    [InlineData(false, "xterm")]
    [InlineData(true, "dumb")]
    [InlineData(true, "")]
    public void Nothing_extra_is_written_where_it_would_stay(bool terminal, string name)
    {
        using (Notices.Download download = On(terminal, name).BeginDownload(1))
        {
            _watch.Milliseconds = 5000;
            download.Report(1);
        }

        Assert.Equal("", Taken());
    }

    public void Dispose() => _error.Dispose();

    private Notices On(bool terminal, string name) => new(new HostEnvironment
    {
        Variables = ImmutableDictionary<string, string>.Empty.Add("TERM", name),
        WorkingDirectory = "/",
        Output = TextWriter.Null,
        Error = _error,
        ErrorIsTerminal = terminal,
        Clock = _watch,
    });

    private string Taken()
    {
        string text = _error.ToString();
        _error.GetStringBuilder().Clear();
        return text;
    }

    private sealed class Watch : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
