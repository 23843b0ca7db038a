namespace GoRun.Build.Cache;

/// <summary>
/// What the variable GODEBUG asks of the build cache (cache.go and hash.go in cmd/go/internal/cache). The third switch there,
/// <c>gocachetest</c>, is about results of tests, which are not looked up for a program to be run.
/// </summary>
/// <param name="ShowHashes"><c>gocachehash=1</c>: everything that goes into an action ID is printed.</param>
/// <param name="Verify"><c>gocacheverify=1</c>: nothing is taken from the cache, and what is made must be what is there.</param>
internal readonly record struct CacheSwitches(bool ShowHashes, bool Verify)
{
    /// <param name="godebug">Settings like <c>a=1,b=2</c>. The last of one name counts, up to a <c>#</c>, as in package internal/godebug.</param>
    public static CacheSwitches Read(string godebug) =>
        godebug.Length == 0 ? default : new(IsOn(godebug, "gocachehash"), IsOn(godebug, "gocacheverify"));

    private static bool IsOn(string godebug, string name)
    {
        bool isOn = false;
        foreach (string setting in godebug.Split(','))
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !setting.AsSpan(0, equals).SequenceEqual(name)) continue;
            ReadOnlySpan<char> value = setting.AsSpan(equals + 1);
            int pattern = value.IndexOf('#');
            isOn = (pattern < 0 ? value : value[..pattern]) is "1";
        }

        return isOn;
    }
}
