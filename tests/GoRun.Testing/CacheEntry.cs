namespace GoRun.Testing;

/// <summary>
/// One index entry of a build cache, and what it leads to. The time of writing is left out: it is all that may differ between two
/// caches.
/// </summary>
/// <param name="ActionId">In hex, as in the name of the entry's file.</param>
/// <param name="OutputId">SHA-256 of the data, in hex.</param>
/// <param name="ExecutableName">The file's name, where the data is a program and so has a folder of its own; else empty.</param>
/// <param name="Looks">The first bytes of the data: enough to tell what it is.</param>
public readonly record struct CacheEntry(string ActionId, string OutputId, long Size, string ExecutableName, string Looks)
{
    /// <summary>
    /// Whether only the real go keeps such a thing, and works without it: its index of a folder's packages, the outcome of
    /// probing the C compiler for a flag, and what it remembers of the C compiler (path, file times, ID, with NULs between).
    /// </summary>
    public bool IsPrivateToGo =>
        Looks.StartsWith("go index v", StringComparison.Ordinal)
        || Looks is "true" or "false"
        || (Looks.StartsWith('/') && Looks.Contains('\0'));

    public override string ToString() => $"{ActionId} -> {OutputId} {Size} {ExecutableName} {Kind}";

    private string Kind => Looks.StartsWith("!<arch>", StringComparison.Ordinal) ? "archive" : Looks.Split('\n')[0];
}
