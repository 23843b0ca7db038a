using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Sums.Database;
using GoRun.Resolve.Modules.Updating;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>Opens the module of <c>package@version</c> (load.PackagesAndErrorsOutsideModule): the door of this folder.</summary>
internal static class VersionedLoader
{
    /// <summary>
    /// 1. Refuses settings that make no sense here. 2. Finds the module and its version. 3. Reads its go.mod, which must mean the same as if it
    /// were the main module's. 4. Makes up a main module that asks for it, and for what was found on an earlier run for imports that it does
    /// not ask for; there is no go.sum, so that every sum comes from the checksum database.
    /// </summary>
    /// <param name="argument">See <see cref="VersionedTarget.IsMeant"/>.</param>
    /// <exception cref="GoError">In go's words, with the argument in front.</exception>
    public static IPackageLocator Load(ModuleContext context, string argument, out VersionedTarget target)
    {
        if (context.Env["GO111MODULE"] == "off") throw new GoError("go: modules disabled by GO111MODULE=off; see 'go help modules'");
        if (context.Flags.ModFileOnCommandLine) throw new GoError("go: -modfile cannot be used with commands that ignore the current module");
        target = VersionedTarget.Parse(context, argument);

        var cache = new ModuleCache(context);
        var sums = new SumVerifier(context, SumFiles.None, new SumDatabaseRules(context, s => new DatabaseServer(context, s)));
        var fetcher = new ModuleFetcher(context, cache, sums);
        var search = new VersionedSearch(context, fetcher, cache);
        ModuleVersion module = search.Find(target).Module;
        GoModFile file = VersionedGoMod.Read(context, fetcher, argument, module);
        if (PinnedVersion.Describe(context, module) is { } difference) context.Notices.Line(difference);

        // Without a main module go looks for what is missing, unless it was told not to.
        var mode = new ModuleMode(Vendored: false, context.Flags.Mod.Length > 0 ? context.Flags.Mod : "mod", "");
        var found = new FoundModules(context, cache, module, target.Pattern);
        ImmutableArray<ModuleVersion> known = mode.MayUpdate && search.TakesWhatIsThere(target) ? found.Read() : [];
        var locator = new ModuleLocator(context, MainModules.MakeUp(context, [module, .. known]), mode, sums);
        CheckBuildList(argument, module, locator.Graph);
        return new VersionedLocator(locator, module, file.GoVersion ?? "", new FoundModulesChange(found, module, known));
    }

    /// <summary>What the module asks for must not ask for a higher version of it, however indirectly.</summary>
    private static void CheckBuildList(string argument, ModuleVersion module, ModuleGraph graph)
    {
        if (graph.Conflict is { } conflict) throw new GoError($"go: {argument}: version constraints conflict:\n\t{conflict}");
        if (graph.Selected(module.Path) is not { } selected || selected == module.Version) return;
        ModuleVersion higher = module with { Version = selected };
        string way = graph.RequirementsOf(module).Contains(higher) ? "" : "indirectly ";
        throw new GoError(
            $"go: {argument}: version constraints conflict:\n\t{module} {way}requires {higher}, but {module.Version} is requested");
    }
}
