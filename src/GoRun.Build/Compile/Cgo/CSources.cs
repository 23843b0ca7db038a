using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>A file for the C or the C++ compiler.</summary>
/// <param name="File">A name in the package's directory, or the path of a generated file.</param>
internal readonly record struct CSource(string File, bool IsCxx = false, bool IsGenerated = false)
{
    public static CSource Generated(string path) => new(path, IsGenerated: true);
}

/// <summary>Which of a package's files go to the C compiler, and in what order: their objects are numbered by it.</summary>
internal sealed class CSources(Package package, GoRelease release)
{
    private static ReadOnlySpan<byte> LineBreak => "\n"u8;

    /// <summary>Those of the package's own files, in the order of compilation.</summary>
    public IEnumerable<CSource> Own
    {
        get
        {
            IEnumerable<CSource> c = package.CFiles.Select(f => new CSource(f));
            IEnumerable<CSource> assembly = Assembly.Select(f => new CSource(f));
            return [.. release.AtLeast(26) ? assembly.Concat(c) : c.Concat(assembly), .. package.CxxFiles.Select(f => new CSource(f, IsCxx: true))];
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
