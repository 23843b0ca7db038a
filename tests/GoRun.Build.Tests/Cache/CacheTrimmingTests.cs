using System.Globalization;
using GoRun.Build.Cache;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Build.Tests.Cache;

public sealed class CacheTrimmingTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;
    private static readonly DateTime Old = Now.AddDays(-5).AddMinutes(-61);
    private static readonly DateTime JustUsed = Now.AddDays(-5).AddMinutes(-30);

    private readonly TemporaryFolder _folder = new();
    private readonly string _cache;
    private readonly string _old;
    private readonly string _used;

    public CacheTrimmingTests()
    {
        _cache = _folder["cache"];
        DiskCache.Open(_cache, TimeProvider.System);
        _old = Write("00/old-a", Old);
        _used = Write("ff/used-d", JustUsed);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_not_used_for_five_days_goes()
    {
        string program = Write("7f/program-d/hello", Now);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(program)!, Old);
        string oldProgram = Write("80/used-d/hello", Old);
        string[] others = [Write("7f/notes.txt", Old), Write("fuzz/old-d", Old), Write("README", Old)];
        Trim();
        Assert.False(File.Exists(_old));
        Assert.False(Directory.Exists(Path.GetDirectoryName(program)));
        Assert.All([_used, oldProgram, .. others], file => Assert.True(File.Exists(file), file));
        Assert.InRange(long.Parse(File.ReadAllText(_cache + "/trim.txt"), CultureInfo.InvariantCulture), Unix(Now), Unix(Now) + 3600);
    }

    [Theory]
    [InlineData(-23, false)]
    [InlineData(-25, true)]
    [InlineData(0.5, false)]
    [InlineData(2, true)]
    public void Once_a_day_is_enough(double hoursAfterNow, bool trimmed)
    {
        string time = Unix(Now.AddHours(hoursAfterNow)).ToString(CultureInfo.InvariantCulture) + "\n";
        File.WriteAllText(_cache + "/trim.txt", time);
        Trim();
        Assert.Equal(trimmed, !File.Exists(_old));
        Assert.Equal(trimmed, File.ReadAllText(_cache + "/trim.txt") != time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999999")]
    public void A_time_that_makes_no_sense_is_no_time(string text)
    {
        File.WriteAllText(_cache + "/trim.txt", text);
        Trim();
        Assert.False(File.Exists(_old));
    }

    [Fact]
    public void Nobody_trims_who_cannot_say_so()
    {
        Directory.CreateDirectory(_cache + "/trim.txt");
        Trim();
        Assert.True(File.Exists(_old));
    }

    [Fact]
    public void Without_patience_the_rest_is_left_for_another_day()
    {
        for (int i = 1; i < 255; i++) Write(string.Create(CultureInfo.InvariantCulture, $"{i:x2}/old-a"), Old);
        new CacheTrimming(_cache, new JumpingClock()).RunIfDue(TimeSpan.FromSeconds(9.5));
        Assert.InRange(Directory.GetFiles(_cache, "old-a", SearchOption.AllDirectories).Length, 246, 247);
    }

    [Fact]
    public void A_run_that_has_put_nothing_leaves_the_cache_alone()
    {
        DiskCache cache = DiskCache.Open(_cache, TimeProvider.System);
        cache.Find(ContentHash.Of("action"u8));
        cache.Close();
        Assert.True(File.Exists(_old));
        Assert.False(File.Exists(_cache + "/trim.txt"));

        cache.TryPut(ContentHash.Of("action"u8), "content"u8);
        cache.Close();
        Assert.False(File.Exists(_old));
    }

    /// <summary>What is put is used, also where the cache has had its content for long.</summary>
    [Fact]
    public void What_was_put_again_stays()
    {
        ContentHash program = ContentHash.Of("program"u8);
        DiskCache cache = DiskCache.Open(_cache, TimeProvider.System);
        string output = cache.OutputPath(ContentHash.Of("content"u8));
        for (int i = 0; i < 2; i++)
        {
            string file = Write("../work/program" + i, Now);
            File.WriteAllText(file, "program");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            cache.TryPut(ContentHash.Of([(byte)i]), "content"u8);
            cache.TryPutExecutable(ContentHash.Of([(byte)i, 0]), "hello", file, program, 7, share: true);
            if (i == 1) break;
            File.SetLastWriteTimeUtc(output, Old);
            Directory.SetLastWriteTimeUtc(cache.OutputPath(program), Old);
        }

        Trim();
        Assert.NotNull(cache.Read(ContentHash.Of([1])));
        Assert.NotNull(cache.FindExecutable(ContentHash.Of([1, 0])));
    }

    private void Trim() => new CacheTrimming(_cache, TimeProvider.System).RunIfDue(TimeSpan.FromMinutes(1));

    private static long Unix(DateTime time) => new DateTimeOffset(time).ToUnixTimeSeconds();

    private string Write(string name, DateTime time)
    {
        string path = Path.Combine(_cache, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, time);
        return path;
    }

    /// <summary>A second goes by between two looks at it.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
