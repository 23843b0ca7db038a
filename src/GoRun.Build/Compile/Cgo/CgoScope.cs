using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile.Cgo;

/// <summary>What gorun builds of cgo: C, C++ and assembly. The rest is refused before anything is built.</summary>
internal static class CgoScope
{
    /// <exception cref="GoError">A package needs a language or a tool that gorun does not drive.</exception>
    public static void Check(IEnumerable<Package> packages)
    {
        foreach (Package package in packages)
        {
            if (Missing(package) is { } missing) throw new GoError($"gorun: {package.ImportPath}: {missing} not supported", GoError.Usage);
        }
    }

    private static string? Missing(Package package) => package switch
    {
        { SwigFiles.IsEmpty: false } or { SwigCxxFiles.IsEmpty: false } => "SWIG files are",
        { CgoFiles.IsEmpty: true } => null,
        { MFiles.IsEmpty: false } => "Objective-C files are",
        { FFiles.IsEmpty: false } => "Fortran files are",
        { Cgo.PkgConfig.IsEmpty: false } => "#cgo pkg-config lines are",
        _ => null,
    };
}
