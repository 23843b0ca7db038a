namespace GoRun.Toolchain;

/// <summary>What gorun remembers from run to run: small files in <c>$XDG_CACHE_HOME/gorun</c>, all of which may be deleted at any time.</summary>
public static class OwnFiles
{
    /// <summary>Absolute path of one of them; null where the user has no folder for such files.</summary>
    public static string? Path(GoEnv env, string name) => Path(variable => env.ProcessEnvironment.GetValueOrDefault(variable, ""), name);

    /// <summary>As above, before the settings are known.</summary>
    /// <param name="variable">The environment.</param>
    public static string? Path(Func<string, string> variable, string name)
    {
        UserFolder cache = UserFolder.Cache(variable);
        return cache.Problem.Length > 0 ? null : FilePath.Join(cache.Path, "gorun", name);
    }
}
