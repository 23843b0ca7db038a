using System.Collections.Frozen;
using System.Collections.Immutable;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Scripts.Conditions;

/// <summary>
/// The conditions that tell what a toolchain can do, for Linux on amd64 and arm64 (GOROOT/src/internal/platform/supported.go, and
/// GOROOT/src/cmd/go/scriptconds_test.go).
/// </summary>
public static class ToolchainConditions
{
    /// <param name="settings">The toolchain, as the real go tells.</param>
    public static FrozenDictionary<string, ScriptCondition> Of(Testing.Toolchain toolchain, GoSettings settings)
    {
        var conditions = new Dictionary<string, ScriptCondition>(StandardConditions.All)
        {
            ["GODEBUG"] = new(true, (state, setting) => state.ValueOf("GODEBUG").Split(',').Any(part => part.Trim() == setting)),
            ["GOEXPERIMENT"] = new(true, (state, name) => settings.Experiments(state).Contains(name)),
            ["abscc"] = ScriptCondition.Constant(settings.CCompiler.StartsWith('/')),
            ["buildmode"] = new(true, (state, mode) => SupportsBuildMode(state, mode)),
            ["case-sensitive"] = ScriptCondition.Constant(StandardConditions.System == "linux"),
            ["cc"] = new(true, (state, name) => (state.ValueOf("CC") is { Length: > 0 } cc ? cc : settings.CCompiler) == name),
            ["cgo"] = ScriptCondition.Constant(settings.CgoEnabled),
            ["cgolinkext"] = ScriptCondition.Constant(false),
            ["cross"] = ScriptCondition.Constant(false),
            ["default-cgo"] = ScriptCondition.Constant(false),
            ["fuzz"] = ScriptCondition.Constant(true),
            ["fuzz-instrumented"] = ScriptCondition.Plain(IsNative),
            ["git"] = ScriptCondition.Constant(StandardConditions.IsInPath("git")),
            ["git-sha256"] = ScriptCondition.Constant(StandardConditions.IsInPath("git")),
            ["go-builder"] = ScriptCondition.Constant(false),
            ["link"] = ScriptCondition.Constant(true),
            ["mustlinkext"] = ScriptCondition.Constant(false),
            ["pielinkext"] = ScriptCondition.Constant(false),
            ["trimpath"] = ScriptCondition.Constant(false),
        };
        foreach (string sanitizer in new[] { "asan", "msan", "race" })
            conditions[sanitizer] = ScriptCondition.Plain(state => settings.CgoEnabled && IsNative(state));
        for (int minor = 1; minor <= toolchain.Minor; minor++)
            conditions[$"go1.{minor}"] = ScriptCondition.Constant(true);
        for (int minor = toolchain.Minor + 1; minor < 100; minor++)
            conditions[$"go1.{minor}"] = ScriptCondition.Constant(false);
        return conditions.ToFrozenDictionary();
    }

    private static ImmutableArray<string> BuildModes => ["archive", "c-archive", "c-shared", "default", "exe", "pie", "plugin", "shared"];

    private static bool SupportsBuildMode(ScriptState state, string mode) =>
        IsNative(state) ? BuildModes.Contains(mode) : throw new ScriptException($"build modes of {state.ValueOf("GOOS")} are not known here");

    // Scripts may have set another target.
    private static bool IsNative(ScriptState state) =>
        state.ValueOf("GOOS") is "" or "linux"
        && (state.ValueOf("GOARCH") is not { Length: > 0 } architecture || architecture == StandardConditions.Architecture);
}
