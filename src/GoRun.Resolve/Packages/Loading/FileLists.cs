using System.Collections.Immutable;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>The kinds of source file that go knows, by the end of the name.</summary>
internal enum FileKind
{
    None,
    Go,
    C,
    Cxx,
    ObjectiveC,
    Header,
    Fortran,
    Assembly,

    /// <summary><c>.S</c> and <c>.sx</c>: for the C compiler only.</summary>
    PreprocessedAssembly,
    Swig,
    SwigCxx,
    Syso,
    IgnoredGo,
    IgnoredOther,
    Cgo,
}

/// <summary>Collects a directory's files by kind.</summary>
internal sealed class FileLists
{
    private readonly List<string>?[] _lists = new List<string>?[(int)FileKind.Cgo + 1];

    /// <summary>The kind by name alone; <see cref="FileKind.None"/> for what go does not look at.</summary>
    public static FileKind KindOf(string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0) return FileKind.None;
        return name.AsSpan(dot) switch
        {
            ".go" => FileKind.Go,
            ".c" => FileKind.C,
            ".cc" or ".cpp" or ".cxx" => FileKind.Cxx,
            ".m" => FileKind.ObjectiveC,
            ".h" or ".hh" or ".hpp" or ".hxx" => FileKind.Header,
            ".f" or ".F" or ".for" or ".f90" => FileKind.Fortran,
            ".s" => FileKind.Assembly,
            ".S" or ".sx" => FileKind.PreprocessedAssembly,
            ".swig" => FileKind.Swig,
            ".swigcxx" => FileKind.SwigCxx,
            ".syso" => FileKind.Syso,
            _ => FileKind.None,
        };
    }

    public void Add(FileKind kind, string name) => (_lists[(int)kind] ??= []).Add(name);

    /// <summary>The file lists as a scan; preprocessed assembly counts only in a package that uses cgo.</summary>
    public DirectoryScan ToScan()
    {
        bool cgo = _lists[(int)FileKind.Cgo] is not null;
        return new DirectoryScan
        {
            GoFiles = Of(FileKind.Go),
            CgoFiles = Of(FileKind.Cgo),
            CFiles = Of(FileKind.C),
            CxxFiles = Of(FileKind.Cxx),
            MFiles = Of(FileKind.ObjectiveC),
            HFiles = Of(FileKind.Header),
            FFiles = Of(FileKind.Fortran),
            SFiles = cgo ? WithPreprocessed(FileKind.Assembly) : Of(FileKind.Assembly),
            SwigFiles = Of(FileKind.Swig),
            SwigCxxFiles = Of(FileKind.SwigCxx),
            SysoFiles = Of(FileKind.Syso),
            IgnoredGoFiles = Of(FileKind.IgnoredGo),
            IgnoredOtherFiles = cgo ? Of(FileKind.IgnoredOther) : WithPreprocessed(FileKind.IgnoredOther),
        };
    }

    private ImmutableArray<string> Of(FileKind kind) => _lists[(int)kind] is { } list ? [.. list] : [];

    private ImmutableArray<string> WithPreprocessed(FileKind kind)
    {
        if (_lists[(int)FileKind.PreprocessedAssembly] is not { } preprocessed) return Of(kind);
        string[] all = [.. Of(kind), .. preprocessed];
        Array.Sort(all, StringComparer.Ordinal);
        return [.. all];
    }
}
