using System.Collections.Immutable;
using System.Globalization;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;

namespace GoRun.Build.Compile.Cgo;

internal sealed partial class CgoRun
{
    /// <summary>Compiles the generated C files and the package's own, side by side; the objects in the order of their sources.</summary>
    private string[] CompileAll()
    {
        CSource[] sources =
        [
            CSource.Generated(_objects + "_cgo_export.c"),
            .. _goFiles.Select(f => CSource.Generated(_objects + Stem(f) + ".cgo2.c")), .. _sources.Own,
        ];
        foreach (CLanguage language in sources.Select(s => s.Language).Distinct()) _compilers[language].Prepare(_input.Workers);
        var objects = new string[sources.Length];
        var shells = new PackageShell[sources.Length];
        var failures = new BuildFailure?[sources.Length];
        var pieces = new Action[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            int index = i;
            // Short and numbered: archives cut off names after 16 characters.
            objects[i] = string.Create(CultureInfo.InvariantCulture, $"{_objects}_x{i + 1:d3}.o");
            shells[i] = _pieces.Shell();
            pieces[i] = () => failures[index] = Attempt(shells[index], sources[index], objects[index]);
        }

        _input.Workers.RunAll(pieces);
        ThrowIfAny(failures);
        foreach (PackageShell shell in shells) _pieces.Deliver(shell);
        return objects;
    }

    private BuildFailure? Attempt(PackageShell shell, CSource source, string target)
    {
        try
        {
            Compile(shell, source, target, RandomSeed(source.File));
            return null;
        }
        catch (BuildFailure failure)
        {
            return failure;
        }
    }

    /// <summary>
    /// Until 1.25 files were compiled one after the other up to the first failure; since then all are, and all failures shown.
    /// </summary>
    private void ThrowIfAny(BuildFailure?[] failures)
    {
        BuildFailure[] all = [.. failures.OfType<BuildFailure>()];
        if (all.Length == 0) return;
        if (all.Length == 1 || !_env.Release.AtLeast(26)) throw all[0];
        var texts = all.Select(f => f.NamesPackage ? f.Message : $"{_package.ImportPath}: {f.Message}");
        throw new BuildFailure(string.Join('\n', texts.Select(t => t.TrimEnd('\n'))) + "\n", namesPackage: true);
    }

    private void Compile(PackageShell shell, CSource source, string target, ContentHash seed)
    {
        CCompiler compiler = _compilers[source.Language];
        string path = source.IsGenerated ? source.File : _overlaid.PathOf(source.File, _package.Directory);
        ImmutableArray<string> begin = compiler.Begin(_package.Directory, _objects.TrimEnd('/'));
        string? map = compiler.PrefixMapFlag(begin);
        ImmutableArray<string> words =
        [
            .. begin, .. _preprocessing, .. _flags.Of(source.Language), .. map is null ? [] : SourcePrefixMap(map),
            .. compiler.TakesRandomSeed(begin) ? ["-frandom-seed=" + seed.ToShortId()] : Array.Empty<string>(),
            "-o", target, "-c", Path.GetFileName(path),
        ];
        ToolResult result = shell.Capture(Path.GetDirectoryName(path)!, words, PlainTerminal);
        shell.Report("", "", words[0], result);
    }

    /// <summary>Since 1.26 compiling a C file is an action of its own, below the package's.</summary>
    private ContentHash RandomSeed(string file) =>
        _env.Release.AtLeast(26) ? _input.Hashes.Subkey(_input.ActionId, "cgo compile " + file) : _input.ActionId;

    /// <summary>Keeps the place of the sources out of the objects, for GOROOT always (Builder.ccompile in cmd/go).</summary>
    private string[] SourcePrefixMap(string flag)
    {
        if (!_package.InGoroot && !_input.Shell.Shared.Flags.Trimpath) return [];
        (string from, string to) = _package switch
        {
            { Module: null, InGoroot: true } => (_env.Goroot, "GOROOT"),
            { Module: null, Gopath.Length: > 0 } => (_package.Gopath, "GOPATH"),
            { Module: null } => (_package.Directory, _package.ImportPath),
            { Module.Directory: "" } => (VendorDirectory, "vendor"),
            { Module: { Version: "" } module } => (module.Directory, module.Path),
            { Module: { } module } => (module.Directory, $"{module.Path}@{module.Version}"),
        };
        return [$"{flag}={from}=/_/{to}"];
    }

    private string VendorDirectory => _package.Directory[..^(_package.ImportPath.Length + 1)];
}
