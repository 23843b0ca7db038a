using System.Collections.Immutable;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// What compiling a package that imports "C" or has SWIG files needs beyond compiling Go: the inputs that the C side adds to the action ID, and the generated
/// Go files and C objects. Thread-safe: packages are built in parallel.
/// </summary>
internal interface ICgoStep
{
    /// <summary>Adds the lines from <c>cgo</c> to <c>FC ID</c>, in go's order (exec.go, buildActionID). Called for packages that use cgo only.</summary>
    /// <exception cref="BuildFailure">The package's flags cannot be had.</exception>
    void AddToActionId(Package package, ActionHash hash);

    /// <summary>Runs cgo and the C compiler. Called only when the archive has to be made.</summary>
    /// <exception cref="BuildFailure">A flag that is not allowed, or a tool that failed.</exception>
    CgoOutput Run(CgoInput input);
}

/// <summary>A package to run cgo for.</summary>
internal sealed record CgoInput
{
    public required Package Package { get; init; }

    /// <summary>Absolute paths of the Go files that import "C": the package's, or what the cover tool made of them.</summary>
    public required ImmutableArray<string> GoFiles { get; init; }

    public required ContentHash ActionId { get; init; }

    public required ActionHashes Hashes { get; init; }

    /// <summary>What the build mode asks of cgo.</summary>
    public required TargetMode Mode { get; init; }

    /// <summary>Absolute, with a slash at the end, as go writes it in commands; it exists.</summary>
    public required string ObjectDirectory { get; init; }

    /// <summary>Runs and prints commands, and collects what they say, for this package.</summary>
    public required PackageShell Shell { get; init; }

    /// <summary>To compile the C files in parallel.</summary>
    public required IWorkers Workers { get; init; }

    /// <summary>Called when cgo has run and the C files are compiled, before the trial link.</summary>
    public required Action Compiled { get; init; }
}

/// <summary>What cgo and the C compiler made.</summary>
/// <param name="GoFiles">Absolute paths in the object directory, in the order they are given to the compiler, after the package's own Go files.</param>
/// <param name="Objects">Absolute paths of what is packed after the Go assembler's objects and before .syso files.</param>
/// <param name="GoAssemblerFiles">Those of the package's SFiles that are the Go assembler's and not the C compiler's.</param>
internal sealed record CgoOutput(ImmutableArray<string> GoFiles, ImmutableArray<string> Objects, ImmutableArray<string> GoAssemblerFiles);
