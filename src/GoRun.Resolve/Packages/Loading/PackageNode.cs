using GoRun.Resolve.Packages.Embedding;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// A package while it is being found and scanned. Written by the one thread that works on it, read by others only after
/// the parallel part is over.
/// </summary>
internal sealed class PackageNode(string importPath)
{
    private int _started;

    public string ImportPath => importPath;

    public string Directory { get; set; } = "";

    /// <summary>Where the package is looked for, where its import path does not tell; else null (also with modules).</summary>
    public string? KnownDirectory { get; init; }

    public Module? Module { get; set; }

    /// <summary>See <see cref="PackageLocation.Found.Root"/>.</summary>
    public string Root { get; set; } = "";

    /// <summary>See <see cref="PackageLocation.Found.ConflictDirectory"/>.</summary>
    public string ConflictDirectory { get; set; } = "";

    public bool InGoroot { get; set; }

    public bool Standard => InGoroot && StandardLibrary.MayContain(ImportPath);

    /// <summary>Made of files named on the command line.</summary>
    public bool CommandLineFiles { get; init; }

    /// <summary>Known by its folder alone: files named on the command line, and in GOPATH mode what an import of <c>./x</c> leads to.</summary>
    public bool IsLocal { get; init; }

    /// <summary>How the command line names it, where that is not by its import path.</summary>
    public string? NamedAs { get; set; }

    /// <summary>Matched by an argument of the command line; set before loading begins.</summary>
    public bool Named { get; set; }

    public DirectoryScan Scan { get; set; } = DirectoryScan.Empty;

    /// <summary>The package could not be found: go's message.</summary>
    public string? LocationError { get; set; }

    /// <summary>The module side does not know the package; it may say so in other words for a certain importer.</summary>
    public bool IsMissing { get; set; }

    /// <summary>The import path is such that go does not even look: the error then belongs to a package of that path.</summary>
    public bool Refused { get; set; }

    /// <summary>See <see cref="ImplicitImportException"/>.</summary>
    public string? ImplicitImportError { get; set; }

    /// <summary>See <see cref="Package.CoverMode"/>; set when all is loaded and judged.</summary>
    public string CoverMode { get; set; } = "";

    public EmbedResolution Embed { get; set; } = EmbedResolution.None;

    /// <summary>What the files import, as written, and after that what the build adds; without <c>C</c>.</summary>
    public ImportEdge[] Imports { get; set; } = [];

    /// <summary>True for the first caller only: the one that works on this package.</summary>
    public bool TryStart() => Interlocked.Exchange(ref _started, 1) == 0;
}

/// <summary>One import of a package.</summary>
/// <param name="Written">The path in the file.</param>
/// <param name="Position">Null for what the build adds.</param>
internal readonly record struct ImportEdge(string Written, SourcePosition? Position, PackageNode Target);
