using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>GOPATH, which is set or guessed from HOME.</summary>
internal sealed class GoPathSetting
{
    private readonly GoEnvVariable _path;
    private readonly bool _guessed;

    private GoPathSetting(GoEnvVariable path, bool guessed, string? warning)
    {
        _path = path;
        _guessed = guessed;
        Warning = warning;
    }

    /// <summary>Null, or what go says of a GOPATH that it uses all the same.</summary>
    internal string? Warning { get; }

    /// <summary>A list with colons; empty for none. One that was guessed from a relative HOME is taken back, but only after GOMODCACHE was derived from it.</summary>
    internal GoEnvVariable Usable => _guessed && !FilePath.IsAbsolute(_path.Value) ? _path with { Value = "" } : _path;

    /// <param name="goroot">Empty where there is no toolchain yet.</param>
    /// <exception cref="GoError">It has an entry that go does not take.</exception>
    internal static GoPathSetting Read(ConfiguredSettings settings, string goroot)
    {
        string home = settings.FromProcess("HOME");
        string fallback = home.Length > 0 ? FilePath.Join(home, "go") : "";
        if (fallback.Length > 0 && goroot.Length > 0 && fallback == FilePath.Clean(goroot)) fallback = "";

        // For go the environment's GOPATH is its default, so that only the GOENV file can differ from it.
        if (settings.FromProcess("GOPATH") is { Length: > 0 } set) fallback = set;
        GoEnvVariable path = settings.GetOr("GOPATH", fallback);
        bool guessed = settings.Get("GOPATH").Length == 0;
        if (path.Value.Length > 0 && goroot.Length > 0 && FilePath.Clean(path.Value) == FilePath.Clean(goroot))
        {
            return new GoPathSetting(
                path, guessed, $"warning: both GOPATH and GOROOT are the same directory ({path.Value}); see https://go.dev/wiki/InstallTroubleshooting");
        }

        Check(path.Value, guessed);
        return new GoPathSetting(path, guessed, null);
    }

    /// <summary>A path below its first entry; empty where there is none.</summary>
    internal string Below(string path) => _path.Value.Split(':')[0] is { Length: > 0 } first ? FilePath.Join(first, path) : "";

    private static void Check(string path, bool guessed)
    {
        foreach (string entry in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.StartsWith('~'))
                throw new GoError($"go: GOPATH entry cannot start with shell metacharacter '~': {GoQuoting.Quote(entry)}", GoError.Usage);
            if (!FilePath.IsAbsolute(entry) && !guessed)
            {
                throw new GoError(
                    $"go: GOPATH entry is relative; must be absolute path: {GoQuoting.Quote(entry)}.\nFor more details see: 'go help gopath'",
                    GoError.Usage);
            }
        }
    }
}
