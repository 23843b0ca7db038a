namespace GoRun.Toolchain;

/// <summary>Where a user's files of one kind lie (os.UserConfigDir, os.UserCacheDir).</summary>
/// <param name="Path">Not cleaned; empty where it cannot be told.</param>
/// <param name="Problem">Why it cannot be told, in go's words; else empty.</param>
internal readonly record struct UserFolder(string Path, string Problem)
{
    internal static UserFolder Config(Func<string, string> variable) =>
        OperatingSystem.IsMacOS() ? InHome(variable, "/Library/Application Support") : Xdg(variable, "XDG_CONFIG_HOME", "/.config");

    internal static UserFolder Cache(Func<string, string> variable) =>
        OperatingSystem.IsMacOS() ? InHome(variable, "/Library/Caches") : Xdg(variable, "XDG_CACHE_HOME", "/.cache");

    private static UserFolder Xdg(Func<string, string> variable, string name, string belowHome)
    {
        string set = variable(name);
        if (set.Length > 0) return FilePath.IsAbsolute(set) ? new UserFolder(set, "") : new UserFolder("", $"path in ${name} is relative");
        string home = variable("HOME");
        return home.Length > 0 ? new UserFolder(home + belowHome, "") : new UserFolder("", $"neither ${name} nor $HOME are defined");
    }

    private static UserFolder InHome(Func<string, string> variable, string belowHome) =>
        variable("HOME") is { Length: > 0 } home ? new UserFolder(home + belowHome, "") : new UserFolder("", "$HOME is not defined");
}
