using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Vendoring;
using GoRun.Resolve.Modules.Workspaces;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>Opens the main module, or the workspace: the door of this folder.</summary>
internal static class ModuleLoader
{
    private const string NullDevice = "/dev/null";

    /// <summary>
    /// 1. Reads go.mod, or go.work and the go.mod files of its modules, and checks them, the go lines included. 2. Decides between vendor/
    /// and the module cache. 3. Checks what go checks before it loads any package.
    /// </summary>
    /// <param name="forPackages">As for <see cref="ModuleLocator.Begin"/>.</param>
    /// <exception cref="GoError">go.mod, go.work or vendor/ is not in order, or asks for what is not to be had.</exception>
    public static IPackageLocator Load(ModuleContext context, bool forPackages = true)
    {
        if (context.Env.Gowork.Length > 0) return LoadWorkspace(context, forPackages);
        if (context.Env.Gomod == NullDevice)
        {
            if (context.Flags.ModFile.Length > 0)
            {
                throw new GoError(
                    "go: cannot find main module, but -modfile was set.\n\t-modfile cannot be used to set the module root directory.");
            }

            return new NoModuleLocator(context, null);
        }

        MainModuleFile file = ReadMain(context);
        var main = new MainModules(context, [file], null);
        ModuleMode mode = ModuleModeChoice.Choose(context, main, out VendorList? vendor);
        CheckExcludedRequirements(context, file, mode);
        return Locator(context, main, mode, vendor, forPackages);
    }

    private static IPackageLocator LoadWorkspace(ModuleContext context, bool forPackages)
    {
        if (context.Flags.ModFile.Length > 0) throw new GoError("go: -modfile cannot be used in workspace mode");
        if (context.Flags.Mod is not ("" or "readonly" or "vendor"))
        {
            throw new GoError(
                $"go: -mod may only be set to readonly or vendor when in workspace mode, but it is set to {GoQuoting.Quote(context.Flags.Mod)}"
                + "\n\tRemove the -mod flag to use the default readonly value, \n\tor set GOWORK=off to disable workspace mode.");
        }

        (WorkFile work, ImmutableArray<MainModuleFile> files) = new WorkspaceReader(context).Read();
        if (files.IsEmpty) return new NoModuleLocator(context, work);
        var main = new MainModules(context, files, work);
        ModuleMode mode = ModuleModeChoice.Choose(context, main, out VendorList? vendor);
        return Locator(context, main, mode, vendor, forPackages);
    }

    private static IPackageLocator Locator(
        ModuleContext context, MainModules main, ModuleMode mode, VendorList? vendor, bool forPackages)
    {
        if (mode.Vendored)
        {
            var vendored = new VendorLocator(context, main, vendor ?? VendorList.Read(context, main.VendorDirectory), mode);
            vendored.Check();
            return vendored;
        }

        var locator = new ModuleLocator(context, main, mode);
        return locator.Begin(forPackages);
    }

    private static MainModuleFile ReadMain(ModuleContext context)
    {
        string gomod = context.Env.Gomod;
        string path = context.Flags.ModFile.Length > 0 ? context.Flags.ModFile : gomod;
        if (!path.EndsWith(".mod", StringComparison.Ordinal)) throw new GoError($"go: -modfile={path}: file does not have .mod extension");
        string root = gomod[..gomod.LastIndexOf('/')];
        MainModuleReading reading = new MainModuleReader(context).Read(path);
        if (reading.Lines is { } lines) new ToolchainCheck(context).Check(path, lines);
        if (reading.Problem is { } problem) throw new GoError("go: " + problem);
        GoModFile file = reading.File!;
        new GodebugCheck(context).Check(path, file);
        if (MainModuleReader.PathProblem(file) is { } wrong) throw new GoError("go: " + wrong);
        MainModuleReader.CheckTools(file);
        return new MainModuleFile(path, root.Length == 0 ? "/" : root, reading.Text, file, reading.Fixes);
    }

    /// <summary>A requirement on a version that the same file excludes does not count, and go.mod is to lose it.</summary>
    private static void CheckExcludedRequirements(ModuleContext context, MainModuleFile main, ModuleMode mode)
    {
        string verb = mode.MayUpdate ? "dropping" : "ignoring";
        string[] lines =
        [
            .. main.File.Require.Where(r => main.IsExcluded(r.Module))
                .Select(r => $"go: {verb} requirement on excluded version {r.Module.Path} {r.Module.Version}\n"),
        ];
        if (lines.Length == 0) return;
        if (!mode.MayUpdate) throw new GoError($"{string.Concat(lines)}go: {mode.UpdatesNeeded}");
        context.Host.Error.Write(string.Concat(lines));
    }
}
