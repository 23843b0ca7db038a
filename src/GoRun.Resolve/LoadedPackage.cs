namespace GoRun.Resolve;

/// <summary>A package after loading, as far as the choice of modules depends on it.</summary>
/// <param name="Module">Null for the standard library, for files named on the command line, and where the package was not found.</param>
/// <param name="Named">An argument of the command line names it; of files named there, what they import.</param>
/// <param name="IsMissing">It was not found.</param>
internal sealed record LoadedPackage(string ImportPath, Module? Module, bool Named, bool IsMissing)
{
    /// <summary>In bytewise order.</summary>
    public IReadOnlyList<LoadedPackage> Imports { get; set; } = [];
}
