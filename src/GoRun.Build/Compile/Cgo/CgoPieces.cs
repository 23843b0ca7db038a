using GoRun.Build.Commands;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// The commands of one package's cgo. What one printed though it succeeded belongs to the package's output, and is replayed from the cache:
/// until 1.25. Since 1.26 cgo and the C compiler are actions of their own, whose output is shown once and not kept.
/// </summary>
internal sealed class CgoPieces(CgoInput input, GoRelease release)
{
    public PackageShell Shell() => input.Shell.Shared.For(input.Package);

    public void Run(Action<PackageShell> run)
    {
        PackageShell shell = Shell();
        run(shell);
        Deliver(shell);
    }

    public void Deliver(PackageShell piece)
    {
        if (release.AtLeast(26)) input.Shell.Shared.Console.Print(piece.Said);
        else input.Shell.Adopt(piece);
    }
}
