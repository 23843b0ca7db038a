using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>An output in the cache.</summary>
/// <param name="Path">The file that holds it; for an executable, the file inside the entry's directory.</param>
/// <param name="OutputId">SHA-256 of the content.</param>
internal sealed record CachedOutput(string Path, ContentHash OutputId)
{
    /// <summary>Another program has written the file, and keeps it: it has to be read before it is trusted, even by whom it was written for.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Reads the file: its identity if the content is what it should be, null if not, or if there is no such file.</summary>
    public FileIdentity? ReadIfWhole()
    {
        if (FileIdentity.Of(Path) is not { } identity || identity.Size > Array.MaxLength) return null;
        byte[] content = GC.AllocateUninitializedArray<byte>((int)identity.Size);
        // The identity again, now of the open file: it may have been replaced.
        if (FileStart.Read(Path, content) is not { } read || read.Identity != identity || read.Length != content.Length) return null;
        return ContentHash.Of(content) == OutputId ? identity : null;
    }
}
