using GoRun.Platform;

namespace GoRun.Build.Compile;

/// <summary>
/// The header for C programs that use a library made of Go: cgo writes it where a package exports functions, and it is kept in the cache beside
/// the package's archive.
/// </summary>
internal static class CgoHeader
{
    private const string Name = "_cgo_install.h";

    /// <param name="objectDirectory">With a slash at the end.</param>
    public static string PathIn(string objectDirectory) => objectDirectory + Name;

    /// <summary>Puts the header that cgo has written, if any, into the cache.</summary>
    public static void Save(BuildContext context, ContentHash actionId, string objectDirectory)
    {
        string path = PathIn(objectDirectory);
        if (File.Exists(path)) context.Cache.TryPut(context.Hashes.Subkey(actionId, Name), File.ReadAllBytes(path));
    }

    /// <summary>Takes the header of a compiled package out of the cache. False where there is none.</summary>
    public static bool TryLoad(BuildContext context, ContentHash actionId, string objectDirectory)
    {
        if (context.Cache.Read(context.Hashes.Subkey(actionId, Name)) is not { } header) return false;
        if (context.Flags.DryRun) return true;
        Directory.CreateDirectory(objectDirectory);
        OutputFile.Write(PathIn(objectDirectory), header);
        return true;
    }
}
