using System.Collections.Immutable;

namespace GoRun.Toolchain;

/// <summary>
/// What the build mode means for the target's tools: words that they are given before the user's, and how results are named (buildModeInit in
/// cmd/go/internal/work/init.go).
/// </summary>
public sealed record TargetMode
{
    /// <summary>The <c>-buildmode</c> flag as given, <c>default</c> without it; it goes into the action IDs of links.</summary>
    public required string Given { get; init; }

    /// <summary>The linker's <c>-buildmode</c>; empty for archives, of which nothing is linked.</summary>
    public required string Link { get; init; }

    /// <summary>Words forced on the compiler.</summary>
    public required ImmutableArray<string> CompilerWords { get; init; }

    /// <summary>Words forced on the assembler.</summary>
    public required ImmutableArray<string> AssemblerWords { get; init; }

    /// <summary>Words forced on the linker.</summary>
    public required ImmutableArray<string> LinkerWords { get; init; }

    /// <summary>The <c>-installsuffix</c> that compiler and linker are told; empty for none.</summary>
    public required string InstallSuffix { get; init; }

    /// <summary>What follows the name of what is linked: <c>.exe</c>, <c>.a</c>, <c>.so</c> or nothing.</summary>
    public required string FileSuffix { get; init; }

    /// <summary>Results are for C programs, which need to know what is exported: there is a header beside the library.</summary>
    public bool WritesHeader => Given is "c-archive" or "c-shared";

    /// <summary>Results are loaded by other programs of Go: package main has a path of its own.</summary>
    public bool IsPlugin => Given == "plugin";

    public static TargetMode Of(GoEnv env, BuildFlags flags)
    {
        string mode = flags.BuildMode;
        bool pieByDefault = BuildModes.DefaultsToPie(env, flags.Sanitizer == "race");
        string generation = CodeGeneration(mode, env, pieByDefault);
        ImmutableArray<string> forced = generation.Length > 0 ? [generation] : [];
        ImmutableArray<string> sanitizer = flags.Sanitizer.Length > 0 ? ["-" + flags.Sanitizer] : [];
        string suffix = mode == "default" ? "" : generation.TrimStart('-');
        return new TargetMode
        {
            Given = mode,
            Link = mode switch
            {
                "default" => pieByDefault ? "pie" : "exe",
                "archive" => "",
                _ => mode,
            },
            CompilerWords = [.. forced, .. sanitizer],
            AssemblerWords = forced,
            LinkerWords = sanitizer,
            InstallSuffix = string.Join('_', new[] { flags.InstallSuffix, flags.Sanitizer, suffix }.Where(part => part.Length > 0)),
            FileSuffix = mode switch
            {
                "c-archive" => ".a",
                "plugin" => ".so",
                "c-shared" => "",
                _ => env["GOEXE"],
            },
        };
    }

    /// <summary>The word by which compiler and assembler are told how code finds its data; empty for none.</summary>
    private static string CodeGeneration(string mode, GoEnv env, bool pieByDefault) => mode switch
    {
        "c-archive" when env.Goos is "darwin" or "ios" => env.Goarch == "arm64" ? "-shared" : "",
        "c-archive" when env.Goos is "dragonfly" or "freebsd" or "illumos" or "linux" or "netbsd" or "openbsd" or "solaris" => "-shared",
        "c-shared" when env.Goos is "linux" or "android" or "freebsd" => "-shared",
        "default" when pieByDefault && env.Goos != "windows" => "-shared",
        "pie" when env.Goos is not ("aix" or "windows") => "-shared",
        "plugin" => "-dynlink",
        _ => "",
    };
}
