using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Vendoring;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>Opens the main module: the door of this folder.</summary>
internal static class ModuleLoader
{
    private const string NullDevice = "/dev/null";

    /// <summary>
    /// 1. Refuses what is for later: GOPATH mode, workspaces. 2. Reads go.mod and checks it, the go line included. 3. Decides between
    /// vendor/ and the module cache. 4. Checks what go checks before it loads any package.
    /// </summary>
    /// <exception cref="GoError">go.mod or vendor/ is not in order, or asks for what is not to be had.</exception>
    public static IPackageLocator Load(ModuleContext context)
    {
        RefuseOtherModes(context.Env);
        if (context.Env.Gomod == NullDevice)
        {
            if (context.Flags.ModFile.Length > 0)
            {
                throw new GoError(
                    "go: cannot find main module, but -modfile was set.\n\t-modfile cannot be used to set the module root directory.");
            }

            return new NoModuleLocator(context);
        }

        MainModuleFile main = ReadMain(context);
        ModuleMode mode = ChooseMode(context, main, out VendorList? vendor);
        RefuseExcludedRequirements(main, mode);
        if (mode.Vendored)
        {
            var vendored = new VendorLocator(context, main, vendor ?? VendorList.Read(context, main.Root + "/vendor"), mode);
            vendored.Check();
            return vendored;
        }

        var locator = new ModuleLocator(context, main, mode);
        locator.CheckRoots();
        return locator;
    }

    private static void RefuseOtherModes(GoEnv env)
    {
        if (env.Gomod.Length == 0)
        {
            string setting = env["GO111MODULE"];
            throw new GoError(
                $"gorun: GOPATH mode (GO111MODULE={setting}) is not supported yet; unset GO111MODULE to use modules", GoError.Usage);
        }

        if (env.Gowork is not ("" or "off"))
        {
            throw new GoError(
                $"gorun: {env.Gowork} is in use, and workspaces are not supported yet; set GOWORK=off to build without it", GoError.Usage);
        }
    }

    private static MainModuleFile ReadMain(ModuleContext context)
    {
        string gomod = context.Env.Gomod;
        string path = context.Flags.ModFile.Length > 0 ? context.Flags.ModFile : gomod;
        if (!path.EndsWith(".mod", StringComparison.Ordinal)) throw new GoError($"go: -modfile={path}: file does not have .mod extension");
        string root = gomod[..gomod.LastIndexOf('/')];
        string text = ModuleText.Read(context.Sources, path) ?? throw new GoError($"go: open {context.Short(path)}: no such file or directory");
        bool knowsIgnore = context.Env.Release.AtLeast(25);
        GoModReading reading = GoModReader.Read(path, text, new GoModRules(Strict: true, knowsIgnore));
        GoModFile file = reading.File;
        if (!reading.Errors.IsEmpty)
        {
            // A newer go line explains what this release cannot read.
            GoModReading lax = GoModReader.Read(path, text, new GoModRules(Strict: false, knowsIgnore));
            if (lax.Errors.IsEmpty) new ToolchainCheck(context).Check(path, lax.File);
            string shown = context.Short(path);
            throw new GoError($"go: errors parsing {shown}:\n{string.Join('\n', reading.Errors.Select(e => e.Describe(shown)))}");
        }

        new ToolchainCheck(context).Check(path, file);
        CheckModuleLine(context, path, file);
        new GodebugCheck(context).Check(path, file);
        if (ModulePaths.CheckImportPath(file.ModulePath!) is { } problem)
            throw new GoError($"go: malformed module path {GoQuoting.Quote(file.ModulePath!)}: {problem}");
        foreach (string tool in file.Tools)
        {
            if (ModulePaths.CheckImportPath(tool) is { } wrong)
                throw new GoError($"go: malformed tool path {GoQuoting.Quote(tool)}: {wrong}");
        }

        return new MainModuleFile(path, root.Length == 0 ? "/" : root, file);
    }

    /// <summary>A requirement on a version that the same file excludes would have to be dropped, and gorun changes no go.mod.</summary>
    private static void RefuseExcludedRequirements(MainModuleFile main, ModuleMode mode)
    {
        string[] lines =
        [
            .. main.File.Require.Where(r => main.IsExcluded(r.Module))
                .Select(r => $"go: ignoring requirement on excluded version {r.Module.Path} {r.Module.Version}\n"),
        ];
        if (lines.Length > 0) throw new GoError($"{string.Concat(lines)}go: {mode.UpdatesNeeded}");
    }

    private static void CheckModuleLine(ModuleContext context, string path, GoModFile file)
    {
        string shown = context.Short(path);
        if (file.ModulePath is null)
        {
            const string Advice = "To specify the module path:\n\tgo mod edit -module=example.com/mod";
            throw new GoError($"go: error reading {shown}: missing module declaration. {Advice}");
        }

        if (ModuleVersion.IsToolchain(file.ModulePath))
            throw new GoError($"go: error reading {shown}: invalid module path: {GoQuoting.Quote(file.ModulePath)}");
    }

    /// <summary>vendor/ is used by default where it exists and the go line is 1.14 or newer (modload.setDefaultBuildMod).</summary>
    private static ModuleMode ChooseMode(ModuleContext context, MainModuleFile main, out VendorList? vendor)
    {
        vendor = null;
        string flag = context.Flags.Mod;
        if (flag.Length > 0) return new ModuleMode(flag == "vendor", flag, "");
        string directory = main.Root + "/vendor";
        if (!context.Sources.DirectoryExists(directory)) return new ModuleMode(Vendored: false, "", "");
        if (main.File.GoVersion is not { } goVersion)
            return new ModuleMode(Vendored: false, "", "Go version in go.mod is unspecified, so vendor directory was not used.");
        if (GoVersion.Compare(goVersion, "1.14") < 0)
            return new ModuleMode(Vendored: false, "", $"Go version in go.mod is {goVersion}, so vendor directory was not used.");
        vendor = VendorList.Read(context, directory);
        return vendor.ForWorkspace
            ? new ModuleMode(Vendored: false, "", "Outside workspace mode, but vendor directory is for a workspace.")
            : new ModuleMode(Vendored: true, "", "Go version in go.mod is at least 1.14 and vendor directory exists.");
    }
}
