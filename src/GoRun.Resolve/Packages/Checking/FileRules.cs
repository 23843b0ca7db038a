using System.Collections.Immutable;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>What go asks of a package's own names and files.</summary>
internal static class FileRules
{
    /// <summary>Go's message about file names, or null.</summary>
    public static string? NameFault(PackageNode package)
    {
        DirectoryScan scan = package.Scan;
        ImmutableArray<string>[] lists =
        [
            scan.GoFiles, scan.CgoFiles, scan.IgnoredGoFiles, scan.IgnoredOtherFiles, scan.CFiles, scan.CxxFiles, scan.MFiles, scan.HFiles,
            scan.FFiles, scan.SFiles, scan.SwigFiles, scan.SwigCxxFiles, scan.SysoFiles, package.Embed.Files,
        ];
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < lists.Length; i++)
        {
            foreach (string file in lists[i])
            {
                if (folded.TryAdd(file, file)) continue;
                string other = folded[file];
                // A file of the package may be embedded as well.
                if (i == lists.Length - 1 && other == file) continue;
                (string first, string second) = string.CompareOrdinal(file, other) > 0 ? (other, file) : (file, other);
                return $"case-insensitive file name collision: {GoQuoting.Quote(first)} and {GoQuoting.Quote(second)}";
            }
        }

        foreach (ImmutableArray<string> list in lists)
        {
            foreach (string file in list)
            {
                if (!IsSafeArgument(file) || file.StartsWith("_cgo_", StringComparison.Ordinal))
                    return $"invalid input file name {GoQuoting.Quote(file)}";
            }
        }

        string name = Paths.BaseOf(package.ImportPath);
        if (!IsSafeArgument(name)) return $"invalid input directory name {GoQuoting.Quote(name)}";

        // A line of its own in a file that names it, as source files do of one another, could be taken for code.
        return package.Directory.AsSpan().ContainsAny('\r', '\n') ? $"invalid package directory {GoQuoting.Quote(package.Directory)}" : null;
    }

    /// <summary>Go's message about sources that need cgo in a package that does not use it, or null.</summary>
    public static string? ForeignSourceFault(DirectoryScan scan, bool cgoEnabled)
    {
        if (scan.UsesCgo || (cgoEnabled && scan.UsesSwig)) return null;
        if (cgoEnabled && !scan.CFiles.IsEmpty) return Fault("C", scan.CFiles);
        if (cgoEnabled && !scan.CxxFiles.IsEmpty) return Fault("C++", scan.CxxFiles);
        if (cgoEnabled && !scan.MFiles.IsEmpty) return Fault("Objective-C", scan.MFiles);
        return scan.FFiles.IsEmpty ? null : Fault("Fortran", scan.FFiles);
    }

    /// <summary>Whether a word cannot be taken for a flag, or for a file of flags, when it stands on a tool's command line.</summary>
    public static bool IsSafeArgument(string name) =>
        name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] is '.' or '_' or '/' || name[0] >= 0x80);

    private static string Fault(string language, ImmutableArray<string> files) =>
        $"{language} source files not allowed when not using cgo or SWIG: {string.Join(' ', files)}";
}
