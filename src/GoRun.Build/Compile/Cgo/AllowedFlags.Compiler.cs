using static GoRun.Build.Compile.Cgo.FlagForm;
using static GoRun.Build.Compile.Cgo.FlagValues;

namespace GoRun.Build.Compile.Cgo;

internal sealed partial class AllowedFlags
{
    private static IEnumerable<FlagForm> CompilerForms() =>
    [
        .. Preprocessing(), .. CodeGeneration(), .. Machine(),
        .. Exactly("-O", "-W", "-Wa,-mbig-obj", "-ansi", "-no-canonical-prefixes", "-pedantic", "-pedantic-errors", "-pipe", "-pthread", "-v", "-w"),
        .. With(Argument, "-O", "-std=", "--std=", "-stdlib=", "--stdlib="),
        new("-W", NoCommaNoAt),
        new("-g", OptionalArgument),
        new("--param=ssp-buffer-size=", OptionalNumber),
        new("--static", Nothing, Since: 25),
        new("--sysroot=", Argument, Rules: CgoRules.Lenient),
        new("-x", Argument, Rules: CgoRules.Lenient),
        // The other languages of the list in the source begin with one of these, and its patterns stop at the first that fits.
        new("-x", OneOf("c", "objective-c", "assembler"), Rules: CgoRules.Strict),
    ];

    private static IEnumerable<FlagForm> Preprocessing() =>
    [
        new("-D", Macro), new("-U", Name), new("-Wp,-D", ListMacro), new("-Wp,-U", Name),
        .. With(Argument, "-F", "-I", "-finput-charset="),
        .. With(Mapping, "-fdebug-prefix-map=", "-ffile-prefix-map="),
        .. With(Something, "-fmacro-backtrace-limit=", "-fmessage-length="),
        .. Exactly("-fdiagnostics-show-note-include-stack", "-fno-canonical-system-headers"),
    ];

    private static IEnumerable<FlagForm> CodeGeneration() =>
    [
        .. Switches(
            "-f",
            "PIC", "PIE", "asynchronous-unwind-tables", "blocks", "common", "constant-cfstrings", "eliminate-unused-debug-types", "exceptions",
            "fast-math", "fat-lto-objects", "inline-functions", "keep-inline-dllexport", "lto", "modules", "objc-arc", "objc-legacy-dispatch",
            "objc-nonfragile-abi", "omit-frame-pointer", "openmp", "openmp-simd", "permissive", "pic", "pie", "plt", "rtti", "split-stack",
            "strict-aliasing", "use-linker-plugin", "visibility-inlines-hidden"),
        .. Switches("-f", Something, "stack-"),
        new("-fno-builtin-", Word),
        .. Exactly("-funsigned-char"),
        new("-fsanitize=", Something, Rules: CgoRules.Lenient), new("-fsanitize=", Argument, Rules: CgoRules.Strict),
        new("-fsanitize-undefined-strip-path-components=", SignedNumber, Since: 25),
        .. With(Something, "-ftemplate-depth-", "-fvisibility="),
        new("-ftls-model=", OneOf("global-dynamic", "local-dynamic", "initial-exec", "local-exec")),
    ];

    private static IEnumerable<FlagForm> Machine() =>
    [
        .. Exactly("-m32", "-m64", "-marm", "-mnop-fun-dllimport", "-mthreads", "-mthumb", "-mthumb-interwork", "-mwindows"),
        .. MachineOfBoth(),
        new("-mcmodel=", CodeModel),
        .. Switches("-m", "aes", "vaes", "ms-bitfields", "ssse3"),
        .. Switches("-m", static v => Lower(v, "."), "avx"),
        .. Switches("-m", OptionalVersion, "sse"),
        .. Switches("-m", Something, "stack-"),
        new("-mfpmath=", static v => Lower(v, ",+")),
        new("-mlarge-data-threshold=", Number),
        .. With(Something, "-mtvos-simulator-version-min=", "-mtvos-version-min=", "-mwatchos-simulator-version-min=", "-mwatchos-version-min="),
    ];

    /// <summary>Choices of processor and system that compiler and linker must agree on.</summary>
    private static IEnumerable<FlagForm> MachineOfBoth() =>
    [
        .. With(Argument, "-mabi=", "-march=", "-mcpu=", "-mfloat-abi=", "-mfpu=", "-mtune="),
        .. With(Something, "-mios-simulator-version-min=", "-miphoneos-version-min=", "-mmacosx-"),
        .. From(25, With(Argument, "-msimd=", "-mtls-dialect=")),
        .. From(25, Exactly("-mdouble-float", "-msingle-float", "-msoft-float")),
        .. From(25, Switches("-m", "div32", "frecipe", "lam-bh", "lamcas", "lasx", "ld-seq-sa", "lsx", "relax", "strict-align")),
    ];
}
