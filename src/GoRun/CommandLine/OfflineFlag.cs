using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// Looks for <c>-offline</c> before a toolchain is chosen, because one could be downloaded. What is wrong with the command line is complained of
/// later, when it is read in full.
/// </summary>
internal static class OfflineFlag
{
    /// <param name="arguments">What follows the command's word and <c>-C</c>.</param>
    /// <param name="goflags">GOFLAGS as it is set.</param>
    internal static bool IsSet(Verb verb, IReadOnlyList<string> arguments, string goflags)
    {
        CommandFlags? flags = verb switch
        {
            Verb.Run => FlagTables.Run,
            Verb.Build => FlagTables.BuildCommand,
            Verb.List => FlagTables.List,
            _ => null,
        };
        if (flags is null) return false;
        var values = new FlagValues();
        try
        {
            GoFlags.Apply([.. GoQuoting.SplitQuotedFields(goflags, "").Where(word => word.Length > 2 && word[0] == '-')], flags, values);
            new FlagParser(flags, values).Parse(arguments);
        }
        catch (GoError)
        {
            // The flags up to the wrong one count.
        }

        return values.Boolean("offline");
    }
}
