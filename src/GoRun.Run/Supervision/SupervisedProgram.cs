using System.Collections.Immutable;
using System.Globalization;
using GoRun.Platform;
using GoRun.Platform.Processes;

namespace GoRun.Run.Supervision;

/// <summary>
/// A program that needs a parent, because something is to be done when it has ended. Two more starts of gorun itself lead to it:
/// <list type="number">
/// <item>gorun becomes <c>gorun (supervise) ...</c>, with signals blocked. A process that has just been started has no thread in which they
/// are not, so that they all wait for the supervisor; and it holds no memory of the build.</item>
/// <item>The supervisor starts <c>gorun (become) ...</c>, which asks the kernel to be killed with its parent, and becomes the program as gorun
/// does without a supervisor.</item>
/// </list>
/// The words in parentheses are no import paths, and cannot be meant otherwise.
/// </summary>
/// <param name="File">The program file to start.</param>
/// <param name="Words">Its <c>argv</c>.</param>
/// <param name="Signals">What the program is to find.</param>
public sealed record SupervisedProgram(string File, ImmutableArray<string> Words, SignalState Signals)
{
    private const string Supervise = "(supervise)";
    private const string Become = "(become)";

    /// <summary>Becomes the supervisor. Returns the error number, and only on failure.</summary>
    /// <param name="directory">Goes when the program has ended.</param>
    internal int Begin(OwnCommand own, HeldDirectory directory, IReadOnlyDictionary<string, string?> changedVariables)
    {
        // What is known to fail is told from here, where more is known of the reason.
        int problem = ProgramPath.ProblemWith(File);
        if (problem != 0) return problem;
        SignalState blocking = Signals with { Blocked = Signals.Blocked.With(ReceivedSignal.Awaited) };
        string[] start = [Supervise, directory.Path, Text(directory.ToPassOn())];
        return ThisProcess.Become(own.File, [.. own.Words, .. start, .. ToArguments()], changedVariables, blocking);
    }

    /// <summary>Goes on where these arguments are those of a further start.</summary>
    /// <returns>The exit status; null where they are the user's.</returns>
    /// <exception cref="GoError">The program cannot be started.</exception>
    public static int? Continue(OwnCommand own, IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 7 || arguments[0] is not (Supervise or Become)) return null;
        var program = new SupervisedProgram(arguments[5], [.. arguments.Skip(6)], new SignalState(SetOf(arguments[3]), SetOf(arguments[4])));
        return arguments[0] == Supervise
            ? program.Watch(own, arguments[1], Number(arguments[2]))
            : program.BecomeBelow(Number(arguments[1]), Number(arguments[2]));
    }

    /// <param name="path">The directory, and the descriptor that holds it.</param>
    private int Watch(OwnCommand own, string path, int descriptor)
    {
        HeldDirectory directory = HeldDirectory.PassedOn(path, descriptor);
        ChildChange end;
        try
        {
            string[] start = [Become, Text(Environment.ProcessId), Text(descriptor)];
            ChildProcess child = ChildProcess.Start(own.File, [.. own.Words, .. start, .. ToArguments()], Signals.Blocked);
            end = new Supervisor(child).WaitForEnd();
        }
        finally
        {
            directory.Remove();
        }

        if (end.EndedBy is { } signal) ThisProcess.DieLikeChild(signal);
        return end.ExitStatus ?? GoError.Failure;
    }

    /// <param name="descriptor">The supervisor's alone.</param>
    private int BecomeBelow(int parent, int descriptor)
    {
        ThisProcess.EndWith(parent);
        HeldDirectory.Forget(descriptor);
        int error = ProgramStart.Become(File, Words, ImmutableDictionary<string, string?>.Empty, Signals);
        throw ProgramStart.Failed(File, error, "");
    }

    private ImmutableArray<string> ToArguments() => [Text(Signals.Ignored), Text(Signals.Blocked), File, .. Words];

    private static string Text(SignalSet signals) => signals.Bits.ToString("x", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static SignalSet SetOf(string text) => new(ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
