using System.Globalization;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>The Go version that a module asks for, as compiling sees it.</summary>
internal static class LanguageVersion
{
    /// <summary>What a module without a go line is compiled as (gover.DefaultGoModVersion).</summary>
    private const string Default = "1.16";

    /// <summary>
    /// The compiler's <c>-lang</c> value, like <c>go1.24</c>: the module's, the toolchain's own for packages of no module or one that asks
    /// for more.
    /// </summary>
    public static string Of(Package package, GoRelease toolchain)
    {
        string version = package.Module is null ? "" : package.Module.GoVersion.Length > 0 ? package.Module.GoVersion : Default;
        return version.Length > 0 && Allows(version, toolchain) ? "go" + MajorMinor(version) : $"go{toolchain.Major}.{toolchain.Minor}";
    }

    /// <summary>Whether this toolchain is new enough for the version; empty asks for nothing.</summary>
    public static bool Allows(string version, GoRelease toolchain)
    {
        string[] parts = version.Split('.');
        GoRelease asked = new(Number(parts, 0), Number(parts, 1), Number(parts, 2));
        return version.Length == 0 || asked <= toolchain;
    }

    private static string MajorMinor(string version)
    {
        string[] parts = version.Split('.');
        return parts.Length == 1 ? version : string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{Number(parts, 1)}");
    }

    // The digits at the beginning: release candidates (25rc1) come before their release, which only matters for toolchains that are
    // candidates too.
    private static int Number(string[] parts, int index)
    {
        if (index >= parts.Length) return 0;
        int length = 0;
        while (length < parts[index].Length && char.IsAsciiDigit(parts[index][length])) length++;
        return int.TryParse(parts[index].AsSpan(0, length), CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
