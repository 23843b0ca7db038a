using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Workspaces;

namespace GoRun.Resolve.Modules;

/// <summary>Stands where there is no go.mod, or a go.work without modules: no package outside of the standard library can be found.</summary>
/// <param name="work">Null without go.work.</param>
internal sealed class NoModuleLocator(ModuleContext context, WorkFile? work) : IPackageLocator
{
    private const string NoGoMod = "go.mod file not found in current directory or any parent directory; see 'go help modules'";
    private const int FirstWithOwnWords = 26;
    private const string NoUse = "no modules were found in the current workspace; see 'go help work'";

    public ImmutableArray<Module> MainModules => [];

    public string GoVersion => work?.GoVersion ?? context.LocalGoVersion;

    public ImmutableArray<Module> BuildList => [];

    public ImmutableArray<KeyValuePair<string, string>> Godebugs => work?.Content.GodebugPairs ?? [];

    public ImmutableArray<string> IgnoredFolders(Module module) => [];

    private string NotFound => work is not null && context.Env.Release.AtLeast(FirstWithOwnWords) ? NoUse : NoGoMod;

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
        RequireMainModule();
        throw new InvalidOperationException("there is no main module");
    }

    public string? TreeProblem(string directory)
    {
        if (work is null) RequireMainModule();
        return $"directory prefix {context.Short(directory)} does not contain modules listed in go.work or their selected dependencies";
    }

    public void RequireMainModule()
    {
        if (work is not null) throw new GoError("go: " + NoUse);
        if (RepositoryAbove(context.WorkingDirectory) is not { } root) throw new GoError("go: " + NoGoMod);
        string relative = Path.GetRelativePath(context.WorkingDirectory, root);
        string change = relative == "." ? "" : $"cd {relative} && ";
        throw new GoError(
            $"go: cannot find main module, but found .git/config in {root}\n\tto create a module there, run:\n\t{change}go mod init");
    }

    /// <summary>go has a main module for files named on the command line, and shows it. Versions of modules can be asked for.</summary>
    public ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects)
    {
        if (arguments.IsEmpty) return new ModuleResolution([new Module { Path = "command-line-arguments", IsMain = true, GoVersion = GoVersion }], []);
        var mode = new ModuleMode(Vendored: false, "", "");
        var modules = new ModuleLocator(context, Modules.MainModules.MakeUp(context, []), mode, new SumVerifier(context, SumFiles.None));
        return modules.ResolveModules(arguments, aspects, NotFound);
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
