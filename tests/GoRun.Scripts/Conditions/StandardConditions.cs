using System.Collections.Frozen;
using System.Runtime.InteropServices;
using GoRun.Scripts.Commands;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Conditions;

/// <summary>The conditions that need nothing of a toolchain. The scripts' platform is that of the tests, unless a script changes it.</summary>
public static class StandardConditions
{
    public static FrozenDictionary<string, ScriptCondition> All { get; } = new Dictionary<string, ScriptCondition>
    {
        ["GOARCH"] = ScriptCondition.WithSuffix(suffix => suffix == Architecture),
        ["GOOS"] = ScriptCondition.WithSuffix(suffix => suffix == System),
        ["amd64"] = ScriptCondition.Constant(Architecture == "amd64"),
        ["arm64"] = ScriptCondition.Constant(Architecture == "arm64"),
        ["compiler"] = ScriptCondition.WithSuffix(IsCompiler),
        ["darwin"] = ScriptCondition.Constant(System == "darwin"),
        ["exec"] = ScriptCondition.WithSuffix(name => IsInPath(name)),
        ["linux"] = ScriptCondition.Constant(System == "linux"),
        // There is no network in tests.
        ["net"] = ScriptCondition.WithSuffix(_ => false),
        ["root"] = ScriptCondition.Constant(Environment.IsPrivilegedProcess),
        ["short"] = ScriptCondition.Constant(false),
        ["symlink"] = ScriptCondition.Constant(true),
        ["verbose"] = ScriptCondition.Constant(false),
    }.ToFrozenDictionary();

    /// <summary>As GOOS names it.</summary>
    public static string System => OperatingSystem.IsMacOS() ? "darwin" : "linux";

    /// <summary>As GOARCH names it.</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => "amd64",
        global::System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString(),
    };

    internal static bool IsInPath(string name) =>
        name.StartsWith('/') ? File.Exists(name) : ProgramCommands.Find(name, Environment.GetEnvironmentVariable("PATH") ?? "") is not null;

    private static bool IsCompiler(string name) => name switch
    {
        "gc" => true,
        "gccgo" => false,
        _ => throw new ScriptException($"unrecognized compiler \"{name}\""),
    };
}
