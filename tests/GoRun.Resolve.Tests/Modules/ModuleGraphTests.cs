using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

public sealed class ModuleGraphTests
{
    private const int Paths = 6;
    private const int Versions = 4;

    /// <summary>For each version of each module, what it requires and whether its go line makes it pruned.</summary>
    private static readonly Gen<World> Worlds =
        from roots in Gen.ListOf(Module(0))
        from summaries in Gen.ArrayOf(Summary(), Paths * Versions)
        from pruned in Gen.Elements(true, false)
        select new World([.. roots.Distinct()], summaries, pruned);

    [Fact]
    public void The_build_list_is_that_of_the_plain_algorithm()
    {
        Prop.ForAll(Worlds.ToArbitrary(), world =>
        {
            ModuleGraph graph = Read(world.Roots, world.Pruned, world.SummaryOf);
            string expected = string.Join(' ', Reference(world).Select(m => m.ToString()));
            Assert.Equal(expected, string.Join(' ', graph.BuildList.Select(m => m.ToString())));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_way_to_a_module_that_cannot_be_read_is_shown()
    {
        var a = new ModuleVersion("example.com/a", "v1.0.0");
        var b = new ModuleVersion("example.com/b", "v1.0.0");
        ModuleGraph graph = Read([a], pruned: false, module => module == a
            ? new SummaryResult(new ModuleSummary { ModulePath = a.Path, GoVersion = "", Require = [b], Pruned = false }, null)
            : new SummaryResult(null, new ModuleError(module, "it is gone")));
        Assert.Equal("example.com/a@v1.0.0 requires\n\texample.com/b@v1.0.0: it is gone", graph.Error);
    }

    [Fact]
    public void The_main_module_is_chosen_over_any_version_of_it()
    {
        var older = new ModuleVersion("m", "v9.0.0");
        ModuleGraph graph = Read([older], pruned: false, _ => new SummaryResult(World.Empty, null));
        Assert.Equal("", graph.Selected("m"));
        Assert.Empty(graph.BuildList);
    }

    private static ModuleGraph Read(ImmutableArray<ModuleVersion> roots, bool pruned, Func<ModuleVersion, SummaryResult> summaryOf) =>
        new ModuleGraphReader(summaryOf, new NetworkWaits()).Read(["m"], roots, pruned ? GraphPruning.Pruned : GraphPruning.Unpruned);

    private static Gen<ModuleVersion> Module(int first) =>
        from path in Gen.Choose(first, Paths - 1)
        from version in Gen.Choose(0, Versions - 1)
        select new ModuleVersion($"p{path}", $"v1.{version}.0");

    private static Gen<ModuleSummary> Summary() =>
        from require in Gen.ListOf(Module(0)).Where(l => l.Count < 4)
        from pruned in Gen.Elements(true, false)
        select new ModuleSummary { ModulePath = "", GoVersion = "", Require = [.. require], Pruned = pruned };

    /// <summary>
    /// go.dev/ref/mod#graph-pruning, word by word: a walk that carries, for each module it comes to, whether the requirements' own
    /// requirements count.
    /// </summary>
    private static IEnumerable<ModuleVersion> Reference(World world)
    {
        var asked = new List<ModuleVersion>(world.Roots);
        var done = new HashSet<(ModuleVersion, bool)>();
        void Walk(ModuleVersion module, bool pruned)
        {
            if (!done.Add((module, pruned))) return;
            ModuleSummary summary = world.SummaryOf(module).Summary!;
            asked.AddRange(summary.Require);
            bool deeper = !pruned || !summary.Pruned;
            foreach (ModuleVersion requirement in summary.Require)
            {
                if (deeper) Walk(requirement, pruned: false);
            }
        }

        foreach (ModuleVersion root in world.Roots) Walk(root, world.Pruned);
        return asked.GroupBy(m => m.Path)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.MaxBy(m => m.Version, StringComparer.Ordinal));
    }

    private sealed record World(ImmutableArray<ModuleVersion> Roots, ModuleSummary[] Summaries, bool Pruned)
    {
        internal static ModuleSummary Empty { get; } = new() { ModulePath = "", GoVersion = "", Require = [], Pruned = true };

        internal SummaryResult SummaryOf(ModuleVersion module) =>
            new(Summaries[((module.Path[1] - '0') * Versions) + (module.Version[3] - '0')], null);
    }
}
