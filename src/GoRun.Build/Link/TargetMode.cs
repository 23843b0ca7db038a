using System.Collections.Immutable;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>
/// What the default build mode means for a target: where programs have to be position independent, that is forced on the tools
/// (buildModeInit).
/// </summary>
internal static class TargetMode
{
    /// <summary>The linker's <c>-buildmode</c>.</summary>
    public static string Link(GoEnv env) => IsPositionIndependent(env) ? "pie" : "exe";

    /// <summary>Words that the compiler and the assembler are given before the user's.</summary>
    public static ImmutableArray<string> CompileWords(GoEnv env) => IsPositionIndependent(env) && env.Goos != "windows" ? ["-shared"] : [];

    private static bool IsPositionIndependent(GoEnv env) => env.Goos is "android" or "ios" or "windows" or "darwin";
}
