using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Run;

/// <summary>The last step: this process becomes the program.</summary>
internal static class ProgramStart
{
    private const int TextFileBusy = 26;

    /// <summary>Returns the error number, and only on failure.</summary>
    internal static int Become(
        string file, ImmutableArray<string> words, IReadOnlyDictionary<string, string?> changedVariables, SignalState signals)
    {
        int error = ThisProcess.Become(file, words, changedVariables, signals);

        // Another process may still hold the file that was just written open for writing: a child that it forked in that moment, before its exec.
        for (int delay = 100; error == TextFileBusy && delay <= 400; delay *= 2)
        {
            Thread.Sleep(delay);
            error = ThisProcess.Become(file, words, changedVariables, signals);
        }

        return error;
    }

    /// <param name="reason">What is behind the error, to follow it; or empty.</param>
    internal static GoError Failed(string file, int error, string reason) => new($"fork/exec {file}: {ThisProcess.Describe(error)}{reason}");
}
