using GoRun.Platform;

namespace GoRun.CommandLine;

/// <summary>A package named with a version, like <c>example.com/tool@v1.2.0</c>, on a command line of <c>run</c>.</summary>
internal static class VersionedTarget
{
    /// <summary>Whether there is one, as far as can be told before it is known which flags the command has.</summary>
    /// <param name="arguments">What follows the command's word.</param>
    internal static bool IsIn(IReadOnlyList<string> arguments)
    {
        if (!arguments.Any(argument => argument.Contains('@', StringComparison.Ordinal))) return false;
        try
        {
            int flags = new FlagParser(FlagTables.Run, new FlagValues()).Parse(arguments);
            return flags < arguments.Count && Is(arguments[flags]);
        }
        catch (GoError)
        {
            return false;
        }
    }

    private static bool Is(string argument) =>
        argument.Contains('@', StringComparison.Ordinal)
        && !(argument is "." or ".." || argument[0] == '/' || argument.StartsWith("./", StringComparison.Ordinal) || argument.StartsWith("../", StringComparison.Ordinal));
}
