using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using GoRun.Scripts.Conditions;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>The standard commands, and those that need a toolchain: <c>go</c>, <c>stale</c> and <c>cc</c>.</summary>
public static class ToolchainCommands
{
    /// <param name="go">The program that the command <c>go</c> starts.</param>
    public static Dictionary<string, ScriptCommand> With(string go, GoSettings settings) => new(StandardCommands.All)
    {
        ["go"] = ProgramCommands.Program("go", go),
        ["stale"] = new("target...", (state, targets) => CheckStale(state, go, targets)),
        ["cc"] = new("args...", (state, arguments) => CompileC(state, settings, arguments)),
    };

    private static Func<CommandResult>? CheckStale(ScriptState state, string go, ImmutableArray<string> targets)
    {
        Arguments.Need(targets.Length > 0);
        const string Template = "{{if .Error}}{{.ImportPath}}: {{.Error.Err}}"
            + "{{else}}{{if not .Stale}}{{.ImportPath}} ({{.Target}}) is not stale{{end}}{{end}}";
        CommandResult result = ProgramCommands.Start(state, "go", go, ["list", "-e", "-f=" + Template, .. targets])();
        state.Log.Append(Encoding.UTF8.GetString(result.Errors.Span));
        string told = Encoding.UTF8.GetString(result.Output.Span).Trim();
        if (result.Failure is not null || told.Length > 0)
            throw new ScriptException(result.Failure ?? told);
        return null;
    }

    // The flags are those of cmd/go itself where they bear on what is made.
    private static Func<CommandResult> CompileC(ScriptState state, GoSettings settings, ImmutableArray<string> arguments)
    {
        string[] words = (state.ValueOf("CC") is { Length: > 0 } cc ? cc : settings.CCompiler).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return ProgramCommands.Start(
            state, words[0], ProgramCommands.Find(words[0], state.ValueOf("PATH")) ?? words[0],
            [.. words[1..], "-I", ".", "-fPIC", "-pthread", "-fmessage-length=0", .. arguments]);
    }
}
