using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// cgo for one package: 1. cgo writes Go and C files; 2. the C compiler makes an object of each C file; 3. a trial link tells which
/// symbols come from shared libraries, and cgo writes that down as Go (CgoRun.DynamicImports.cs); 4. what the generated files tell the
/// linker is checked.
/// </summary>
internal sealed partial class CgoRun
{
    // Keeps colour out of the messages of the C compiler.
    private static readonly (string Name, string Value) PlainTerminal = ("TERM", "dumb");

    private readonly CgoInput _input;
    private readonly Package _package;
    private readonly string _objects;
    private readonly CSources _sources;
    private readonly CgoFlags _flags;
    private readonly ImmutableArray<string> _preprocessing;
    private readonly GoEnv _env;
    private readonly FlagCheck _check;
    private readonly CCompiler _cc;
    private readonly CCompiler _cxx;
    private readonly OverlaidSources _overlaid;

    public CgoRun(CgoInput input, CSources sources, CgoFlags flags, GoEnv env, FlagCheck check, CCompiler cc, CCompiler cxx)
    {
        _input = input;
        _package = input.Package;
        _objects = input.ObjectDirectory;
        _sources = sources;
        _flags = flags;
        // So that C files can include _cgo_export.h, and the package's own headers where an overlay replaces them.
        _preprocessing = [.. flags.CppFlags, "-I", _objects];
        _env = env;
        _check = check;
        _cc = cc;
        _cxx = cxx;
        _overlaid = OverlaidSources.Copy(_package, _objects, input.Shell);
    }

    public CgoOutput Run()
    {
        ImmutableArray<string> goFiles = RunCgo();
        var objects = ImmutableArray.CreateBuilder<string>();
        if (!_check.SuitsInternalLinking(_flags)) objects.Add(Token("preferlinkext"));
        objects.AddRange(CompileAll());
        (string? imports, string? failure) = FindDynamicImports(objects);
        if (imports is not null) goFiles = goFiles.Add(imports);
        if (failure is not null) objects.Add(failure);
        if (!_input.Shell.Shared.Flags.DryRun) CheckLinkerDirectives(goFiles);
        return new CgoOutput(goFiles, objects.DrainToImmutable(), _sources.GoAssembly);
    }

    /// <summary>Runs cgo on the Go files that import "C"; the Go files it writes.</summary>
    private ImmutableArray<string> RunCgo()
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.AddRange(CgoTool, "-objdir", _objects, "-importpath", _package.ImportPath);
        if (CSources.IsRuntimeCgo(_package)) words.Add("-import_runtime_cgo=false");
        if (_package.Standard && _package.ImportPath is "runtime/cgo" or "runtime/race" or "runtime/msan" or "runtime/asan")
            words.Add("-import_syscall=false");
        ImmutableArray<(string, string)> variables = [PlainTerminal];
        if (!_flags.LdFlags.IsEmpty)
        {
            words.Add("-ldflags=" + string.Join(' ', _flags.LdFlags.Select(GoQuoting.Quote)));
            variables = variables.Add(("CGO_LDFLAGS", ""));
        }

        SourceFiles(words);
        Piece(shell => shell.Run(_package.ImportPath, _package.Directory, words.DrainToImmutable(), variables));
        return [_objects + "_cgo_gotypes.go", .. _package.CgoFiles.Select(f => _objects + Stem(f) + ".cgo1.go")];
    }

    /// <summary>
    /// The files as they really lie on disk; lines of the generated files are to name them by the paths that the user knows.
    /// </summary>
    private void SourceFiles(ImmutableArray<string>.Builder words)
    {
        var paths = _package.CgoFiles.Select(f => Path.Combine(_package.Directory, f)).ToArray();
        string[] actual = [.. paths.Select(_input.Shell.Shared.Tree.ActualPath)];
        string renamed = string.Join(';', paths.Zip(actual).Where(p => p.First != p.Second).Select(p => $"{p.Second}=>{p.First}"));
        if (renamed.Length > 0) words.AddRange("-trimpath", renamed);
        words.Add("--");
        words.AddRange(_preprocessing);
        words.AddRange(_flags.CFlags);
        words.AddRange(actual);
    }

    private string CgoTool => Path.Combine(_env.ToolDirectory, "cgo");

    private static string Stem(string goFile) => goFile[..^".go".Length];

    /// <summary>An empty member of the archive whose name tells the linker something.</summary>
    private string Token(string name)
    {
        _input.Shell.WriteFile(_objects + name, []);
        return _objects + name;
    }

    /// <summary>
    /// Runs one command of the package. What it printed though it succeeded belongs to the package's output, and is replayed from the
    /// cache: until 1.25. Since 1.26 cgo and the C compiler are actions of their own, whose output is shown once and not kept.
    /// </summary>
    private void Piece(Action<PackageShell> run)
    {
        PackageShell shell = _input.Shell.Shared.For(_package);
        run(shell);
        Deliver(shell);
    }

    private void Deliver(PackageShell piece)
    {
        if (_env.Release.AtLeast(26)) _input.Shell.Shared.Console.Print(piece.Said);
        else _input.Shell.Adopt(piece);
    }
}
