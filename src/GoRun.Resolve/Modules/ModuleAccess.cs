using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Modules.Updating;

namespace GoRun.Resolve.Modules;

/// <summary>How one command reaches modules and what they say of themselves: the same whatever requirements are tried.</summary>
/// <param name="Sums">What go.sum says, and will.</param>
/// <param name="SumsInUse">What is asked before a module is used.</param>
/// <param name="Updater">Null where go.mod may not be changed.</param>
internal sealed record ModuleAccess(
    ModuleContext Context,
    ModuleMode Mode,
    ModuleCache Cache,
    SumVerifier Sums,
    ISumVerifier SumsInUse,
    ModuleRoots Roots,
    ModuleSummaries Summaries,
    ModuleQueries Queries,
    ModuleUpdater? Updater)
{
    /// <param name="verifier">Null for the main modules' go.sum files.</param>
    public static ModuleAccess Create(ModuleContext context, MainModules main, ModuleMode mode, SumVerifier? verifier)
    {
        var cache = new ModuleCache(context);
        SumVerifier sums = verifier ?? new SumVerifier(context, main.SumFiles);
        ISumVerifier sumsInUse = mode.MayUpdate || main.Work is not null ? new OpenSums(sums) : sums;
        var fetcher = new ModuleFetcher(context, cache, sumsInUse);
        var roots = new ModuleRoots(context, main, fetcher, sumsInUse);
        var summaries = new ModuleSummaries(context, main, cache, fetcher, sumsInUse);
        var queries = new ModuleQueries(context, main, fetcher);
        ModuleUpdater? updater = mode.MayUpdate ? ModuleUpdater.Create(context, main, roots, summaries, fetcher, queries, sums.Save) : null;
        return new ModuleAccess(context, mode, cache, sums, sumsInUse, roots, summaries, queries, updater);
    }
}
