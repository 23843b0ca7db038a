using System.Collections.Immutable;
using GoRun.Build.Actions;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>
/// The Go assembler's two passes over a package: before compiling, the list of functions written in assembly (symabis); after it, when the
/// compiler has written go_asm.h, the objects.
/// </summary>
/// <param name="packagePath">The package's path as the linker will know it.</param>
internal sealed class Assembler(
    BuildContext context, PackageShell shell, string packagePath, string objectDirectory, ImmutableArray<string> files)
{
    private readonly Package _package = shell.Package;

    /// <summary>The first pass. Returns the path of the symabis file.</summary>
    public string WriteSymbolAbis()
    {
        string symabis = objectDirectory + "symabis";
        // The real file comes from the compiler; this pass is content with an empty one.
        shell.WriteFile(objectDirectory + "go_asm.h", []);
        shell.Run(_package.ImportPath, _package.Directory, [.. Words(), "-gensymabis", "-o", symabis, .. files.Select(SourcePath)]);
        return symabis;
    }

    /// <summary>The second pass. Returns the paths of the objects, in the order of the files.</summary>
    public ImmutableArray<string> Assemble(IWorkers workers)
    {
        ImmutableArray<string> words = Words();
        ImmutableArray<string> objects = [.. files.Select(f => $"{objectDirectory}{f[..^".s".Length]}.o")];
        var pieces = new Action[files.Length];
        for (int i = 0; i < pieces.Length; i++)
        {
            int file = i;
            pieces[i] = () =>
                shell.Run(_package.ImportPath, _package.Directory, [.. words, "-o", objects[file], SourcePath(files[file])]);
        }

        workers.RunAll(pieces);
        return objects;
    }

    private string SourcePath(string file) => context.Tree.ActualPath($"{_package.Directory}/{file}");

    private ImmutableArray<string> Words()
    {
        GoEnv env = context.Env;
        return
        [
            .. context.Tool("asm"), "-p", packagePath,
            "-trimpath", TrimPath.For(context, _package, objectDirectory),
            "-I", objectDirectory, "-I", $"{env.Goroot}/pkg/include", "-D", "GOOS_" + env.Goos, "-D", "GOARCH_" + env.Goarch,
            .. context.Mode.AssemblerWords, .. context.FlagsOf.Assemble(_package),
            // Older assemblers refuse the flag.
            .. _package.Standard && env.Release.AtLeast(27) ? ImmutableArray.Create("-std") : [],
            .. ArchitectureWords(env),
        ];
    }

    /// <summary>Macros for the architecture's feature level; each level of ppc64 and arm has those below it, too.</summary>
    private static ImmutableArray<string> ArchitectureWords(GoEnv env)
    {
        string value = env.ArchVariable.Value;
        return env.Goarch switch
        {
            "386" => ["-D", "GO386_" + value],
            "amd64" => ["-D", "GOAMD64_" + value],
            "mips" or "mipsle" => ["-D", "GOMIPS_" + value],
            "mips64" or "mips64le" => ["-D", "GOMIPS64_" + value],
            "riscv64" => ["-D", "GORISCV64_" + value],
            "ppc64" or "ppc64le" => value switch
            {
                "power10" => ["-D", "GOPPC64_power10", "-D", "GOPPC64_power9", "-D", "GOPPC64_power8"],
                "power9" => ["-D", "GOPPC64_power9", "-D", "GOPPC64_power8"],
                _ => ["-D", "GOPPC64_power8"],
            },
            "arm" when value.Contains('7', StringComparison.Ordinal) => ["-D", "GOARM_7", "-D", "GOARM_6", "-D", "GOARM_5"],
            "arm" when value.Contains('6', StringComparison.Ordinal) => ["-D", "GOARM_6", "-D", "GOARM_5"],
            "arm" => ["-D", "GOARM_5"],
            "arm64" when HasLargeSystemExtensions(value) => ["-D", "GOARM64_LSE"],
            _ => [],
        };
    }

    // internal/buildcfg.ParseGoarm64: v8.1 and everything after it implies LSE.
    private static bool HasLargeSystemExtensions(string goarm64) =>
        goarm64.Contains(",lse", StringComparison.Ordinal) || !goarm64.StartsWith("v8.0", StringComparison.Ordinal);
}
