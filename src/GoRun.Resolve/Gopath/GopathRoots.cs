using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages;
using GoRun.Toolchain;

namespace GoRun.Resolve.Gopath;

/// <summary>
/// The trees that hold packages in GOPATH mode: GOROOT, and each entry of GOPATH. A package's import path is its folder's path below the
/// <c>src</c> folder of one of them (go/build's Context).
/// </summary>
internal sealed class GopathRoots
{
    private readonly SourceTree _sources;

    public GopathRoots(GoEnv env, SourceTree sources)
    {
        _sources = sources;
        Goroot = env.Goroot;
        // A GOPATH that names GOROOT too is a common mistake, and left aside.
        Entries =
        [
            .. env["GOPATH"].Split(':').Where(e => e.Length > 0 && e[0] != '~' && e != Goroot),
        ];
    }

    public string Goroot { get; }

    /// <summary>The entries of GOPATH, in their order.</summary>
    public ImmutableArray<string> Entries { get; }

    /// <summary>GOROOT, then the entries of GOPATH.</summary>
    public ImmutableArray<string> All => [Goroot, .. Entries];

    /// <summary>The folder below <c>src</c> of the first of these roots that has one for this import path; null where none has.</summary>
    public RootedFolder? Find(string importPath, IEnumerable<string> roots)
    {
        foreach (string root in roots)
        {
            string directory = Paths.Join(root + "/src", importPath);
            if (_sources.DirectoryExists(directory)) return new RootedFolder(root, importPath, directory);
        }

        return null;
    }

    /// <summary>
    /// Which package a folder is, by where it lies. A folder below <c>testdata</c> is none, nor one that another root hides: its import path
    /// leads elsewhere.
    /// </summary>
    public FolderIdentity Identify(string directory)
    {
        if (Below(Goroot + "/src", directory) is { } standard && !IsTestData(standard))
            return new FolderIdentity(standard, Goroot, "");
        for (int i = 0; i < Entries.Length; i++)
        {
            if (Below(Entries[i] + "/src", directory) is not { } path || IsTestData(path)) continue;
            return Find(path, [Goroot, .. Entries.Take(i)]) is { } hiding
                ? new FolderIdentity("", "", hiding.Directory)
                : new FolderIdentity(path, Entries[i], "");
        }

        return FolderIdentity.None;
    }

    /// <summary>The path of a folder below another, symbolic links followed where need be; null where it is not below.</summary>
    public static string? Below(string root, string directory)
    {
        if (LexicallyBelow(root, directory) is { } path) return path;
        string realRoot = RealPath.Of(root);
        string realDirectory = RealPath.Of(directory);
        return LexicallyBelow(realRoot, directory) ?? LexicallyBelow(root, realDirectory) ?? LexicallyBelow(realRoot, realDirectory);
    }

    /// <summary>The folder itself and those above it, down to the empty path.</summary>
    public static IEnumerable<string> Upwards(string below)
    {
        for (string at = below; ; at = at[..Math.Max(at.LastIndexOf('/'), 0)])
        {
            yield return at;
            if (at.Length == 0) yield break;
        }
    }

    private static string? LexicallyBelow(string root, string directory) =>
        directory.Length > root.Length + 1 && Paths.HasPrefix(directory, root) ? directory[(root.Length + 1)..] : null;

    private static bool IsTestData(string path) => $"/{path}/".Contains("/testdata/", StringComparison.Ordinal);
}

/// <summary>A folder that has an import path.</summary>
/// <param name="Root">GOROOT, or an entry of GOPATH.</param>
internal sealed record RootedFolder(string Root, string ImportPath, string Directory);

/// <summary>What a folder's place makes it.</summary>
/// <param name="ImportPath">Empty for a folder without.</param>
/// <param name="Root">GOROOT or an entry of GOPATH; empty likewise.</param>
/// <param name="ConflictDirectory">The folder that the import path would lead to, which hides this one; else empty.</param>
internal sealed record FolderIdentity(string ImportPath, string Root, string ConflictDirectory)
{
    public static FolderIdentity None { get; } = new("", "", "");
}
