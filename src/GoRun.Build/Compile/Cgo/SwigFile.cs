using System.Collections.Immutable;
using GoRun.Resolve;

namespace GoRun.Build.Compile.Cgo;

/// <summary>One .swig or .swigcxx file of a package, and what SWIG makes of it.</summary>
/// <param name="Name">In the package's directory.</param>
/// <param name="IsCxx">Whether C++ is wrapped, and not C.</param>
/// <param name="ObjectDirectory">Where the results go; with a slash at the end.</param>
internal sealed record SwigFile(string Name, bool IsCxx, string ObjectDirectory)
{
    /// <summary>The name of SWIG's module.</summary>
    public string Base => Path.GetFileNameWithoutExtension(Name);

    /// <summary>What SWIG itself calls the Go file.</summary>
    public string RawGoFile => $"{ObjectDirectory}{Base}.go";

    /// <summary>
    /// The Go file that imports "C", under a name that no file of the package has: else cgo would translate both into the same file.
    /// </summary>
    public string GoFile => $"{ObjectDirectory}_{Base}_swig.go";

    public string Wrapper => $"{ObjectDirectory}{Base}_wrap.{(IsCxx ? "cxx" : "c")}";

    public static ImmutableArray<SwigFile> Of(Package package, string objectDirectory) =>
    [
        .. package.SwigFiles.Select(f => new SwigFile(f, IsCxx: false, objectDirectory)),
        .. package.SwigCxxFiles.Select(f => new SwigFile(f, IsCxx: true, objectDirectory)),
    ];
}
