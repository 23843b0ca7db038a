using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run;

/// <summary>The door of phase 4: gorun becomes the program that it has built.</summary>
/// <param name="host">What gorun was started with.</param>
public sealed class Runner(HostEnvironment host)
{
    private const int TextFileBusy = 26;

    /// <summary>
    /// Replaces this process by the program; on success there is no return. The program sees the environment, current directory,
    /// descriptors and signal dispositions that gorun was given, and one change that go run makes too: GOROOT/bin in front of PATH.
    /// </summary>
    /// <param name="executable">Absolute path of the program file: its <c>argv[0]</c>.</param>
    /// <param name="temporaryDirectory">The directory that holds the file and must not outlive the program; null where it stays, in the
    /// cache.</param>
    /// <exception cref="GoError">The kernel does not take the file.</exception>
    [DoesNotReturn]
    public void Run(string executable, ImmutableArray<string> arguments, GoEnv env, string? temporaryDirectory = null)
    {
        Dictionary<string, string> changed = new(StringComparer.Ordinal) { ["PATH"] = SearchPath(env) };
        host.Output.Flush();
        host.Error.Flush();
        int error = temporaryDirectory is null
            ? ThisProcess.Become(executable, arguments, changed)
            : ThisProcess.BecomeAndRemove(executable, temporaryDirectory, arguments, changed);

        // Another process may still hold the file that was just written open for writing: a child that it forked in that moment, before its exec.
        for (int delay = 100; error == TextFileBusy && delay <= 400; delay *= 2)
        {
            Thread.Sleep(delay);
            error = ThisProcess.Become(executable, arguments, changed);
        }

        throw new GoError($"go: fork/exec {executable}: {ThisProcess.Describe(error)}{RunRefusal.Explain(executable, error, env)}");
    }

    private string SearchPath(GoEnv env)
    {
        string path = host.Variable("PATH");
        return path.Length == 0 ? env.Goroot + "/bin" : $"{env.Goroot}/bin:{path}";
    }
}
