using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Packages.Loading;
using GoRun.Resolve.Packages.Patterns;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>A module that has the package, or packages, that were looked for.</summary>
/// <param name="Directory">Where its files are.</param>
internal sealed record PackageAnswer(ModuleVersion Module, VersionInfo Info, string Directory);

/// <summary>
/// Finds the module that has a package, at the version that a query means (go.dev/ref/mod#resolve-pkg-mod): every prefix of the import path
/// may be its path, all are asked at once, and the longest that has the package is the one. Thread-safe.
/// </summary>
/// <param name="rootOf">Brings a module's files here; called from several threads.</param>
internal sealed class PackageQueries(
    IModuleFetcher fetcher, VersionQueries versions, Func<ModuleVersion, ModuleRoot> rootOf, SourceTree sources)
{
    private readonly PackageFolders _folders = new(new PackageDirectories(sources, memory: null));

    /// <param name="pattern">An import path, or a pattern with <c>...</c>.</param>
    /// <param name="current">The version in use of a module, for <c>upgrade</c> and <c>patch</c>; <c>none</c> or empty for none.</param>
    /// <param name="allowed">See <see cref="VersionQueries"/>.</param>
    /// <returns>At least one, longest module path first.</returns>
    /// <exception cref="QueryException">No module has it, with the reason that says most.</exception>
    /// <exception cref="GoError">What was fetched is not what the checksum database knows.</exception>
    public ImmutableArray<PackageAnswer> Find(
        string pattern, string query, Func<string, string> current, Func<ModuleVersion, bool>? allowed)
    {
        try
        {
            return fetcher.Ask(source => Find(source, pattern, query, current, allowed));
        }
        catch (ModuleFetchException e) when (e is not QueryException)
        {
            throw new QueryException(e.Message, QueryFailure.Other, e.NotFound);
        }
    }

    /// <summary>The same, of one source alone.</summary>
    public ImmutableArray<PackageAnswer> Find(
        IModuleSource source, string pattern, string query, Func<string, string> current, Func<ModuleVersion, bool>? allowed)
    {
        ImmutableArray<string> paths = ModulePathsFor(pattern, query);
        Task<PackageAnswer>[] questions =
        [
            // Each may wait for the network, so each has a thread; the pool has as many as there are processors.
            .. paths.Skip(1).Select(p => Task.Factory.StartNew(
                () => Ask(p), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        Task<PackageAnswer> longest = Answer(() => Ask(paths[0]));
        return Choose([longest, .. questions]);

        PackageAnswer Ask(string path) => FindIn(source, path, pattern, query, current(path), allowed);
    }

    /// <summary>The same, of a source that has no other answers than its own disk's: one path after the other is tried.</summary>
    public PackageAnswer FindOnDisk(IModuleSource source, string pattern, string query, Func<ModuleVersion, bool>? allowed)
    {
        QueryException? failure = null;
        foreach (string path in ModulePathsFor(pattern, query))
        {
            try
            {
                return FindIn(source, path, pattern, query, "none", allowed);
            }
            catch (QueryException e)
            {
                failure ??= e;
            }
        }

        throw failure!;
    }

    private PackageAnswer FindIn(
        IModuleSource source, string path, string pattern, string query, string current, Func<ModuleVersion, bool>? allowed)
    {
        VersionInfo info = versions.Query(source, path, query, current, allowed);
        var module = new ModuleVersion(path, info.Version);
        ModuleRoot root;
        try
        {
            root = rootOf(module);
        }
        catch (ModuleFetchException e)
        {
            throw QueryException.About(module, e);
        }

        if (root.Error is { } error) throw new QueryException(error.ToString(), QueryFailure.Other);
        if (HasPackages(pattern, path, root)) return new PackageAnswer(module, info, root.Directory);
        string found = query == info.Version ? "" : $" ({info.Version})";
        string packages = IsWild(pattern) ? "packages matching" : "package";
        throw new QueryException(
            $"module {path}@{query} found{found}, but does not contain {packages} {pattern}", QueryFailure.NoPackage);
    }

    private bool HasPackages(string pattern, string path, ModuleRoot root)
    {
        if (!IsWild(pattern)) return _folders.Find(pattern, path, root.Directory, root.Local) is not null;
        var wanted = new PackagePattern(pattern);
        bool any = false;
        new PackageTree(sources, root.Directory, []) { SkipsVendor = true }.Visit(
            root.Directory,
            includeRoot: true,
            (directory, entries) => any |= wanted.Matches(PathOf(directory)) && PackageTree.HasGoFiles(entries),
            directory => !any && wanted.TreeMayMatch(PathOf(directory)));
        return any;

        string PathOf(string directory) => path + directory[root.Directory.Length..];
    }

    private static ImmutableArray<PackageAnswer> Choose(Task<PackageAnswer>[] answers)
    {
        var found = ImmutableArray.CreateBuilder<PackageAnswer>();
        QueryException? failure = null;
        foreach (Task<PackageAnswer> answer in answers)
        {
            try
            {
                found.Add(answer.GetAwaiter().GetResult());
            }
            catch (QueryException e)
            {
                // That a longer path is a module is more than what may be wrong with shorter ones.
                bool besideThePoint = e.Failure == QueryFailure.Other && (found.Count > 0 || failure is { Failure: QueryFailure.NoPackage });
                if (!besideThePoint && (failure is null || e.Failure < failure.Failure)) failure = e;
            }
        }

        if (failure is null || (found.Count > 0 && failure.Failure != QueryFailure.Other)) return found.DrainToImmutable();
        throw failure;
    }

    /// <summary>What may be the module's path, longest first.</summary>
    private static ImmutableArray<string> ModulePathsFor(string pattern, string query)
    {
        string longest = pattern;
        int dots = pattern.IndexOf("...", StringComparison.Ordinal);
        if (dots >= 0)
        {
            int slash = pattern.LastIndexOf('/', dots);
            if (slash < 0)
            {
                string text = $"no modules to query for {pattern}@{query} because first path element contains a wildcard";
                throw new QueryException(text, QueryFailure.Other);
            }

            longest = pattern[..slash];
        }

        var paths = ImmutableArray.CreateBuilder<string>();
        for (string path = longest; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
        {
            if (ModulePaths.SplitVersion(path) is not null) paths.Add(path);
        }

        if (paths.Count > 0) return paths.DrainToImmutable();
        throw new QueryException($"malformed module path {GoQuoting.Quote(pattern)}: invalid version", QueryFailure.InvalidPath);
    }

    private static bool IsWild(string pattern) => pattern.Contains("...", StringComparison.Ordinal);

    /// <summary>Runs it here and now, with its failure kept for later.</summary>
    private static Task<PackageAnswer> Answer(Func<PackageAnswer> question)
    {
        var task = new Task<PackageAnswer>(question);
        task.RunSynchronously();
        return task;
    }
}
