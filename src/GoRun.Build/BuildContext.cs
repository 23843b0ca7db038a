using System.Collections.Immutable;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Build.Compile;
using GoRun.Build.Compile.Cgo;
using GoRun.Build.Link;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build;

/// <summary>What all actions of one build share. Immutable; its parts are thread-safe.</summary>
internal sealed record BuildContext
{
    public required GoEnv Env { get; init; }

    public required BuildFlags Flags { get; init; }

    /// <summary>What the build mode asks of the tools.</summary>
    public required TargetMode Mode { get; init; }

    public required SourceTree Tree { get; init; }

    public required BuildCache Cache { get; init; }

    /// <summary>Makes action IDs.</summary>
    public required ActionHashes Hashes { get; init; }

    /// <summary>Who may make what.</summary>
    public required KeyLocks Locks { get; init; }

    /// <summary>Which of the cache's outputs can be trusted.</summary>
    public required OutputChecks Outputs { get; init; }

    /// <summary>What earlier runs found in the cache.</summary>
    public required KnownArchives Archives { get; init; }

    public required Shell Shell { get; init; }

    public required ICgoStep Cgo { get; init; }

    /// <summary>What identifies a tool in action IDs, by its name (<c>compile</c>).</summary>
    public required Func<string, string> ToolId { get; init; }

    /// <summary>The build info text of a main package.</summary>
    public required Func<Package, string> BuildInfo { get; init; }

    public required FlagsOf FlagsOf { get; init; }

    public required CompilerThreads CompilerThreads { get; init; }

    /// <summary>The program is built to be run: its main package and the executable have no debug data.</summary>
    public required bool OmitDebug { get; init; }

    /// <summary>The logical current directory. Tools run there.</summary>
    public string CurrentDirectory => Shell.Paths.CurrentDirectory;

    /// <summary>
    /// Whether files of the work directory may be files of the cache at the same time. Not where the directory is left to the user, who may
    /// change them.
    /// </summary>
    public bool SharesFiles => !Flags.KeepWork;

    /// <summary>Whether this package, compiled or linked, is without debug data.</summary>
    public bool OmitsDebug(Package package) => OmitDebug && package.IsMain;

    /// <summary>The words that start a tool of the toolchain.</summary>
    public ImmutableArray<string> Tool(string name) => Flags.Tool(Env, name);
}
