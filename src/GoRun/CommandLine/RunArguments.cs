using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.CommandLine;

/// <summary>
/// What follows the flags of <c>run</c>: all words in front that end in <c>.go</c>, or else one package; the rest are the program's.
/// </summary>
internal sealed record RunArguments(ImmutableArray<string> Targets, ImmutableArray<string> ProgramArguments)
{
    /// <exception cref="GoError">In the words of go: nothing to run, or a test file.</exception>
    internal static RunArguments Split(ImmutableArray<string> arguments)
    {
        int files = 0;
        while (files < arguments.Length && arguments[files].EndsWith(".go", StringComparison.Ordinal)) files++;
        foreach (string file in arguments[..files])
        {
            if (file.EndsWith("_test.go", StringComparison.Ordinal)) throw new GoError($"go: cannot run *_test.go files ({file})");
        }

        if (files > 0) return new RunArguments(arguments[..files], arguments[files..]);
        if (arguments.IsEmpty || arguments[0].StartsWith('-')) throw new GoError("go: no go files listed");
        return new RunArguments(arguments[..1], arguments[1..]);
    }
}
