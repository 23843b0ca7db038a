using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>One call of gorun: what it was given from outside, and what of its command line concerns every command.</summary>
/// <param name="Host">The working directory is where <c>-C</c> leads.</param>
/// <param name="Arguments">What follows the command's word and <c>-C</c>.</param>
/// <param name="Toolchain">What the command is to work with.</param>
internal sealed record Invocation(HostEnvironment Host, IReadOnlyList<string> Arguments, CommandToolchain Toolchain)
{
    /// <summary>The toolchain's settings.</summary>
    internal GoEnv ReadEnv() => GoEnvReader.Read(Toolchain.Current);

    /// <summary>
    /// Runs a command; where its packages turn out to be of another module than the working directory's, again with the toolchain and the
    /// settings of that one. Paths are the caller's either way.
    /// </summary>
    internal int FollowModule(Func<Invocation, int> command)
    {
        string directory;
        try
        {
            return command(this);
        }
        catch (OtherModuleException e)
        {
            directory = e.Directory;
        }

        CommandToolchain there = Toolchain.At(directory);
        return there.Run(() => command(this with { Toolchain = there }));
    }

    internal BuildRequest Parse(CommandFlags flags, GoEnv env) => BuildRequest.Parse(flags, Arguments, env, Host.WorkingDirectory);
}
