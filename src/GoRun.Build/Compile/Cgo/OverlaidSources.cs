using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// C files and headers under an overlay. The C compiler finds headers beside the file that includes them, so where any of them is replaced
/// all are copied into the object directory, in their replaced form, and compiled there.
/// </summary>
internal sealed class OverlaidSources
{
    private readonly bool _copied;
    private readonly string _directory;

    private OverlaidSources(bool copied, string directory)
    {
        _copied = copied;
        _directory = directory;
    }

    public static OverlaidSources Copy(Package package, string objectDirectory, PackageShell shell)
    {
        SourceTree tree = shell.Shared.Tree;
        if (!tree.HasOverlay) return new OverlaidSources(false, objectDirectory);
        // Objective-C is one more than the real go copies, which would compile the file that the overlay replaces.
        ImmutableArray<string> files =
            [.. package.CFiles, .. package.SFiles, .. package.CxxFiles, .. package.HFiles, .. package.FFiles, .. package.MFiles];
        bool replaced = files.Any(f => IsReplaced(Path.Combine(package.Directory, f)));
        if (replaced)
        {
            foreach (string file in files) shell.CopyFile(tree.ActualPath(Path.Combine(package.Directory, file)), objectDirectory + file);
        }

        return new OverlaidSources(replaced, objectDirectory);

        bool IsReplaced(string path) => tree.ActualPath(path) != path;
    }

    /// <summary>Where the package's file is to be compiled.</summary>
    public string PathOf(string file, string packageDirectory) => Path.Combine(_copied ? _directory : packageDirectory, file);
}
