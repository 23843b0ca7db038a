using System.Security.Cryptography;
using System.Text;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>The path by which compiler and linker know a package: the <c>-p</c> flag (pkgPath in cmd/go/internal/work/gc.go).</summary>
internal static class PackagePath
{
    /// <param name="compiled">The build ID that the package is compiled with, whose content ID is the action ID again.</param>
    public static string Of(Package package, TargetMode mode, BuildId compiled) =>
        mode.IsPlugin && package.CommandLineFiles ? Unnamed(package, compiled)
        : package.IsMain && !mode.IsPlugin ? "main"
        : package.ImportPath;

    /// <summary>Plugins made of files have no import path: what is in them tells them apart when one program loads several.</summary>
    private static string Unnamed(Package package, BuildId compiled)
    {
#pragma warning disable CA5350 // Not for security: the form that the name has in go.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.UTF8.GetBytes($"build ID: {compiled}\n"));
        foreach (string file in (IEnumerable<string>)[.. package.GoFiles, .. package.CgoFiles, .. package.SFiles])
            hash.AppendData(File.ReadAllBytes(Path.Combine(package.Directory, file)));
        return "plugin/unnamed-" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
