using System.Collections.Immutable;
using System.Text;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

internal sealed partial class CgoRun
{
    private const string LinkerDirective = "//go:cgo_ldflag ";

    /// <summary>
    /// Links the objects with the C libraries as a trial, to learn what is imported from where; Go's own linker, which does not read
    /// shared libraries, needs to know. A package for which this fails (its objects need something of another package, say) has to be
    /// linked by the C linker, and a token says so.
    /// </summary>
    private (string? GoFile, string? Failure) FindDynamicImports(IEnumerable<string> objects)
    {
        PackageShell shell = _input.Shell;
        string main = _objects + "_cgo_main.o";
        Compile(shell, CSource.Generated(_objects + "_cgo_main.c"), main, _input.ActionId);
        string trial = _objects + "_cgo_.o";
        CCompiler linker = _compilers[_package.CxxFiles.IsEmpty && _package.SwigCxxFiles.IsEmpty ? CLanguage.C : CLanguage.Cxx];
        ImmutableArray<string> words =
        [
            .. linker.Begin(_package.Directory, _objects.TrimEnd('/')), "-o", trial, main, .. objects, .. SystemObjects(), .. TrialLinkerFlags(),
        ];
        string directory = shell.Shared.Paths.CurrentDirectory;
        ToolResult result = shell.Capture(directory, words, PlainTerminal);
        string outcome = result.Success ? "succeeded" : "failed";
        if (shell.Shared.Prints) shell.Show("", $"{CommandText.Join(words)} # test for internal linking errors ({outcome})");
        if (!result.Success) return (null, Token("dynimportfail"));
        string goFile = _objects + "_cgo_import.go";
        words = [.. CgoTool, "-dynpackage", _package.Name, "-dynimport", trial, "-dynout", goFile];
        if (CSources.IsRuntimeCgo(_package)) words = words.Add("-dynlinker");
        shell.Run(_package.ImportPath, directory, words, PlainTerminal);
        return (goFile, null);
    }

    /// <summary>The .syso files of the package and of all below it.</summary>
    private SortedSet<string> SystemObjects()
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Package>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Package>([_package]);
        while (waiting.TryPop(out Package? package))
        {
            if (!seen.Add(package)) continue;
            foreach (string file in package.SysoFiles) files.Add(Path.Combine(package.Directory, file));
            foreach (Package dependency in package.Dependencies) waiting.Push(dependency);
        }

        return files;
    }

    private IEnumerable<string> TrialLinkerFlags()
    {
        IEnumerable<string> flags = _flags.LdFlags;
        if ((_env.Goarch, _env.Goos) is not (("arm", "linux") or (_, "android"))) return flags;
        // There the list of imports is right only for a position-independent executable, which cannot be static.
        if (!_flags.LdFlags.Contains("-no-pie")) flags = flags.Append("-pie");
        return flags.Contains("-pie") ? flags.Where(f => f != "-static") : flags;
    }

    /// <summary>The linker flags in the generated files must be those that were checked: nobody may slip in others.</summary>
    private void CheckLinkerDirectives(ImmutableArray<string> goFiles)
    {
        var flags = new List<string>();
        foreach (string file in goFiles)
        {
            if (!Path.GetFileName(file).StartsWith("_cgo_", StringComparison.Ordinal)) continue;
            foreach (string line in File.ReadLines(file, Encoding.UTF8))
            {
                if (line.StartsWith(LinkerDirective, StringComparison.Ordinal)) flags.Add(line[LinkerDirective.Length..].Trim());
            }
        }

        RemoveFirstRun(flags, [.. _flags.LdFlags.Select(GoQuoting.Quote)]);
        _check.Linker("LDFLAGS", "go:cgo_ldflag", flags.ConvertAll(f => f.Trim('"')));
    }

    private static void RemoveFirstRun(List<string> flags, ImmutableArray<string> run)
    {
        for (int i = 0; !run.IsEmpty && i + run.Length <= flags.Count; i++)
        {
            if (!flags.Skip(i).Take(run.Length).SequenceEqual(run)) continue;
            flags.RemoveRange(i, run.Length);
            return;
        }
    }
}
