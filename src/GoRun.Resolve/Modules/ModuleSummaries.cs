using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules;

/// <summary>A dependency's summary, or why there is none.</summary>
internal readonly record struct SummaryResult(ModuleSummary? Summary, ModuleError? Error);

/// <summary>
/// Reads the go.mod files of dependencies, each once, from the module cache, where they are downloaded to, or from replacement folders.
/// Replacements are applied and excluded requirements dropped. Thread-safe.
/// </summary>
internal sealed class ModuleSummaries(ModuleContext context, MainModules main, ModuleCache cache, IModuleFetcher fetcher, ISumVerifier sums)
{
    private readonly ConcurrentDictionary<ModuleVersion, SummaryResult> _known = new();
    private readonly ConcurrentDictionary<ModuleVersion, string> _goVersions = new();

    /// <exception cref="GoError">A go.mod file of the module cache is not the one that go.sum knows.</exception>
    public SummaryResult Of(ModuleVersion module) => _known.GetOrAdd(module, static (m, self) => self.Load(m), this);

    /// <summary>The go line of a module in the cache, whatever else is wrong with it; empty where there is none.</summary>
    public string GoVersionOf(ModuleVersion actual) => _goVersions.GetOrAdd(
        actual,
        m => cache.ReadOwnGoMod(m) is { } content ? Read("go.mod", content).File.GoVersion ?? "" : "");

    /// <summary>The go line of a version that need not be in the build, as far as it can be had and understood; else empty.</summary>
    /// <exception cref="GoError">Its go.mod file is not the one that go.sum knows.</exception>
    public string FetchGoVersion(ModuleVersion module)
    {
        try
        {
            GoModReading reading = Read("go.mod", fetcher.GoMod(module));
            string goVersion = reading.Errors.IsEmpty ? reading.File.GoVersion ?? "" : "";
            return context.IsTooNew(goVersion) ? "" : goVersion;
        }
        catch (ModuleFetchException)
        {
            return "";
        }
    }

    private SummaryResult Load(ModuleVersion module)
    {
        if (ModuleVersion.IsToolchain(module.Path)) return new SummaryResult(ForToolchain(module), null);
        if (module.Version.Length == 0) return new SummaryResult(OfMainModule(main.Find(module.Path)!.File.File), null);
        ModuleVersion actual = main.ReplacementOf(module) ?? module;
        SummaryResult result = actual.Version.Length == 0 ? LoadFolder(actual) : LoadCached(module, actual);
        if (result.Summary is not { } summary) return result;
        if (actual.Version.Length > 0 && CheckPath(module, actual, summary) is { } error) return new SummaryResult(null, error);
        return new SummaryResult(WithoutExcluded(summary), null);
    }

    /// <summary>In a workspace the main modules are requirements like others.</summary>
    private ModuleSummary OfMainModule(GoModFile file) => WithoutExcluded(Summarise(file, file.GoVersion ?? ""));

    private ModuleSummary WithoutExcluded(ModuleSummary summary) => summary.Require.Any(main.IsExcluded)
        ? summary with { Require = [.. summary.Require.Where(r => !main.IsExcluded(r))] }
        : summary;

    /// <summary>The go line of a module is a requirement on that Go; and a Go asks for the toolchain of its version.</summary>
    private static ModuleSummary ForToolchain(ModuleVersion module) => new()
    {
        ModulePath = module.Path,
        GoVersion = "",
        Require = module.Path == "go" && GoVersion.Compare(module.Version, "1.21") >= 0
            ? [new ModuleVersion("toolchain", "go" + module.Version)]
            : [],
        Pruned = true,
    };

    private SummaryResult LoadCached(ModuleVersion module, ModuleVersion actual)
    {
        var key = new ModuleVersion(actual.Path, actual.Version + "/go.mod");
        if (!sums.Has(key))
        {
            string text = $"missing go.sum entry for go.mod file; to add it:\n\tgo mod download {module.Path}";
            return new SummaryResult(null, new ModuleError(actual, text, MissingSum: true));
        }

        try
        {
            return Accept(actual, "go.mod", Read("go.mod", fetcher.GoMod(actual)));
        }
        catch (ModuleFetchException e)
        {
            return new SummaryResult(null, ModuleError.Of(actual, e));
        }
    }

    private SummaryResult LoadFolder(ModuleVersion folder)
    {
        string file = main.DirectoryOf(folder) + "/go.mod";
        try
        {
            return Accept(folder, file, Read(file, context.Sources.Read(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = e is UnauthorizedAccessException ? "permission denied" : "no such file or directory";
            return new SummaryResult(null, new ModuleError(folder, $"reading {context.Short(file)}: open {file}: {reason}"));
        }
    }

    private GoModReading Read(string file, byte[] content) =>
        GoModReader.Read(file, Encoding.UTF8.GetString(content), new GoModRules(Strict: false, context.Env.Release.AtLeast(25)));

    private SummaryResult Accept(ModuleVersion actual, string file, GoModReading reading)
    {
        if (!reading.Errors.IsEmpty)
        {
            string errors = string.Join('\n', reading.Errors.Select(e => e.Describe(file)));
            return new SummaryResult(null, new ModuleError(actual, $"parsing {context.Short(file)}: {errors}"));
        }

        string goVersion = reading.File.GoVersion ?? "";
        if (GoVersion.Compare(goVersion, "1.21") >= 0 && context.IsTooNew(goVersion))
            return new SummaryResult(null, new ModuleError(null, context.TooNew($"module {actual}", goVersion), TooNew: true));
        return new SummaryResult(Summarise(reading.File, goVersion), null);
    }

    private static ModuleSummary Summarise(GoModFile file, string goVersion)
    {
        var require = ImmutableArray.CreateBuilder<ModuleVersion>(file.Require.Length + 1);
        foreach (Requirement line in file.Require) require.Add(line.Module);
        if (GoVersion.Compare(goVersion, "1.21") >= 0) require.Add(new ModuleVersion("go", goVersion));
        return new ModuleSummary
        {
            ModulePath = file.ModulePath ?? "",
            GoVersion = goVersion,
            Require = require.DrainToImmutable(),
            Ignore = file.Ignore,
            Pruned = ModuleSummary.IsPruned(goVersion),
        };
    }

    private static ModuleError? CheckPath(ModuleVersion module, ModuleVersion actual, ModuleSummary summary)
    {
        if (summary.ModulePath.Length == 0) return new ModuleError(actual, "parsing go.mod: missing module line");
        if (summary.ModulePath == module.Path || summary.ModulePath == actual.Path) return null;
        return new ModuleError(
            actual,
            $"parsing go.mod:\n\tmodule declares its path as: {summary.ModulePath}\n\t        but was required as: {module.Path}");
    }
}
