using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>Someone empties the cache while programs are built: what is gone is made again, or taken from where it was made.</summary>
public sealed class CleanedCacheTests
{
    /// <summary>Only the module's entries go, again and again: making those of the standard library each time would take minutes.</summary>
    [Fact]
    public void Entries_that_vanish_all_the_time_lead_to_no_error()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(5));
        string cache = sandbox.Environment["GOCACHE"];
        HashSet<string> standard = [.. Entries(StandardPackages.Of(sandbox.Toolchain).Folder).Select(entry => Path.GetFileName(entry))];
        bool stop = false;
        var cleaner = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                foreach (string entry in Entries(cache).Where(entry => !standard.Contains(Path.GetFileName(entry)))) Delete(entry);
            }
        });
        cleaner.Start();
        RunningCommand[] runs =
            [.. Enumerable.Range(0, 16).Select(_ => sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", ".")))];
        Execution[] ended = [.. runs.Select(run => run.Wait())];
        Volatile.Write(ref stop, true);
        cleaner.Join();
        Assert.All(ended, run => Assert.Equal(Programs.Output, run.Succeeded().Errors));

        Assert.Equal(Programs.Output, sandbox.GoRun("run", ".").Succeeded().Errors);
        CacheProof.AssertAccepted(sandbox, Programs.Output);
    }

    [Fact]
    public void Cache_that_is_deleted_under_the_build_leads_to_no_error()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(1));
        var tools = new WatchedTools(sandbox);
        tools.Hold();
        RunningCommand run = sandbox.Start(sandbox.CommandFor(Toolchains.GoRunBinary, "run", "."));
        tools.WaitForOne();
        Directory.Delete(sandbox.Environment["GOCACHE"], recursive: true);
        tools.Release();
        Assert.Equal(Programs.Output, run.Wait().Succeeded().Errors);
        Assert.Contains("compile runtime", tools.Started);
    }

    private static IReadOnlyList<string> Entries(string cache) =>
        [.. Directory.EnumerateDirectories(cache).Where(folder => Path.GetFileName(folder).Length == 2)
            .SelectMany(Directory.EnumerateFileSystemEntries)];

    private static void Delete(string entry)
    {
        try
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else File.Delete(entry);
        }
        catch (IOException)
        {
            // Another has been quicker.
        }
    }
}
