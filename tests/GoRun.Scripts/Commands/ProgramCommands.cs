using System.Collections.Immutable;
using System.Globalization;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that start programs, and that take time.</summary>
public static class ProgramCommands
{
    internal static ScriptCommand Execute { get; } = new("program [args...]", StartNamed) { MayRunInBackground = true };

    internal static ScriptCommand Sleep { get; } = new("duration", StartSleep) { MayRunInBackground = true };

    internal static ScriptCommand Wait { get; } = Arguments.Silent("", (state, arguments) =>
    {
        Arguments.Need(arguments.IsEmpty);
        BackgroundCommands.Wait(state);
    });

    /// <summary>A command that is a program, wherever the script's PATH leads.</summary>
    public static ScriptCommand Program(string name, string file) =>
        new("[args...]", (state, arguments) => Start(state, name, file, arguments)) { MayRunInBackground = true };

    /// <summary>The program of that name in a list of folders, or null.</summary>
    internal static string? Find(string name, string path) =>
        path.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsExecutable);

    internal static Func<CommandResult> Start(ScriptState state, string name, string file, ImmutableArray<string> arguments)
    {
        RunningCommand program = state.StartProgram(name, file, arguments);
        return () =>
        {
            WaitStatus? status = program.TryWait(state.Patience);
            state.Programs.Remove(program);
            if (status is null)
                throw new ScriptException("the script takes too long");
            return new CommandResult(
                File.ReadAllBytes(program.OutputFile), File.ReadAllBytes(program.ErrorsFile), Failure(status.Value));
        };
    }

    private static Func<CommandResult> StartNamed(ScriptState state, ImmutableArray<string> arguments)
    {
        Arguments.Need(arguments.Length > 0);
        string name = arguments[0];
        string file = name.Contains('/', StringComparison.Ordinal) ? state.PathOf(name) : Find(name, state.ValueOf("PATH"))
            ?? throw new ScriptException($"exec: \"{name}\": executable file not found in $PATH");
        return Start(state, name, file, arguments[1..]);
    }

    private static Func<CommandResult> StartSleep(ScriptState state, ImmutableArray<string> arguments)
    {
        Arguments.Need(arguments.Length == 1);
        Task over = Task.Delay(GoDuration.Parse(arguments[0]));
        return () =>
        {
            if (!over.Wait(state.Patience))
                throw new ScriptException("the script takes too long");
            return new CommandResult(default, default);
        };
    }

    private static string? Failure(WaitStatus status) =>
        status.Raw == 0 ? null
        : status.Signal is { } signal ? $"signal: {signal.ToString(CultureInfo.InvariantCulture)}"
        : $"exit status {status.ExitStatus}";

    private static bool IsExecutable(string file) =>
        File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
