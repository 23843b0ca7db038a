using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>
/// What becomes of a path on the command line that go refuses because it is of no module in use: the module that it is in is used instead, by
/// <see cref="OtherModuleException"/>. That happens at most once, because all packages of a command must have one build list. What go accepts
/// never gets here.
/// </summary>
internal sealed class OtherModules(GoEnv env, BuildFlags flags, SourceTree sources, ResolveRequest request)
{
    /// <summary>Another module than the working directory's is in use already.</summary>
    private bool Followed => env.Directory.Length > 0 && env.Directory != request.WorkingDirectory;

    /// <summary>To be called first: an import path means a package of the module that the command runs in, and of no other.</summary>
    /// <exception cref="GoError">There is one beside a path of another module.</exception>
    public void Check()
    {
        if (!Followed) return;
        ImmutableArray<string> targets = request.Targets;
        if (targets.FirstOrDefault(t => !IsPath(t)) is { } importPath) throw Mixed(importPath, targets.First(IsPath));
    }

    /// <summary>To be called for a directory that is refused; comes back where there is nothing else to be done with it.</summary>
    /// <param name="directory">Absolute and clean.</param>
    /// <param name="target">As the command line names it.</param>
    /// <exception cref="OtherModuleException">It is in another module.</exception>
    /// <exception cref="GoError">It is in yet another module than what was named before.</exception>
    public void Refused(string directory, string target)
    {
        // Another go.mod file would be in place of the wrong one; and without modules, go.mod files mean nothing.
        if (flags.ModFile.Length > 0 || env.Gomod.Length == 0) return;
        if (!sources.DirectoryExists(directory) || GoModAbove(directory) is not { } file || file == env.Gomod) return;
        if (!Followed) throw new OtherModuleException(directory);
        if (request.Targets.FirstOrDefault(t => Paths.Clean(t) != Paths.Clean(target)) is { } other) throw Mixed(target, other);
    }

    private static GoError Mixed(string one, string other) =>
        new($"gorun: {one} and {other} do not belong to one module: name them in commands of their own");

    private static bool IsPath(string target) =>
        target.StartsWith('/') || ImportPathForm.IsRelative(target) || target.EndsWith(".go", StringComparison.Ordinal);

    private string? GoModAbove(string directory)
    {
        for (string at = directory; ; at = Paths.DirectoryOf(at))
        {
            string file = at.TrimEnd('/') + "/go.mod";
            if (sources.FileExists(file)) return file;
            if (at == "/") return null;
        }
    }
}
