using GoRun.Build.Commands;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>The compilers beside Go's, one a language. Thread-safe.</summary>
internal sealed class CCompilers
{
    private readonly CCompiler _c;
    private readonly CCompiler _cxx;
    private readonly CCompiler _fortran;

    public CCompilers(GoEnv env, Shell shell, TriedFlags tried)
    {
        _c = new CCompiler("CC", env["CC"], env, shell, tried);
        _cxx = new CCompiler("CXX", env["CXX"], env, shell, tried);
        // The only one of the three that go env does not list.
        string fortran = env.Setting("FC") is { Length: > 0 } chosen ? chosen : "gfortran";
        _fortran = new CCompiler("FC", fortran, env, shell, tried);
        FortranLinksItsLibrary = fortran.Contains("gfortran", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether the library that Fortran programs need is known: that of GNU Fortran. For any other compiler the user names it in CGO_LDFLAGS.
    /// </summary>
    public bool FortranLinksItsLibrary { get; }

    public CCompiler this[CLanguage language] => language switch
    {
        CLanguage.Cxx => _cxx,
        CLanguage.Fortran => _fortran,
        _ => _c,
    };
}
