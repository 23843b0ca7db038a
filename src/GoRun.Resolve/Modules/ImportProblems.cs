using System.Text;

namespace GoRun.Resolve.Modules;

/// <summary>A module that has the package, and where.</summary>
internal readonly record struct PackageCandidate(ModuleVersion Module, string Directory);

/// <summary>go's messages for imports that cannot be decided.</summary>
internal static class ImportProblems
{
    /// <param name="candidates">Longest module path first.</param>
    public static PackageLocation.Missing Ambiguous(string importPath, IReadOnlyList<PackageCandidate> candidates)
    {
        var text = new StringBuilder($"ambiguous import: found package {importPath} in multiple modules:");
        for (int i = candidates.Count - 1; i >= 0; i--)
        {
            PackageCandidate candidate = candidates[i];
            text.Append("\n\t").Append(candidate.Module.Path);
            if (candidate.Module.Version.Length > 0) text.Append(' ').Append(candidate.Module.Version);
            text.Append(" (").Append(candidate.Directory).Append(')');
        }

        return new PackageLocation.Missing(text.ToString());
    }

    /// <summary>The package is in several folders, of main modules and vendor/.</summary>
    public static PackageLocation.Missing AmbiguousFolders(string importPath, IEnumerable<string> folders) =>
        new($"ambiguous import: found package {importPath} in multiple directories:\n\t{string.Join("\n\t", folders)}");

    /// <param name="modules">Those that might have the package but are not in go.sum; longest path first.</param>
    /// <param name="found">Another module has the package.</param>
    public static PackageLocation.Missing MissingSum(
        string importPath, Importer? importer, IReadOnlyList<ModuleVersion> modules, bool found)
    {
        string importedBy = importer is null ? "" : $" (imported by {importer.ImportPath})";
        string message = found
            ? $"missing go.sum entry needed to verify package {importPath}{importedBy} is provided by exactly one module"
            : $"missing go.sum entry for module providing package {importPath}{importedBy}";
        if (importer is null)
        {
            string paths = string.Join(' ', modules.Reverse().Select(m => m.Path));
            return new PackageLocation.Missing($"{message}; to add:\n\tgo mod download {paths}");
        }

        string version = importer.Module is { Version.Length: > 0 } module ? "@" + module.Version : "";
        return new PackageLocation.Missing($"{message}; to add:\n\tgo get {importer.ImportPath}{version}");
    }
}
