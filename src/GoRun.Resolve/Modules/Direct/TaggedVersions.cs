using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>The versions of a module that its repository has tags for (cmd/go/internal/modfetch/coderepo.go).</summary>
internal sealed class TaggedVersions(GitRepository repository, ModuleLocation location, ModuleFolders folders)
{
    private const string Incompatible = "+incompatible";

    private readonly Lazy<ImmutableArray<VersionInterval>> _retracted = new(() => ReadRetracted(repository, location, folders));

    /// <summary>In order; those for which there is no major version suffix are <c>+incompatible</c>, and last.</summary>
    /// <exception cref="ModuleFetchException">The repository is not to be had.</exception>
    public VersionList List(string prefix) => List(repository, location, prefix);

    /// <summary>Whether the module's latest version takes this one back.</summary>
    public bool IsRetracted(string version) => _retracted.Value.Any(
        r => SemanticVersion.Compare(r.Low, version) <= 0 && SemanticVersion.Compare(version, r.High) <= 0);

    private static VersionList List(GitRepository repository, ModuleLocation location, string prefix)
    {
        // gopkg.in/x.v2-unstable is a branch; the tags v2 are those of gopkg.in/x.v2.
        if (location.ModulePath.StartsWith("gopkg.in/", StringComparison.Ordinal)
            && location.ModulePath.EndsWith("-unstable", StringComparison.Ordinal))
        {
            return new VersionList([]);
        }

        prefix = location.TagPrefix + prefix;
        var compatible = new List<string>();
        var incompatible = new List<string>();
        foreach (string tag in repository.References.Tags(prefix))
        {
            string version = tag.StartsWith(location.TagPrefix, StringComparison.Ordinal) ? tag[location.TagPrefix.Length..] : "";
            if (version.Length == 0 || version != VersionTags.Canonical(version) || PseudoVersion.Is(version)) continue;
            if (location.Matches(version)) compatible.Add(version);
            else if (location.Folder.Length == 0 && location.Major.Length == 0) incompatible.Add(version);
        }

        compatible.Sort(static (a, b) => SemanticVersion.Compare(a, b));
        incompatible.Sort(static (a, b) => SemanticVersion.Compare(a, b));
        return new VersionList(
            [.. compatible, .. Allowed(repository, compatible, incompatible).Select(v => v + Incompatible)],
            repository.TagOrigin(prefix) with { Subdirectory = location.Folder });
    }

    /// <summary>
    /// Who has a go.mod file is expected to keep to major version suffixes, from the latest version without one on, or within a major
    /// version if the latest of that has one (go.dev/issue/34189).
    /// </summary>
    private static string[] Allowed(GitRepository repository, List<string> compatible, List<string> incompatible)
    {
        if (incompatible.Count == 0) return [];
        if (compatible.Count > 0 && HasGoMod(repository, compatible[^1])) return [];
        return
        [
            .. incompatible.GroupBy(v => SemanticVersion.Major(v), StringComparer.Ordinal)
                .Where(major => !HasGoMod(repository, major.Last())).SelectMany(major => major),
        ];
    }

    private static bool HasGoMod(GitRepository repository, string tag) => repository.ReadFile(tag, "go.mod") is not null;

    private static ImmutableArray<VersionInterval> ReadRetracted(GitRepository repository, ModuleLocation location, ModuleFolders folders)
    {
        try
        {
            string[] versions = [.. List(repository, location, "").Versions.TakeWhile(v => !v.EndsWith(Incompatible, StringComparison.Ordinal))];
            string? latest = versions.LastOrDefault(v => SemanticVersion.Prerelease(v).Length == 0) ?? versions.LastOrDefault();
            if (latest is null || folders.Find(latest).GoMod is not { } goMod) return [];
            GoModReading reading = GoModReader.Read("go.mod", Encoding.UTF8.GetString(goMod), new GoModRules(Strict: false, KnowsIgnore: true));
            return reading.Errors.IsEmpty ? reading.File.Retract : [];
        }
        catch (ModuleFetchException)
        {
            // What cannot be read takes nothing back.
            return [];
        }
    }
}
