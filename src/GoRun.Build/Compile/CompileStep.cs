using System.Collections.Immutable;
using System.Text;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Build.Compile.Cgo;
using GoRun.Build.Compile.Cover;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>
/// Makes the archive of one package:
/// <list type="number">
/// <item>the cover tool, for a package whose coverage is measured;</item>
/// <item>cgo and the C compiler, for a package that imports "C" or has SWIG files;</item>
/// <item>the assembler's first pass;</item>
/// <item>the compiler;</item>
/// <item>headers under their neutral names, and the assembler's second pass;</item>
/// <item>the objects are packed into the archive, the archive gets its final build ID and goes into the cache.</item>
/// </list>
/// </summary>
internal sealed class CompileStep
{
    private readonly BuildContext _context;
    private readonly CompileAction _action;
    private readonly Package _package;
    private readonly IWorkers _workers;
    private readonly PackageShell _shell;
    private readonly string _objects;

    public CompileStep(BuildContext context, CompileAction action, IWorkers workers)
    {
        _context = context;
        _action = action;
        _package = action.Package;
        _workers = workers;
        _shell = context.Shell.For(_package);
        _objects = action.ObjectDirectory;
    }

    /// <exception cref="BuildFailure">A tool found fault with the package.</exception>
    public (string ArchivePath, BuildId BuildId) Run()
    {
        try
        {
            return Build();
        }
        finally
        {
            // Warnings are shown even if a later tool fails.
            _context.Shell.Console.Print(_shell.Said, _package);
        }
    }

    private (string ArchivePath, BuildId BuildId) Build()
    {
        // Since 1.26 the cover tool, cgo and the C compiler are run by actions of their own, before the one that is announced.
        bool announcesLate = _context.Env.Release.AtLeast(26);
        if (!announcesLate) Announce();
        CheckSources();
        _shell.MakeDirectory(_objects);
        CoveredFiles? covered = _package.CoverMode.Length == 0 ? null : new CoverStep(_context, _shell, _objects).Run();
        CgoOutput cgo = RunCgo(covered, announcesLate ? Announce : () => { });
        ImmutableArray<string> ownFiles = covered?.GoFiles ?? [.. _package.GoFiles.Select(f => $"{_package.Directory}/{f}")];
        ImmutableArray<string> goFiles = [.. ownFiles, .. cgo.GoFiles];
        if (goFiles.IsEmpty) throw new BuildFailure($"no non-test Go files in {_package.Directory}");
        SaveSourceList(goFiles, cgo.GoAssemblerFiles);

        string id = _action.ActionId.ToShortId();
        var placeholder = new BuildId($"{id}/{id}");
        string packagePath = PackagePath.Of(_package, _context.Mode, placeholder);
        var assembler = new Assembler(_context, _shell, packagePath, _objects, cgo.GoAssemblerFiles);
        string symabis = cgo.GoAssemblerFiles.IsEmpty ? "" : assembler.WriteSymbolAbis();
        string archive = _objects + "_pkg_.a";
        var files = new CompilerFiles
        {
            ObjectDirectory = _objects,
            Archive = archive,
            PackagePath = packagePath,
            SymbolAbis = symabis,
            Profile = _action.Profile?.OutputPath ?? "",
            HasEmbeds = !_package.EmbedPatterns.IsEmpty,
            CoverConfiguration = covered?.Configuration ?? "",
            GoFiles = [.. goFiles.Select(_context.Tree.ActualPath)],
        };
        Compile(placeholder, files);
        CopyHeaders();
        ImmutableArray<string> assembled = cgo.GoAssemblerFiles.IsEmpty ? [] : assembler.Assemble(_workers);
        Pack(archive, [.. assembled, .. cgo.Objects, .. _package.SysoFiles.Select(f => $"{_package.Directory}/{f}")]);
        return Store(archive, placeholder);
    }

    private void Announce()
    {
        // Five lines, so that patches to the printed script find their place.
        if (_context.Flags.DryRun) _context.Shell.Console.Print($"\n#\n# {_package.ImportPath}\n#\n\n", _package);
        if (_context.Flags.Verbose) _context.Shell.Console.Print(_package.ImportPath + "\n", _package);
    }

    private void CheckSources()
    {
        if (_package.Module is { } module && !LanguageVersion.Allows(module.GoVersion, _context.Env.Release))
            throw new BuildFailure($"module requires Go {module.GoVersion} or later");
        if (_package.DirectiveErrors.Length > 0)
            _shell.Report("", "", "go", new ToolResult(1, 0, Encoding.UTF8.GetBytes(_package.DirectiveErrors)));
    }

