using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Conformance.Tests;

/// <summary>Which scripts run: those of the lists in tests/conformance, unless somebody asked for others.</summary>
/// <param name="Asked">What GORUN_CONFORMANCE_SCRIPTS names, separated by spaces.</param>
/// <param name="UsesGoAlone">Whether the real go does everything, which shows whether a script can pass here at all.</param>
internal sealed record Selection(ImmutableArray<ScriptName> Asked, bool UsesGoAlone)
{
    internal static Selection Read()
    {
        string[] asked = (Environment.GetEnvironmentVariable("GORUN_CONFORMANCE_SCRIPTS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool goAlone = Environment.GetEnvironmentVariable("GORUN_CONFORMANCE_GO") == "alone";
        return new Selection([.. asked.Select(ScriptName.Parse)], goAlone);
    }

    /// <summary>Whether somebody asked for these: then their transcripts are shown whole, and nothing is known of them.</summary>
    internal bool IsByHand => !Asked.IsEmpty;

    internal ImmutableArray<string> Of(Testing.Toolchain toolchain)
    {
        ScriptName[] names = [.. Names(toolchain)];
        return
        [
            .. Directory.EnumerateFiles(FolderOf(toolchain), "*.txt")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(script => names.Any(name => name.Matches(toolchain, script)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private IEnumerable<ScriptName> Names(Testing.Toolchain toolchain)
    {
        if (IsByHand)
            return Asked;
        return (toolchain.Version == Toolchains.NewestVersion ? Listed.Scripts : Listed.Oldest).Select(listed => listed.Name);
    }

    /// <summary>Go's own scripts, in the release's sources.</summary>
    internal static string FolderOf(Testing.Toolchain toolchain) => Path.Combine(toolchain.Root, "src/cmd/go/testdata/script");
}
