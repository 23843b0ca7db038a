using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// cgo for one package, after the preparation: 1. cgo writes Go and C files; 2. the C compiler and its like make an object of each source; 3. a trial
/// link tells which symbols come from shared libraries, and cgo writes that down as Go (CgoRun.DynamicImports.cs); 4. what the generated
/// files tell the linker is checked.
/// </summary>
internal sealed partial class CgoRun
{
    // Keeps colour out of the messages of the C compiler.
    private static readonly (string Name, string Value) PlainTerminal = ("TERM", "dumb");

    private readonly CgoInput _input;
    private readonly Package _package;
    private readonly string _objects;
    private readonly ImmutableArray<string> _goFiles;
    private readonly CSources _sources;
    private readonly CgoFlags _flags;
    private readonly bool _suitsInternalLinking;
    private readonly ImmutableArray<string> _preprocessing;
    private readonly OverlaidSources _overlaid;
    private readonly GoEnv _env;
    private readonly FlagCheck _check;
    private readonly CCompilers _compilers;
    private readonly CgoPieces _pieces;

    public CgoRun(CgoInput input, CgoPreparation prepared, GoEnv env, FlagCheck check, CCompilers compilers)
    {
        _input = input;
        _package = input.Package;
        _objects = input.ObjectDirectory;
        _goFiles = prepared.GoFiles;
        _sources = prepared.Sources;
        _suitsInternalLinking = check.SuitsInternalLinking(prepared.Flags);
        _flags = prepared.Flags.For(input.Shell.Shared.Flags.Sanitizer);
        // So that C files can include _cgo_export.h, and the package's own headers where an overlay replaces them.
        _preprocessing = [.. _flags.CppFlags, "-I", _objects];
        _overlaid = prepared.Overlaid;
        _env = env;
        _check = check;
        _compilers = compilers;
        _pieces = new CgoPieces(input, env.Release);
    }

    public CgoOutput Run()
    {
        ImmutableArray<string> goFiles = RunCgo();
        var objects = ImmutableArray.CreateBuilder<string>();
        string[] compiled = CompileAll();
        _input.Compiled();
        if (!_suitsInternalLinking) objects.Add(Token("preferlinkext"));
        objects.AddRange(compiled);
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
        words.AddRange(CgoTool);
        words.AddRange("-objdir", _objects, "-importpath", _package.ImportPath);
        if (CSources.IsRuntimeCgo(_package)) words.Add("-import_runtime_cgo=false");
        if (_package.Standard && _package.ImportPath is "runtime/cgo" or "runtime/race" or "runtime/msan" or "runtime/asan")
            words.Add("-import_syscall=false");
        if (_input.Mode.WritesHeader) words.Add("-exportheader=" + CgoHeader.PathIn(_objects));
        ImmutableArray<(string, string)> variables = [PlainTerminal];
        if (!_flags.LdFlags.IsEmpty)
        {
            words.Add("-ldflags=" + string.Join(' ', _flags.LdFlags.Select(GoQuoting.Quote)));
            variables = variables.Add(("CGO_LDFLAGS", ""));
        }

        SourceFiles(words);
        _pieces.Run(shell => shell.Run(_package.ImportPath, _package.Directory, words.DrainToImmutable(), variables));
        return [_objects + "_cgo_gotypes.go", .. _goFiles.Select(f => _objects + Stem(f) + ".cgo1.go")];
    }

    /// <summary>
    /// The files as they really lie on disk; lines of the generated files are to name them by the paths that the user knows.
    /// </summary>
    private void SourceFiles(ImmutableArray<string>.Builder words)
    {
        string[] actual = [.. _goFiles.Select(_input.Shell.Shared.Tree.ActualPath)];
        string renamed = string.Join(';', _goFiles.Zip(actual).Where(p => p.First != p.Second).Select(p => $"{p.Second}=>{p.First}"));
        if (renamed.Length > 0) words.AddRange("-trimpath", renamed);
        words.Add("--");
        words.AddRange(_preprocessing);
        words.AddRange(_flags.CFlags);
        words.AddRange(actual);
    }

    private ImmutableArray<string> CgoTool => _input.Shell.Shared.Flags.Tool(_env, "cgo");

    private static string Stem(string goFile) => Path.GetFileNameWithoutExtension(goFile);

    /// <summary>An empty member of the archive whose name tells the linker something.</summary>
    private string Token(string name)
    {
        _input.Shell.WriteFile(_objects + name, []);
        return _objects + name;
    }
}
