using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Lines for standard error that are to be seen at once, from many threads; and on a terminal, below them, one that shows how far long
/// downloads are and that goes at their end. Thread-safe.
/// </summary>
internal sealed class Notices(HostEnvironment host)
{
    /// <summary>Puts the cursor at the beginning of the line, and empties the line (ECMA-48, EL).</summary>
    private const string EmptyLine = "\r\e[K";

    /// <summary>What takes less is not worth a line.</summary>
    private static readonly TimeSpan LongDownload = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<Download> _downloads = [];
    private long _began;
    private long _changed;
    private bool _isShown;

    private bool OnTerminal => host.ErrorIsTerminal && host.Variable("TERM") is not ("" or "dumb");

    /// <param name="text">Without a newline at its end.</param>
    public void Line(string text)
    {
        lock (_gate)
        {
            Erase();
            host.Error.Write(text + "\n");
            host.Error.Flush();
        }
    }

    /// <summary>Begins a download that may take long. To be disposed at its end, however it ends.</summary>
    /// <param name="length">How many bytes there will be; null where that is not known.</param>
    public Download BeginDownload(long? length)
    {
        var download = new Download(this, length);
        if (!OnTerminal) return download;
        lock (_gate)
        {
            if (_downloads.Count == 0) _began = host.Clock.GetTimestamp();
            _downloads.Add(download);
        }

        return download;
    }

    private void Show()
    {
        lock (_gate)
        {
            if (_downloads.Count == 0 || host.Clock.GetElapsedTime(_began) < LongDownload) return;
            if (_isShown && host.Clock.GetElapsedTime(_changed) < BetweenChanges) return;
            _changed = host.Clock.GetTimestamp();
            _isShown = true;
            long arrived = _downloads.Sum(d => d.Arrived);
            string all = _downloads.TrueForAll(d => d.Length is not null) ? $" of {Megabytes(_downloads.Sum(d => d.Length ?? 0))}" : "";
            host.Error.Write($"{EmptyLine}gorun: downloading, {Megabytes(arrived)}{all} MB");
            host.Error.Flush();
        }
    }

    private void End(Download download)
    {
        lock (_gate)
        {
            if (_downloads.Remove(download) && _downloads.Count == 0) Erase();
        }
    }

    private void Erase()
    {
        if (!_isShown) return;
        _isShown = false;
        host.Error.Write(EmptyLine);
        host.Error.Flush();
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One download that is going on.</summary>
    internal sealed class Download(Notices notices, long? length) : IDisposable
    {
        /// <summary>In bytes.</summary>
        public long? Length { get; } = length;

        /// <summary>In bytes, so far.</summary>
        public long Arrived { get; private set; }

        /// <param name="arrived">Bytes, so far.</param>
        public void Report(long arrived)
        {
            Arrived = arrived;
            notices.Show();
        }

        public void Dispose() => notices.End(this);
    }
}
