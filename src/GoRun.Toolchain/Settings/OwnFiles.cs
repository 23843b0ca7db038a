namespace GoRun.Toolchain;

/// <summary>What gorun remembers from run to run: small files in <c>$XDG_CACHE_HOME/gorun</c>, all of which may be deleted at any time.</summary>
public static class OwnFiles
{
    /// <summary>Absolute path of one of them; null where the user has no folder for such files.</summary>
    public static string? Path(GoEnv env, string name)
    {
        UserFolder cache = UserFolder.Cache(variable => env.ProcessEnvironment.GetValueOrDefault(variable, ""));
        return cache.Problem.Length > 0 ? null : FilePath.Join(cache.Path, "gorun", name);
    }
}
