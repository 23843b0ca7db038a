using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GoRun.Platform;
using GoRun.Run.Exec;
using GoRun.Run.Supervision;
using GoRun.Toolchain;

namespace GoRun.Run;

/// <summary>The door of phase 4: gorun becomes the program that it has built, or supervises it.</summary>
/// <param name="host">What gorun was started with.</param>
/// <param name="own">How to start gorun once more.</param>
public sealed class Runner(HostEnvironment host, OwnCommand own)
{
    private const int NoSuchFile = 2;

    /// <summary>
    /// Replaces this process by the program; on success there is no return. The program sees the environment, current directory,
    /// descriptors, ignored and blocked signals that gorun was given, and two changes that go run makes too: GOROOT/bin in front of PATH, and
    /// what a change of the toolchain does to GOROOT.
    /// </summary>
    /// <param name="through">What runs the executable; its words come in front.</param>
    /// <param name="executable">Absolute path of the program file: without <paramref name="through"/> its <c>argv[0]</c>.</param>
    /// <param name="temporaryDirectory">
    /// The directory that holds the file and goes when the program has ended: the program then is a child, and this process its supervisor.
    /// Null where the file stays, in the cache.
    /// </param>
    /// <param name="opened">The file, where it was opened before; it is run if there is nothing at its path any more.</param>
    /// <exception cref="GoError">The kernel does not take the file.</exception>
    [DoesNotReturn]
    public void Run(
        ExecProgram through, string executable, ImmutableArray<string> arguments, GoEnv env, HeldDirectory? temporaryDirectory = null,
        ProgramFile? opened = null)
    {
        string file = through.File ?? executable;
        ImmutableArray<string> words = [.. through.Words, executable, .. arguments];
        IReadOnlyDictionary<string, string?> changed = ChangedVariables(env);
        host.Output.Flush();
        host.Error.Flush();
        int error = temporaryDirectory is null
            ? ProgramStart.Become(file, words, changed, host.Signals)
            : new SupervisedProgram(file, words, host.Signals).Begin(own, temporaryDirectory, changed);
        temporaryDirectory?.Remove();
        if (error == NoSuchFile && through.File is null && opened is not null)
            error = ProgramStart.Become(opened.Path, words, changed, host.Signals);

        string reason = through.File is null ? RunRefusal.Explain(executable, error, env) : "";
        throw ProgramStart.Failed(file, error, reason);
    }

    /// <summary>As above, for a program of which all is known but its arguments. Returns where the kernel does not take the file, or it is gone.</summary>
    /// <param name="changedVariables">See <see cref="ChangedVariables"/>.</param>
    public void TryRun(string executable, ImmutableArray<string> arguments, IReadOnlyDictionary<string, string?> changedVariables)
    {
        host.Output.Flush();
        host.Error.Flush();
        _ = ThisProcess.Become(executable, [executable, .. arguments], changedVariables, host.Signals);
    }

    /// <summary>What the program finds otherwise in its environment than gorun did; null for a variable that is gone.</summary>
    public IReadOnlyDictionary<string, string?> ChangedVariables(GoEnv env)
    {
        var changed = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = SearchPath(env) };
        string? goroot = env.ProcessEnvironment.GetValueOrDefault("GOROOT");
        if (goroot != host.Variables.GetValueOrDefault("GOROOT")) changed["GOROOT"] = goroot;
        return changed;
    }

    private string SearchPath(GoEnv env)
    {
        string path = host.Variable("PATH");
        return path.Length == 0 ? env.Goroot + "/bin" : $"{env.Goroot}/bin:{path}";
    }
}
