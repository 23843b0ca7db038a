using System.Collections.Immutable;
using System.Globalization;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>The files that one run of the compiler reads and writes.</summary>
internal sealed record CompilerFiles
{
    /// <summary>Absolute, with a slash at the end.</summary>
    public required string ObjectDirectory { get; init; }

    public required string Archive { get; init; }

    /// <summary>The package's path as the linker will know it: <c>main</c> for programs.</summary>
    public required string PackagePath { get; init; }

    /// <summary>The assembler's list of functions, or empty.</summary>
    public string SymbolAbis { get; init; } = "";

    /// <summary>The profile that guides the compiler, or empty.</summary>
    public string Profile { get; init; } = "";

    public bool HasEmbeds { get; init; }

    /// <summary>What the cover tool wrote for the compiler, or empty.</summary>
    public string CoverConfiguration { get; init; } = "";

    /// <summary>Absolute paths, in the order that decides the archive's content.</summary>
    public required ImmutableArray<string> GoFiles { get; init; }
}

/// <summary>The compiler's command line, as gcToolchain.gc of the real go makes it: its flags come out in the object.</summary>
internal static class CompilerCommand
{
    // These have functions whose bodies come from package runtime.
    private static readonly ImmutableArray<string> StandardWithoutBodies =
    [
        "bytes", "internal/poll", "net", "os", "runtime/metrics", "runtime/pprof", "runtime/trace", "sync", "syscall", "time",
    ];

    /// <param name="threads">How many functions may be compiled at once.</param>
    public static ImmutableArray<string> Words(BuildContext context, Package package, BuildId placeholder, CompilerFiles files, int threads)
    {
        GoEnv env = context.Env;
        ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();
        words.AddRange(context.Tool("compile"));
        words.AddRange("-o", files.Archive, "-trimpath", TrimPath.For(context, package, files.ObjectDirectory));
        words.AddRange("-p", files.PackagePath, "-lang=" + LanguageVersion.Of(package, env.Release));
        if (package.Standard) words.Add("-std");
        if (IsComplete(package)) words.Add("-complete");
        if (context.Mode.InstallSuffix.Length > 0) words.AddRange("-installsuffix", context.Mode.InstallSuffix);
        words.AddRange("-buildid", placeholder.Text);
        if (context.OmitsDebug(package) || env.Goos == "plan9" || env.Goarch == "wasm") words.Add("-dwarf=false");
        words.AddRange("-goversion", env.Version);
        if (files.CoverConfiguration.Length > 0) words.Add("-coveragecfg=" + files.CoverConfiguration);
        if (files.Profile.Length > 0) words.Add("-pgoprofile=" + files.Profile);
        if (files.SymbolAbis.Length > 0) words.AddRange("-symabis", files.SymbolAbis);
        if (threads > 1) words.Add(string.Create(CultureInfo.InvariantCulture, $"-c={threads}"));
        words.AddRange(context.Mode.CompilerWords);
        words.AddRange(context.FlagsOf.Compile(package));
        if (package.LocalPrefix.Length > 0) words.AddRange("-D", package.LocalPrefix);
        else words.Add("-nolocalimports");
        words.AddRange("-importcfg", files.ObjectDirectory + "importcfg");
        if (files.HasEmbeds) words.AddRange("-embedcfg", files.ObjectDirectory + "embedcfg");
        words.Add("-pack");
        if (files.SymbolAbis.Length > 0) words.AddRange("-asmhdr", files.ObjectDirectory + "go_asm.h");
        words.AddRange(files.GoFiles);
        return words.DrainToImmutable();
    }

    /// <summary>Whether all of the package is Go, so that a function without a body is an error.</summary>
    private static bool IsComplete(Package package) =>
        package.CgoFiles.IsEmpty && package.CFiles.IsEmpty && package.CxxFiles.IsEmpty && package.MFiles.IsEmpty && package.FFiles.IsEmpty
        && package.SFiles.IsEmpty && package.SysoFiles.IsEmpty && package.SwigFiles.IsEmpty && package.SwigCxxFiles.IsEmpty
        && !(package.Standard && StandardWithoutBodies.Contains(package.ImportPath));
}
