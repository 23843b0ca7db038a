using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>One call of gorun: what it was given from outside, and what of its command line concerns every command.</summary>
/// <param name="Host">The working directory is where <c>-C</c> leads.</param>
/// <param name="Arguments">What follows the command's word and <c>-C</c>.</param>
internal sealed record Invocation(HostEnvironment Host, IReadOnlyList<string> Arguments)
{
    /// <summary>The toolchain and its settings.</summary>
    internal GoEnv ReadEnv() => GoEnvReader.Read(Host, Host.WorkingDirectory);

    internal BuildRequest Parse(CommandFlags flags, GoEnv env) => BuildRequest.Parse(flags, Arguments, env, Host.WorkingDirectory);
}
