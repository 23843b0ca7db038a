using System.Collections.Immutable;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Tests.Packages.Loading;

/// <summary>A scan as text, with all that it says, to compare two.</summary>
internal static class ScanText
{
    public static string Of(DirectoryScan scan) => string.Join('\n',
    [
        $"{scan.Name} {scan.ImportComment} {scan.HasTestFiles} {scan.HasInvalidFiles} {scan.Error}",
        .. Files(scan).Select(list => string.Join(' ', list)),
        .. new[] { scan.Imports, scan.TestImports, scan.EmbedPatterns, scan.DebugLines }.Select(list => string.Join(' ', list)),
        .. new[] { scan.Cgo.CFlags, scan.Cgo.CppFlags, scan.Cgo.CxxFlags, scan.Cgo.FFlags, scan.Cgo.LdFlags, scan.Cgo.PkgConfig }
            .Select(words => string.Join(' ', words)),
    ]);

    public static IEnumerable<ImmutableArray<string>> Files(DirectoryScan scan) =>
    [
        scan.GoFiles, scan.CgoFiles, scan.CFiles, scan.CxxFiles, scan.MFiles, scan.HFiles, scan.FFiles, scan.SFiles, scan.SwigFiles,
        scan.SwigCxxFiles, scan.SysoFiles, scan.IgnoredGoFiles, scan.IgnoredOtherFiles,
    ];
}
