namespace GoRun.Resolve.Gopath;

/// <summary>What an import statement leads to in GOPATH mode.</summary>
/// <param name="ImportPath">With <c>vendor</c> in it where a vendor folder has the package.</param>
/// <param name="Directory">Set where the import path alone does not lead there.</param>
internal readonly record struct ImportTarget(string ImportPath, string? Directory = null)
{
    /// <summary>Imported by <c>./x</c>, or a folder without an import path.</summary>
    public bool IsLocal { get; init; }

    /// <summary>
    /// What tells packages apart: the import path, but for <c>vendor/x</c> in GOPATH, which may be in GOROOT as well and is then another
    /// package for what lies there.
    /// </summary>
    public string Key => Directory is not null && ImportPath.StartsWith("vendor/", StringComparison.Ordinal) ? Directory : ImportPath;
}
