using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Queries;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>
/// Finds the module that <c>package@version</c> means. One version in full that is in the module cache needs no network; and where that is not
/// to be asked, the best version that the cache has is taken.
/// </summary>
internal sealed class VersionedSearch(ModuleContext context, IModuleFetcher fetcher, ModuleCache cache)
{
    private readonly VersionQueries _versions = new(fetcher, context.LocalGoVersion, []);

    // A module that would do, but for its go line; set by one of several threads.
    private volatile TooNewModule? _tooNew;

    /// <summary>Why nothing may be asked of the network; null where it may.</summary>
    private string? Closed => context.Flags.Offline ? "-offline" : context.Env["GOPROXY"] == "off" ? "GOPROXY=off" : null;

    /// <summary>The module; what its author says against it goes to standard error, as far as the network is asked at all.</summary>
    /// <exception cref="GoError">No module has the package, at no version that would do; or something is in the way.</exception>
    /// <exception cref="NewerGoException">The module is for a newer Go.</exception>
    public PackageAnswer Find(VersionedTarget target)
    {
        try
        {
            if (context.Flags.Mod == "vendor") throw new QueryException("cannot query module due to -mod=vendor", QueryFailure.Other);
            return FindInCache(target) ?? FindByNetwork(target);
        }
        catch (QueryException e)
        {
            string message = $"go: {target.Argument}: {e.Message}";
            throw _tooNew is { } tooNew && e.Message == tooNew.Message
                ? new NewerGoException(tooNew.Module.ToString(), tooNew.GoVersion, message)
                : new GoError(message);
        }
    }

    /// <summary>Whether nothing newer is asked for where the module cache has an answer.</summary>
    public bool TakesWhatIsThere(VersionedTarget target) => IsInFull(target) || Closed is not null;

    private static bool IsInFull(VersionedTarget target) =>
        SemanticVersion.IsValid(target.Query) && !VersionForms.IsPrefix(target.Pattern, target.Query);

    private PackageAnswer? FindInCache(VersionedTarget target)
    {
        bool inFull = IsInFull(target);
        if (!TakesWhatIsThere(target)) return null;
        var source = new CachedSource(cache);
        try
        {
            var latest = new LatestVersions(path => _versions.Query(source, path, "latest", "", null), fetcher.GoMod);
            PackageAnswer answer = Packages().FindOnDisk(source, target.Pattern, target.Query, Allowed(target, latest));
            if (!inFull)
                context.Notices.Line($"gorun: {target.Argument} is {answer.Module.Version}, the best in the module cache ({Closed})");
            return answer;
        }
        catch (QueryException e) when (e.Message != _tooNew?.Message)
        {
            return null;
        }
    }

    private PackageAnswer FindByNetwork(VersionedTarget target)
    {
        var latest = new LatestVersions(path => _versions.Query(path, "latest", "", null), fetcher.GoMod);
        PackageAnswer answer = Packages().Find(target.Pattern, target.Query, _ => "none", Allowed(target, latest))[0];
        if (latest.Deprecation(answer.Module.Path) is { Length: > 0 } notice)
            context.Notices.Line($"go: module {answer.Module.Path} is deprecated: {ShortMessage.Of(notice)}");
        return answer;
    }

    private PackageQueries Packages() => new(fetcher, _versions, RootOf, context.Sources);

    /// <summary>A module for a newer Go is not even downloaded.</summary>
    private ModuleRoot RootOf(ModuleVersion module)
    {
        string text = Encoding.UTF8.GetString(fetcher.GoMod(module));
        string goVersion = GoModReader.Read("go.mod", text, new GoModRules(Strict: false, KnowsIgnore: false)).File.GoVersion ?? "";
        if (!context.IsTooNew(goVersion)) return new ModuleRoot(fetcher.Download(module), Local: false, null);
        var error = new ModuleError(null, context.TooNew(module.ToString(), goVersion), TooNew: true);
        _tooNew = new TooNewModule(module, goVersion, error.ToString());
        return new ModuleRoot("", Local: false, error);
    }

    /// <summary>Who asks for one revision gets it, retracted or not.</summary>
    private static Func<ModuleVersion, bool>? Allowed(VersionedTarget target, LatestVersions latest) =>
        VersionForms.IsRevision(target.Pattern, target.Query) ? null : m => !latest.IsRetracted(m);

    private sealed record TooNewModule(ModuleVersion Module, string GoVersion, string Message);
}
