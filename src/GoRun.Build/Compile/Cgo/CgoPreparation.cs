using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>What cgo is run with for one package: known when pkg-config and SWIG have been asked.</summary>
internal sealed record CgoPreparation
{
    public required CgoFlags Flags { get; init; }

    /// <summary>Paths of the Go files for cgo: the package's, then those that SWIG wrote.</summary>
    public required ImmutableArray<string> GoFiles { get; init; }

    public required CSources Sources { get; init; }

    public required OverlaidSources Overlaid { get; init; }

    /// <exception cref="BuildFailure">A flag that is not allowed; pkg-config or SWIG failed; a file is not what it should be.</exception>
    public static CgoPreparation Of(CgoInput input, GoEnv env, FlagCheck check, CCompilers compilers, Swig swig)
    {
        Package package = input.Package;
        // The releases differ in what they do first, which can be seen in what is printed.
        bool copiesFirst = env.Release.AtLeast(26);
        OverlaidSources? overlaid = copiesFirst ? OverlaidSources.Copy(package, input.ObjectDirectory, input.Shell) : null;
        LibraryFlags libraries = new PkgConfig(env, check, input.Shell).FlagsFor(package.Cgo.PkgConfig);
        overlaid ??= OverlaidSources.Copy(package, input.ObjectDirectory, input.Shell);

        CgoFlags flags = CgoFlags.Of(package, env, check).With(libraries, package, compilers.FortranLinksItsLibrary);
        ImmutableArray<SwigFile> swigFiles = SwigFile.Of(package, input.ObjectDirectory);
        var pieces = new CgoPieces(input, env.Release);
        foreach (SwigFile file in swigFiles) pieces.Run(shell => swig.Run(file, flags, shell));

        var sources = new CSources(package, swigFiles, env.Release);
        sources.RefuseGoAssembly();
        ImmutableArray<string> goFiles = [.. input.GoFiles, .. swigFiles.Select(f => f.GoFile)];
        return new CgoPreparation { Flags = flags, GoFiles = goFiles, Sources = sources, Overlaid = overlaid };
    }
}
