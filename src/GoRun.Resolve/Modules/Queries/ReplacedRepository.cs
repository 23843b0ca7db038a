using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// A module of which the main module replaces versions: these exist too, even where no source knows the module
/// (modload.replacementRepo).
/// </summary>
/// <param name="repository">Null where the module is not to be found.</param>
/// <param name="failure">Why it is null.</param>
/// <param name="replaced">Left sides of the replace lines for this module.</param>
internal sealed class ReplacedRepository(
    string path, IModuleRepository? repository, ModuleFetchException? failure, ImmutableArray<ModuleVersion> replaced) : IModuleRepository
{
    public string ModulePath => path;

    private IModuleRepository Repository => repository ?? throw failure!;

    public VersionList Versions(string prefix)
    {
        VersionList known = repository is null ? new VersionList([]) : VersionsOrNone(repository, prefix);
        string[] added =
        [
            .. replaced.Select(r => r.Version)
                .Where(v => v.Length > 0 && v.StartsWith(prefix, StringComparison.Ordinal) && !PseudoVersion.Is(v)),
        ];
        if (added.Length == 0) return known;
        IEnumerable<string> all = known.Versions.Concat(added).Distinct(StringComparer.Ordinal);
        return new VersionList([.. all.Order(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b)))]);
    }

    public VersionInfo Stat(string revision)
    {
        try
        {
            return Repository.Stat(revision);
        }
        catch (ModuleFetchException)
        {
            if (SemanticVersion.Canonical(revision) != revision) throw;
            string version = revision;
            if (ModulePaths.SplitVersion(path) is "" && ModulePaths.CheckMajor(version, "") is not null) version += "+incompatible";
            if (!replaced.Any(r => r.Version.Length == 0 || r.Version == version)) throw;
            return Describe(version);
        }
    }

    public VersionInfo Latest()
    {
        string highest = replaced.Select(r => r.Version).Max(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b)))!;

        // Below every real version, so that whoever uses the main module can go on to any of them.
        if (highest.Length == 0) highest = $"{Major()}.0.0-00010101000000-000000000000";
        try
        {
            VersionInfo latest = Repository.Latest();
            return SemanticVersion.Compare(highest, latest.Version) > 0 ? Describe(highest) : latest;
        }
        catch (ModuleFetchException)
        {
            return Describe(highest);
        }
    }

    public byte[] GoMod(string version) => Repository.GoMod(version);

    public void Zip(string version, Stream destination) => Repository.Zip(version, destination);

    private string Major() => ModulePaths.SplitVersion(path) is { Length: > 0 } suffix ? suffix[1..] : "v0";

    private static VersionList VersionsOrNone(IModuleRepository repository, string prefix)
    {
        try
        {
            return repository.Versions(prefix);
        }
        catch (ModuleFetchException e) when (e.NotFound)
        {
            return new VersionList([]);
        }
    }

    private static VersionInfo Describe(string version) => PseudoVersion.Is(version)
        ? new VersionInfo { Version = version, Time = PseudoVersion.Time(version), ShortName = PseudoVersion.Revision(version) }
        : new VersionInfo { Version = version };
}
