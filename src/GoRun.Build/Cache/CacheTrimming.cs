using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>
/// Removes from GOCACHE what nobody has used for five days, at most once a day, as go does (DiskCache.Trim in cmd/go/internal/cache). The file
/// trim.txt has the time of the last trimming, as decimal Unix seconds; go and gorun take turns by it.
/// </summary>
/// <remarks>
/// The time is written first, under a lock, so that of many processes one does the work (go does so since 1.25). Which folder is the first changes
/// from call to call: where patience ends before the work does, other folders come to their turn on another day.
/// </remarks>
internal sealed class CacheTrimming(string gocache, TimeProvider clock)
{
    private const int Folders = 256;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Five days, and the hour that a mark of use may be older than the use.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromDays(5) + DiskCache.MarkInterval;

    private string TimeFile => gocache + "/trim.txt";

    /// <summary>Trims if the last time is long enough ago.</summary>
    /// <param name="patience">After this, what is left is left.</param>
    public void RunIfDue(TimeSpan patience)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!TryClaim(now)) return;
        long start = clock.GetTimestamp();
        long oldest = (now - Limit - DateTimeOffset.UnixEpoch).Ticks * 100;
        int first = Random.Shared.Next(Folders);
        for (int i = 0; i < Folders && clock.GetElapsedTime(start) <= patience; i++)
        {
            int number = (first + i) % Folders;
            TrimFolder(string.Create(CultureInfo.InvariantCulture, $"{gocache}/{number:x2}"), oldest);
        }
    }

    private bool TryClaim(DateTimeOffset now)
    {
        bool mine = false;
        try
        {
            if (LockedFile.Read(TimeFile) is { } last && IsRecent(last, now)) return false;
            LockedFile.Change(TimeFile, last =>
            {
                mine = !IsRecent(last, now);
                return mine ? Encoding.ASCII.GetBytes(now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)) : null;
            });
            return mine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a lock others may be at it; without a mark everyone would be, in every build.
            return false;
        }
    }

    /// <summary>False also for a time that makes no sense, or lies in the future by more than clocks differ.</summary>
    private static bool IsRecent(byte[] text, DateTimeOffset now)
    {
        if (!long.TryParse(Encoding.ASCII.GetString(text).Trim(), CultureInfo.InvariantCulture, out long seconds)) return false;
        double age = now.ToUnixTimeSeconds() - (double)seconds;
        return age < Interval.TotalSeconds && age > -DiskCache.MarkInterval.TotalSeconds;
    }

    private static void TrimFolder(string folder, long oldest)
    {
        try
        {
            foreach (string path in Directory.GetFileSystemEntries(folder))
            {
                if (!path.EndsWith("-a", StringComparison.Ordinal) && !path.EndsWith("-d", StringComparison.Ordinal)) continue;
                if (FileIdentity.Of(path) is { } identity && identity.ModifiedNanoseconds < oldest) Remove(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whatever cannot be seen or removed stays.
        }
    }

    /// <summary>An entry; that of an executable is a directory.</summary>
    private static void Remove(string path)
    {
        if (Directory.Exists(path)) DirectoryTree.Remove(path);
        else File.Delete(path);
    }
}
