using GoRun.Toolchain;
using static GoRun.Build.Compile.Cgo.FlagForm;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// The flags that <c>#cgo</c> lines may pass on (cmd/go/internal/work/security.go): those that can only change the object code of the
/// package itself, and not load plugins, run programs or write files, because building a package must not run code of its author.
/// </summary>
internal sealed partial class AllowedFlags
{
    /// <summary>Shapes that are fine.</summary>
    public required FlagForm[] Allowed { get; init; }

    /// <summary>Shapes that are not, though one of <see cref="Allowed"/> fits too.</summary>
    public required FlagForm[] Refused { get; init; }

    /// <summary>Flags whose argument is the next word.</summary>
    public required string[] WithNextWord { get; init; }

    /// <summary>Whether <c>-l</c> and its word are looked at together too.</summary>
    public bool RejoinsLibraries { get; init; }

    /// <summary>What the release lets through to the C, C++ and Fortran compilers.</summary>
    public static AllowedFlags ForCompiler(GoRelease release) => new()
    {
        Allowed = Of(release, CompilerForms()),
        Refused = release.HasStrictCgoRules ? FlagsThatWriteFiles() : [],
        WithNextWord = release.HasStrictCgoRules
            ? ["-arch", "-D", "-U", "-I", "-F", "-framework", "-include", "-isysroot", "-isystem", "-x"]
            : ["-arch", "-D", "-U", "-I", "-F", "-framework", "-include", "-isysroot", "-isystem", "--sysroot", "-target", "-x"],
    };

    /// <summary>What the release lets through to the C linker.</summary>
    public static AllowedFlags ForLinker(GoRelease release) => new()
    {
        Allowed = Of(release, LinkerForms()),
        Refused = Of(release, RefusedLinkerForms()),
        WithNextWord = release.HasStrictCgoRules
            ? ["-arch", "-F", "-l", "-L", "-framework", "-isysroot", .. LinkerFlagsWithNextWord]
            : ["-arch", "-F", "-l", "-L", "-framework", "-isysroot", "--sysroot", "-target", .. LinkerFlagsWithNextWord],
        RejoinsLibraries = release.HasStrictCgoRules,
    };

    /// <summary>What is let through to pkg-config: questions, and nothing that writes or loads a file.</summary>
    public static AllowedFlags ForPkgConfig() => new() { Allowed = [.. PkgConfigForms()], Refused = [], WithNextWord = [] };

    private static readonly string[] LinkerFlagsWithNextWord = ["-Wl,-framework", "-Wl,-rpath", "-Wl,-R", "-Wl,--just-symbols", "-Wl,-undefined"];

    private static FlagForm[] Of(GoRelease release, IEnumerable<FlagForm> forms) =>
        [.. forms.Where(f => release.AtLeast(f.Since) && f.Rules != (release.HasStrictCgoRules ? CgoRules.Lenient : CgoRules.Strict))];

    // -g... is allowed in general, but these take the name of a file to write.
    private static FlagForm[] FlagsThatWriteFiles() => [.. With(static _ => true, "-gen-", "-gnat")];
}
