using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>Tells which modules the arguments of <c>list -m</c> name (modload.listModules).</summary>
internal sealed class ModuleArguments
{
    private const string OnlyVendor = " using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)";

    /// <summary>The main modules, in the order of go.work.</summary>
    public required ImmutableArray<Module> Main { get; init; }

    /// <summary>The version that the roots of the graph alone give; null where they do not have the module.</summary>
    public required Func<string, string?> RootVersion { get; init; }

    /// <summary>Whether a version that the roots give is the one that the whole graph gives.</summary>
    public required bool RootsDecide { get; init; }

    /// <summary>Reads the whole graph; called once at most, and before anything is described.</summary>
    public required Func<ListedGraph> Graph { get; init; }

    /// <summary>Called from several threads.</summary>
    public required Func<ModuleVersion, Module> Describe { get; init; }

    /// <summary>Finds a version of a module: path, query, and the version in use (<c>none</c> or empty where there is none).</summary>
    public required Func<string, string, string, Module> Query { get; init; }

    public required ModuleAspects Aspects { get; init; }

    /// <summary>Only vendor/ is known.</summary>
    public bool Vendored { get; init; }

    /// <summary>That there is no main module; empty where there is one.</summary>
    public string NoMain { get; init; } = "";

    /// <summary>Where it waits for the network.</summary>
    public required NetworkWaits Waits { get; init; }

    private bool WithVersions => Aspects.HasFlag(ModuleAspects.Versions);

    /// <returns>With <see cref="Module.Error"/> in those that are not known.</returns>
    /// <exception cref="GoError">An argument is of a form that names no module.</exception>
    public ModuleResolution Resolve(ImmutableArray<string> arguments)
    {
        if (arguments.IsEmpty) return new ModuleResolution(Main, []);
        if (Vendored)
        {
            foreach (string argument in arguments) CheckVendored(argument);
        }

        bool whole = false;
        foreach (string argument in arguments) whole |= NeedsGraph(argument);
        ListedGraph? graph = whole ? Graph() : null;
        var modules = ImmutableArray.CreateBuilder<Module>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        var matched = new HashSet<ModuleVersion>();
        foreach (string argument in arguments)
        {
            if (IsPattern(argument))
            {
                ModuleVersion[] matches = [.. Matching(argument, graph!).Where(matched.Add)];
                if (matches.Length == 0) warnings.Add($"warning: pattern {GoQuoting.Quote(argument)} matched no module dependencies");
                modules.AddRange(DescribeAll(matches));
            }
            else if ((argument.Contains('@', StringComparison.Ordinal) ? Version(argument, graph) : Named(argument, graph)) is { } module)
            {
                modules.Add(module);
            }
        }

        return new ModuleResolution(modules.DrainToImmutable(), warnings.DrainToImmutable());
    }

    /// <summary>go's message for what vendor/ does not tell.</summary>
    /// <param name="impossible">What cannot be done.</param>
    public static GoError Vendor(string impossible) => new($"go: can't {impossible}{OnlyVendor}");

    private static void CheckVendored(string argument)
    {
        if (IsPattern(argument)) throw Vendor(argument == "all" ? "compute 'all'" : "match module patterns");
    }

    /// <exception cref="GoError">The argument is of a form that names no module.</exception>
    private bool NeedsGraph(string argument)
    {
        if (argument.Contains('\\', StringComparison.Ordinal)) throw new GoError("go: module paths never use backslash");
        if (ImportPathForm.IsRelative(argument)) throw new GoError($"go: cannot use relative path {argument} to specify module");
        bool isPattern = IsPattern(argument);
        if (!isPattern && argument.Contains('@', StringComparison.Ordinal))
        {
            (string path, string query) = Split(argument);
            if (query is not ("upgrade" or "patch") || IsDecided(path)) return false;
            CheckMain(argument, "");
            return true;
        }

        if (isPattern) CheckMain(argument, "");
        else if (IsDecided(argument)) return false;
        else if (!WithVersions) CheckMain(argument, " without -versions or an explicit version");
        return true;
    }

    private bool IsDecided(string path) => RootsDecide && RootVersion(path) is not null;

    private void CheckMain(string argument, string without)
    {
        if (NoMain.Length > 0) throw new GoError($"go: cannot match {GoQuoting.Quote(argument)}{without}: {NoMain}");
    }

    private Module? Version(string argument, ListedGraph? graph)
    {
        (string path, string query) = Split(argument);
        string? current = graph is null ? RootVersion(path) ?? "" : graph.Selected(path);
        bool unknown = current is null && graph is { IsBroken: true } && query is "upgrade" or "patch";
        return unknown ? null : Query(path, query, current ?? "none");
    }

    private Module? Named(string path, ListedGraph? graph)
    {
        string? version = graph is null ? RootVersion(path) : graph.Selected(path);
        if (version is not null) return Describe(new ModuleVersion(path, version));
        if (graph is { IsBroken: true }) return null;
        if (Vendored) return new Module { Path = path, Error = $"module {path}: can't resolve module{OnlyVendor}" };
        return WithVersions ? new Module { Path = path } : new Module { Path = path, Error = $"module {path}: not a known dependency" };
    }

    private static IEnumerable<ModuleVersion> Matching(string argument, ListedGraph graph)
    {
        if (argument == "all") return graph.BuildList;
        var pattern = new PackagePattern(argument);
        return graph.BuildList.Where(m => pattern.Matches(m.Path));
    }

    /// <summary>Each may have to ask the network.</summary>
    private Module[] DescribeAll(ModuleVersion[] modules)
    {
        var described = new Module[modules.Length];
        var queue = new ParallelQueue<int>(i => described[i] = Describe(modules[i]), Environment.ProcessorCount, Waits);
        for (int i = 0; i < modules.Length; i++) queue.Add(i);
        queue.Run();
        return described;
    }

    private static bool IsPattern(string argument) => argument == "all" || argument.Contains("...", StringComparison.Ordinal);

    /// <exception cref="GoError">The version could be taken for a flag or a path by version control commands.</exception>
    private static (string Path, string Query) Split(string argument)
    {
        int at = argument.IndexOf('@', StringComparison.Ordinal);
        string query = argument[(at + 1)..];
        if (query.StartsWith('-') || query.StartsWith('/')) throw new GoError($"go: invalid module version {GoQuoting.Quote(query)}");
        return (argument[..at], query);
    }
}
