using GoRun.Resolve.Packages.Checking;

namespace GoRun.Resolve.Packages;

/// <summary>A package that the command line names, or a part of the command line that names none.</summary>
/// <param name="Path">Import path, or the argument.</param>
/// <param name="Package">Null where there is only a fault.</param>
/// <param name="Fault">Set where there is no package.</param>
/// <param name="IsLiteral">Some argument names this package alone.</param>
internal sealed record Root(string Path, CheckedPackage? Package, PackageFault? Fault, bool IsLiteral);
