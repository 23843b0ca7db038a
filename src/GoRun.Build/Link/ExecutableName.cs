using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>What a program's file is called (load.DefaultExecName).</summary>
internal static class ExecutableName
{
    /// <summary>
    /// The first file's name for files named on the command line; else the last element of the import path, or with modules the one before it
    /// where the last is a major version (<c>example.com/tool/v2</c> is <c>tool</c>).
    /// </summary>
    public static string Of(Package package, TargetMode mode) =>
        (package.CommandLineFiles ? OfFile(package) : OfPath(package)) + mode.FileSuffix;

    private static string OfFile(Package package)
    {
        string file = package.GoFiles.Length > 0 ? package.GoFiles[0] : package.CgoFiles[0];
        return Path.GetFileNameWithoutExtension(file);
    }

    private static string OfPath(Package package)
    {
        string[] elements = package.ImportPath.Split('/');
        bool inGopath = package.Gopath.Length > 0 || package.LocalPrefix.Length > 0;
        bool versioned = !inGopath && elements.Length > 1 && IsMajorVersion(elements[^1]);
        return versioned ? elements[^2] : elements[^1];
    }

    // v2 and up; v0 and v1 are never written in a path.
    private static bool IsMajorVersion(string element) =>
        element.Length >= 2 && element[0] == 'v' && element[1] != '0' && element != "v1"
        && element.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
