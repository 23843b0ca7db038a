namespace GoRun.Resolve.Modules.Sums;

/// <summary>Where sums are read and written.</summary>
/// <param name="Main">
/// The module's go.sum (<c>x.sum</c> for <c>-modfile=x.mod</c>), or in a workspace go.work.sum: the one to which new sums go. Empty where none is
/// in use: outside a module, and for a package at a version. The file may be missing.
/// </param>
/// <param name="Workspace">The go.sum files of a workspace's modules, which are only read.</param>
internal sealed record SumFiles(string Main, IReadOnlyList<string> Workspace)
{
    /// <summary>No go.sum at all: the checksum database has the word.</summary>
    public static SumFiles None { get; } = new("", []);

    /// <summary>What go calls the main one in a message.</summary>
    public string Title => Main.EndsWith("go.work.sum", StringComparison.Ordinal) ? "go.work.sum" : "go.sum";

    /// <summary>That of one module.</summary>
    /// <param name="modFile">go.mod, or what <c>-modfile</c> names.</param>
    public static SumFiles OfModule(string modFile) => new(SumFileOf(modFile), []);

    /// <summary>Those of a workspace.</summary>
    /// <param name="modFiles">Of its modules.</param>
    public static SumFiles OfWorkspace(string workFile, IEnumerable<string> modFiles) => new(workFile + ".sum", [.. modFiles.Select(SumFileOf)]);

    private static string SumFileOf(string modFile) => modFile[..^".mod".Length] + ".sum";
}
