using System.Collections.Concurrent;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Commands;

/// <summary>What all actions of one build share for running and printing commands. Thread-safe.</summary>
internal sealed record Shell
{
    public required IToolRunner Runner { get; init; }

    public required ToolEnvironment Environment { get; init; }

    public required WorkDirectory Work { get; init; }

    public required BuildConsole Console { get; init; }

    public required ShortPaths Paths { get; init; }

    /// <summary>Whose tools are run.</summary>
    public required GoRelease Release { get; init; }

    /// <summary>Where overlaid files really are.</summary>
    public required SourceTree Tree { get; init; }

    public required BuildFlags Flags { get; init; }

    /// <summary>Directories that were made in this build; each is made, and shown, once.</summary>
    public ConcurrentDictionary<string, bool> MadeDirectories { get; } = new(StringComparer.Ordinal);

    public required CancellationToken Cancellation { get; init; }

    /// <summary>Commands are printed (<c>-x</c>, <c>-n</c>).</summary>
    public bool Prints => Flags.PrintCommands || Flags.DryRun;

    /// <summary>The shell of one package's action.</summary>
    public PackageShell For(Package package) => new(this, package);

    /// <summary>The shell of an action that is no package's.</summary>
    public PackageShell ForNoPackage() => new(this, new Package { ImportPath = "", Name = "", Directory = PackageShell.Anywhere });
}
