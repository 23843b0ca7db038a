using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Resolve.Selection;
using GoRun.Run;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>The toolchain of one command, chosen when it is first asked for.</summary>
/// <param name="host">The working directory is where <c>-C</c> leads.</param>
/// <param name="arguments">What follows the command's word and <c>-C</c>.</param>
/// <param name="interruption">Stops downloads.</param>
internal sealed class CommandToolchain(HostEnvironment host, Verb verb, IReadOnlyList<string> arguments, Interruption interruption)
{
    private readonly Lazy<StartSettings> _start = new(() => StartSettings.Read(host));
    private ToolchainInUse? _current;

    /// <exception cref="GoError">There is none that is to be used here.</exception>
    internal ToolchainInUse Current => _current ??= Choose();

    /// <summary>The one for a command that runs in another folder.</summary>
    internal CommandToolchain At(string directory) => new(host with { WorkingDirectory = directory }, verb, arguments, interruption);

    /// <summary>
    /// Goes through the command, and where it needs a newer toolchain than the one it began with, once more with that: nothing of the first attempt is
    /// kept, as with another process.
    /// </summary>
    /// <exception cref="GoError">From the command; or there is no newer toolchain.</exception>
    internal int Run(Func<int> command)
    {
        while (true)
        {
            try
            {
                return command();
            }
            catch (NewerGoException e)
            {
                _current = Selector.Switch(Current, e);
            }
        }
    }

    private ToolchainSelector Selector => new(
        _start.Value,
        new InterruptibleToolRunner(new ToolRunner(), interruption),
        OfflineFlag.IsSet(verb, arguments, _start.Value["GOFLAGS"]),
        interruption.Token);

    private ToolchainInUse Choose()
    {
        StartSettings start = _start.Value;
        if (IsForInstalled()) return start.UseInstalled();

        // Before 1.25 the go.mod at hand had no say in which toolchain runs a package of another module.
        bool ignoreFiles = start.Installed is { } here && !here.Release.AtLeast(25) && verb == Verb.Run && VersionedTarget.IsIn(arguments);
        return Selector.Select(ignoreFiles);
    }

    /// <summary>
    /// So that a choice that leads nowhere can be looked at and mended, and that nothing is downloaded for questions that every toolchain answers alike
    /// (toolchain.Select).
    /// </summary>
    private bool IsForInstalled() => verb == Verb.Env && arguments switch
    {
        ["GOTOOLCHAIN" or "GOMOD" or "GOWORK"] => true,
        ["-w", var assignment] => assignment.StartsWith("GOTOOLCHAIN=", StringComparison.Ordinal),
        _ => false,
    };
}
