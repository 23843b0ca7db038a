using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>Stands where there is no go.mod: no package outside of the standard library can be found.</summary>
internal sealed class NoModuleLocator(ModuleContext context) : IPackageLocator
{
    private const string NotFound = "go.mod file not found in current directory or any parent directory; see 'go help modules'";

    public Module? MainModule => null;

    public bool Vendored => false;

    public ImmutableArray<Module> BuildList => [];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => [];

    public ImmutableArray<string> IgnoredFolders => [];

    public PackageLocation Locate(string importPath) => Locate(importPath, null);

    public PackageLocation Locate(string importPath, Importer? importer)
    {
        if (ImportPathCheck.Problem(importPath, context.Env.Release) is { } problem) return new PackageLocation.Missing(problem);
        return new PackageLocation.Missing(
            ImportPathCheck.IsStandard(importPath)
                ? ImportPathCheck.NotInStd(context, importPath, importer)
                : $"no required module provides package {importPath}: {NotFound}");
    }

    /// <exception cref="GoError">Always: a directory is a package only as part of a module.</exception>
    public PackageLocation LocateDirectory(string directory)
    {
        if (RepositoryAbove(context.WorkingDirectory) is not { } root) throw new GoError("go: " + NotFound);
        string relative = Path.GetRelativePath(context.WorkingDirectory, root);
        string change = relative == "." ? "" : $"cd {relative} && ";
        throw new GoError(
            $"go: cannot find main module, but found .git/config in {root}\n\tto create a module there, run:\n\t{change}go mod init");
    }

    public Module WithSum(Module module) => module;

    /// <summary>The nearest folder upwards that looks like the root of someone's project; none in GOROOT.</summary>
    private string? RepositoryAbove(string directory)
    {
        if (ModulePaths.HasPrefix(directory, context.Env.Goroot)) return null;
        for (string at = directory; ; at = Path.GetDirectoryName(at)!)
        {
            if (context.Sources.FileExists($"{at.TrimEnd('/')}/.git/config")) return at;
            if (at == "/") return null;
        }
    }
}
