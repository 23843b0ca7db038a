using System.Globalization;
using System.Text;
using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>
/// <c>gorun clean</c>: empties caches as go clean does. The folder of the build cache itself stays, for it may have been made with permissions of
/// its own; so does what is not the cache's.
/// </summary>
internal sealed class CleanCommand
{
    /// <summary>The flags, in the order in which go looks at them.</summary>
    private static readonly string[] Caches = ["cache", "testcache", "fuzzcache", "modcache"];

    private readonly HostEnvironment _host;
    private readonly GoEnv _env;
    private readonly BuildFlags _flags;
    private int _status;

    private CleanCommand(HostEnvironment host, GoEnv env, BuildFlags flags)
    {
        _host = host;
        _env = env;
        _flags = flags;
    }

    internal static int Run(Invocation invocation)
    {
        GoEnv env = invocation.ReadEnv();
        BuildRequest request = invocation.Parse(FlagTables.Clean, env);
        string[] chosen = [.. Caches.Where(name => request.Values.Boolean(name))];
        if (chosen.Length == 0)
            throw new GoError("gorun: clean empties caches, and needs to know which: -cache, -testcache, -fuzzcache, -modcache", GoError.Usage);
        if (!request.Arguments.IsEmpty) throw new GoError($"go: clean -{chosen[0]} cannot be used with package arguments");

        var clean = new CleanCommand(invocation.Host, env, request.Flags);
        if (chosen.Contains("cache")) clean.EmptyBuildCache();
        else if (chosen.Contains("testcache")) clean.ExpireTestResults();
        if (chosen.Contains("modcache")) clean.RemoveModuleCache();
        if (chosen.Contains("fuzzcache")) clean.Remove([env.Gocache + "/fuzz"]);
        return clean._status;
    }

    private void EmptyBuildCache()
    {
        if (!Directory.Exists(_env.Gocache)) return;
        Remove([.. Directory.GetDirectories(_env.Gocache).Where(IsPartOfTheCache).Order(StringComparer.Ordinal)]);
        Remove([_env.Gocache + "/log.txt"]);
    }

    private static bool IsPartOfTheCache(string folder) =>
        Path.GetFileName(folder) is { Length: 2 } name && name.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// Tells <c>go test</c> to take no result that is older than now: a file with Unix nanoseconds, which only ever go up. (go does so with -n
    /// too, by mistake.)
    /// </summary>
    private void ExpireTestResults()
    {
        if (_flags.DryRun || !Directory.Exists(_env.Gocache)) return;
        long now = (_host.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        try
        {
            LockedFile.Change(_env.Gocache + "/testexpire.txt", old =>
            {
                bool isLater = !long.TryParse(Encoding.ASCII.GetString(old).Trim(), CultureInfo.InvariantCulture, out long before) || now > before;
                return isLater ? Encoding.ASCII.GetBytes(now.ToString(CultureInfo.InvariantCulture) + "\n") : null;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail("go: " + e.Message);
        }
    }

    /// <summary>What it holds is protected against writing.</summary>
    private void RemoveModuleCache()
    {
        string cache = _env.Gomodcache;
        if (cache.Length == 0) throw new GoError("go: cannot clean -modcache without a module cache");
        Show([cache]);
        if (!_flags.DryRun && Directory.Exists(cache) && !DirectoryTree.Remove(cache)) Fail($"go: cannot remove {cache}: permission denied");
    }

    private void Remove(string[] paths)
    {
        if (Array.Exists(paths, Path.Exists)) Show(paths);
        if (_flags.DryRun) return;
        foreach (string path in paths)
        {
            try
            {
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                else File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                string reason = e is UnauthorizedAccessException ? "permission denied" : "another process is at work in it, or the disk fails";
                Fail($"go: cannot remove {path}: {reason}");
            }
        }
    }

    private void Show(string[] paths)
    {
        if (_flags.DryRun || _flags.PrintCommands) _host.Output.WriteLine("rm -rf " + string.Join(' ', paths));
    }

    private void Fail(string message)
    {
        _host.Error.WriteLine(message);
        _status = GoError.Failure;
    }
}
