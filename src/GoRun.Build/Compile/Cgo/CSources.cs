using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>Which compiler a file is for, and which flags.</summary>
internal enum CLanguage
{
    /// <summary>C, Objective-C and assembly: <c>CC</c>.</summary>
    C,

    /// <summary><c>CXX</c>.</summary>
    Cxx,

    /// <summary><c>FC</c>.</summary>
    Fortran,
}

/// <summary>A file for one of the compilers beside Go's.</summary>
/// <param name="File">A name in the package's directory, or the path of a generated file.</param>
internal readonly record struct CSource(string File, CLanguage Language = CLanguage.C, bool IsGenerated = false)
{
    public static CSource Generated(string path, CLanguage language = CLanguage.C) => new(path, language, IsGenerated: true);
}

/// <summary>Which of a package's files go to the C compiler and its like, and in what order: their objects are numbered by it.</summary>
/// <param name="swig">What SWIG writes for the package.</param>
internal sealed class CSources(Package package, ImmutableArray<SwigFile> swig, GoRelease release)
{
    private static ReadOnlySpan<byte> LineBreak => "\n"u8;

    /// <summary>Those of the package's own files and of SWIG's, in the order of compilation.</summary>
    public ImmutableArray<CSource> Own
    {
        get
        {
            IEnumerable<CSource> assembly = Of(Assembly);
            IEnumerable<CSource> objectiveC = Of(package.MFiles);
            IEnumerable<CSource> c = Of(package.CFiles);
            IEnumerable<CSource> wrappers = Wrappers(isCxx: false);
            IEnumerable<CSource> cxx = [.. Of(package.CxxFiles, CLanguage.Cxx), .. Wrappers(isCxx: true)];
            IEnumerable<CSource> fortran = Of(package.FFiles, CLanguage.Fortran);
            return release.AtLeast(26)
                ? [.. assembly, .. c, .. objectiveC, .. wrappers, .. cxx, .. fortran]
                : [.. c, .. wrappers, .. assembly, .. cxx, .. objectiveC, .. fortran];
        }
    }

    /// <summary>Assembly for the Go assembler. Only runtime/cgo, which bridges the two worlds, has both kinds.</summary>
    public ImmutableArray<string> GoAssembly => IsRuntimeCgo(package) ? [.. package.SFiles.Where(f => !IsForGcc(f))] : [];

    public static bool IsRuntimeCgo(Package package) => package.Standard && package.ImportPath == "runtime/cgo";

    /// <summary>Every .s file beside <c>import "C"</c> is the C compiler's; one that is plainly Go assembly is a mistake.</summary>
    /// <exception cref="BuildFailure"><c>package using cgo has Go assembly file x.s</c></exception>
    public void RefuseGoAssembly()
    {
        if (IsRuntimeCgo(package)) return;
        foreach (string file in package.SFiles)
        {
            if (LooksLikeGoAssembly(Path.Combine(package.Directory, file))) throw new BuildFailure($"package using cgo has Go assembly file {file}");
        }
    }

    private static IEnumerable<CSource> Of(IEnumerable<string> files, CLanguage language = CLanguage.C) => files.Select(f => new CSource(f, language));

    private IEnumerable<CSource> Wrappers(bool isCxx) =>
        swig.Where(f => f.IsCxx == isCxx).Select(f => CSource.Generated(f.Wrapper, isCxx ? CLanguage.Cxx : CLanguage.C));

    private IEnumerable<string> Assembly => IsRuntimeCgo(package) ? package.SFiles.Where(IsForGcc) : package.SFiles;

    private static bool IsForGcc(string file) => file.StartsWith("gcc_", StringComparison.Ordinal);

    private static bool LooksLikeGoAssembly(string path)
    {
        byte[] text;
        try
        {
            text = [.. LineBreak, .. File.ReadAllBytes(path)];
        }
        catch (IOException)
        {
            // The compiler will say so better.
            return false;
        }

        return text.AsSpan().IndexOf("\nTEXT"u8) >= 0 || text.AsSpan().IndexOf("\nDATA"u8) >= 0 || text.AsSpan().IndexOf("\nGLOBL"u8) >= 0;
    }
}
