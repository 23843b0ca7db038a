using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build;

/// <summary>Which of the packages named are built in a build mode (pkgsFilter in cmd/go/internal/work).</summary>
internal static class BuildModeRoots
{
    /// <param name="output">The <c>-o</c> flag.</param>
    /// <exception cref="GoError">The mode makes one program or library, and there is none or more.</exception>
    public static ImmutableArray<Package> Of(ImmutableArray<Package> roots, TargetMode mode, string output)
    {
        bool onlyOne = mode.Given is "c-archive" or "c-shared" or "plugin" || (mode.Given == "exe" && output.Length > 0);
        if (onlyOne && roots is not [{ IsMain: true }]) throw new GoError($"-buildmode={mode.Given} requires exactly one main package");
        return mode.Given switch
        {
            "archive" => [.. roots.Where(r => !r.IsMain)],
            "exe" => [.. roots.Where(r => r.IsMain)],
            _ => roots,
        };
    }
}