    private CgoOutput RunCgo(CoveredFiles? covered, Action compiled)
    {
        if (!_package.UsesCgo)
        {
            compiled();
            return new CgoOutput([], [], _package.SFiles);
        }

        CgoOutput output = _context.Cgo.Run(new CgoInput
        {
            Package = _package,
            GoFiles = covered?.CgoFiles ?? [.. _package.CgoFiles.Select(f => $"{_package.Directory}/{f}")],
            ActionId = _action.ActionId,
            Hashes = _context.Hashes,
            Mode = _context.Mode,
            ObjectDirectory = _objects,
            Shell = _shell,
            Workers = _workers,
            Compiled = compiled,
        });
        if (_context.Mode.WritesHeader && !_context.Flags.DryRun) CgoHeader.Save(_context, _action.ActionId, _objects);
        return output;
    }

    /// <summary>
    /// Saves what was compiled, for `go list -compiled` and `go vet`: <c>./x.go</c> for files of the package, bare names for generated
    /// ones, which are saved too.
    /// </summary>
    private void SaveSourceList(ImmutableArray<string> goFiles, ImmutableArray<string> assemblerFiles)
    {
        if (_context.Flags.DryRun) return;
        var list = new StringBuilder();
        foreach (string file in goFiles)
        {
            string name = Path.GetFileName(file);
            bool generated = file.StartsWith(_objects, StringComparison.Ordinal);
            list.Append(generated ? "" : "./").Append(name).Append('\n');
            if (generated && !_context.Cache.TryPut(_context.Hashes.Subkey(_action.ActionId, name), File.ReadAllBytes(file))) return;
        }

        foreach (string file in assemblerFiles) list.Append("./").Append(file).Append('\n');
        _context.Cache.TryPut(_context.Hashes.Subkey(_action.ActionId, "srcfiles"), Encoding.UTF8.GetBytes(list.ToString()));
    }

    private void Compile(BuildId placeholder, CompilerFiles files)
    {
        _shell.WriteFile(_objects + "importcfg", ImportConfig.Imports(_action));
        if (files.HasEmbeds) _shell.WriteFile(_objects + "embedcfg", ImportConfig.Embeds(_context, _package));
        using CompilerThreads.Share threads = _context.CompilerThreads.Take();
        ImmutableArray<string> words = CompilerCommand.Words(_context, _package, placeholder, files, threads.Count);
        ToolResult result = _shell.Capture(_context.CurrentDirectory, words);
        // Until 1.26 go did so only where a message names cgo's files, which the compiler no longer prints.
        bool restoresNames = _package.UsesCgo && _context.Env.Release.AtLeast(27) && !_context.Flags.PrintCommands;
        if (restoresNames) result = result with { Output = CgoNames.Restore(result.Output) };
        _shell.Report("", "", words[0], result);
    }

    /// <summary>Makes defs_linux_amd64.h known as defs_GOOS_GOARCH.h, so that assembly can include it without naming the target.</summary>
    private void CopyHeaders()
    {
        string os = "_" + _context.Env.Goos;
        string architecture = "_" + _context.Env.Goarch;
        foreach (string file in _package.HFiles)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string extension = Path.GetExtension(file);
            string? neutral = Neutral(name, os + architecture, "_GOOS_GOARCH")
                ?? Neutral(name, architecture, "_GOARCH")
                ?? Neutral(name, os, "_GOOS");
            if (neutral is not null) _shell.CopyFile($"{_package.Directory}/{file}", _objects + neutral + extension);
        }
    }

    private static string? Neutral(string name, string suffix, string replacement) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? string.Concat(name.AsSpan(0, name.Length - suffix.Length), replacement) : null;

    private void Pack(string archive, ImmutableArray<string> objects)
    {
        if (objects.IsEmpty) return;
        ToolOperations.Show(_context, _shell, _package.Directory, "pack", ["r", archive, .. objects]);
        if (!_context.Flags.DryRun) Archive.Append(archive, objects, keepSysoSuffix: _context.Env.Release.HasStrictCgoRules);
    }

    private (string ArchivePath, BuildId BuildId) Store(string archive, BuildId placeholder)
    {
        ToolOperations.Show(_context, _shell, "", "buildid", "-w", archive);
        if (_context.Flags.DryRun) return (archive, placeholder);
        _context.Cache.TryPut(_context.Hashes.Subkey(_action.ActionId, "stdout"), _shell.Said);
        StampedFile stamped = BuildIdStamp.Apply(archive, placeholder);
        if (!stamped.Found) return (archive, stamped.BuildId);
        CachedOutput? cached = _context.Cache.TryPutFile(_action.ActionId, archive, stamped.OutputId, stamped.Size, _context.SharesFiles);
        if (cached is null) return (archive, stamped.BuildId);
        _context.Outputs.Wrote(cached);
        if (_context.Flags.PrintCommands) _shell.Show("", CommandText.Join(["cp", archive, cached.Path]) + " # internal");
        return (archive, stamped.BuildId);
    }
}
