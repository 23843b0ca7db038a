using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// The version of a module that a commit is: by a tag of it, or else a pseudo-version above the last version before it
/// (cmd/go/internal/modfetch/coderepo.go, convert).
/// </summary>
internal sealed class RevisionVersions(GitRepository repository, ModuleLocation location, ModuleFolders folders, TaggedVersions tagged)
{
    private const string Incompatible = "+incompatible";

    private readonly PseudoVersionCheck _pseudoVersions = new(repository, location);

    /// <param name="asked">The version, branch, tag or commit by which the commit was found; empty for the default branch.</param>
    /// <exception cref="ModuleFetchException">The commit has no such module, or it is not the version that was asked for.</exception>
    public VersionInfo Of(Revision revision, string asked)
    {
        string version;
        if (PseudoVersion.Is(asked))
        {
            // What needs no history comes first.
            version = Check(revision, asked, asked);
            _pseudoVersions.Check(revision, asked);
        }
        else
        {
            version = TagOf(revision, asked) ?? Check(revision, PseudoVersionOf(revision, asked), asked);
        }

        return new VersionInfo
        {
            Version = version,
            Time = revision.Time,
            Name = revision.Hash,
            ShortName = revision.ShortHash,
            Origin = OriginOf(revision, version, asked),
        };
    }

    /// <summary>The version that a tag of the commit says; null where none does.</summary>
    private string? TagOf(Revision revision, string asked)
    {
        if (VersionIn(revision.Version) is (var own, true) && TryCheck(revision, own, asked) is { } exact) return exact;
        string highest = "";
        foreach (string tag in revision.Tags)
        {
            (string version, bool isCanonical) = VersionIn(tag);
            if (!isCanonical) continue;
            if (IsSame(version, asked)) return Check(revision, version, asked);
            bool better = SemanticVersion.Compare(highest, version) < 0 && !tagged.IsRetracted(version);
            if (better && (location.Matches(version) || MayBeIncompatible(revision, version, asked))) highest = version;
        }

        return highest.Length > 0 ? Check(revision, highest, asked) : null;
    }

    private string PseudoVersionOf(Revision revision, string asked)
    {
        // Of tags like v1.0.0+a and v1.0.0+b it would not be clear which is v1.0.0.
        string older = "";
        foreach (string tag in revision.Tags)
        {
            if (VersionIn(tag) is (var version, false) && IsSame(version, asked)) older = version;
        }

        if (older.Length == 0 && repository.RecentTag(revision.Hash, location.TagPrefix, IsAllowed) is { } recent) older = VersionIn(recent).Version;
        return PseudoVersion.Make(location.MajorVersion, older, revision.Time, revision.ShortHash);

        bool IsAllowed(string tag)
        {
            string version = VersionIn(tag).Version;
            return version.Length > 0
                && (location.Matches(version) || MayBeIncompatible(revision, version, asked)) && !tagged.IsRetracted(version);
        }
    }

    private static bool IsSame(string version, string asked) => asked.Length > 0 && SemanticVersion.Compare(version, asked) == 0;

    /// <summary>The version at the beginning of a tag of the module, and whether that is the whole tag; empty where there is none.</summary>
    private (string Version, bool IsCanonical) VersionIn(string tag)
    {
        if (!tag.StartsWith(location.TagPrefix, StringComparison.Ordinal) || PseudoVersion.Is(tag)) return ("", false);
        string name = tag[location.TagPrefix.Length..];
        string version = VersionTags.Canonical(name);
        bool written = version.Length > 0 && name.StartsWith(version, StringComparison.Ordinal);
        return written ? (version, version == name) : ("", false);
    }

    private string? TryCheck(Revision revision, string version, string asked)
    {
        try
        {
            return Check(revision, version, asked);
        }
        catch (ModuleFetchException)
        {
            return null;
        }
    }

    /// <summary>The version, with <c>+incompatible</c> where it needs that, if the commit really has the module in that version.</summary>
    private string Check(Revision revision, string version, string asked)
    {
        try
        {
            folders.Find(version);
        }
        catch (ModuleFetchException e)
        {
            throw Invalid(version, e.Message, notFound: true);
        }

        if (version == WithoutIncompatible(asked)) version = asked;
        string bare = WithoutIncompatible(version);
        string? problem = null;
        if (location.Matches(bare))
        {
            if (version != bare) problem = $"+incompatible suffix not allowed: major version {SemanticVersion.Major(version)} is compatible";
        }
        else if (MayBeIncompatible(revision, bare, asked))
        {
            version = bare + Incompatible;
        }
        else
        {
            string wanted = $"{location.Prefix}/{SemanticVersion.Major(version)}";
            problem = location.Major.Length > 0
                ? "module path includes a major version suffix, so major version must match"
                : $"module contains a go.mod file, so module path must match major version ({GoQuoting.Quote(wanted)})";
        }

        bool isExact = asked.Length > 0 && asked == SemanticVersion.Canonical(asked);
        if (isExact && WithoutIncompatible(asked) != bare)
            throw Invalid(asked, $"resolves to version {version} ({WithoutIncompatible(asked)} is not a tag)");
        return problem is null ? version : throw Invalid(version, problem);
    }

    /// <summary>
    /// Versions from v2 on need no major version suffix where there is no go.mod file: none at the root, nor in a folder named for the major
    /// version unless the user insists (go.dev/issue/51324).
    /// </summary>
    private bool MayBeIncompatible(Revision revision, string version, string asked)
    {
        if (location.Folder.Length > 0 || location.Major.Length > 0) return false;
        if (HasFile(revision, "go.mod")) return false;
        return asked.EndsWith(Incompatible, StringComparison.Ordinal)
            || !HasFile(revision, SemanticVersion.Major(version) + "/go.mod");
    }

    private bool HasFile(Revision revision, string path)
    {
        try
        {
            return repository.ReadFile(revision.Hash, path) is not null;
        }
        catch (ModuleFetchException)
        {
            return false;
        }
    }

    /// <summary>Which pseudo-version it is depends on the tags that there are.</summary>
    private VersionOrigin OriginOf(Revision revision, string version, string asked)
    {
        VersionOrigin origin = revision.Origin with { Subdirectory = location.Folder };
        bool isFixed = version == asked && version.StartsWith("v0.0.0-", StringComparison.Ordinal);
        if (!PseudoVersion.Is(version) || isFixed) return origin;
        string prefix = location.TagPrefix + (location.Major.Length == 0 ? "" : location.Major[1..] + ".");
        VersionOrigin tags = repository.TagOrigin(prefix);
        return origin with { TagPrefix = tags.TagPrefix, TagSum = tags.TagSum };
    }

    private static string WithoutIncompatible(string version) =>
        version.EndsWith(Incompatible, StringComparison.Ordinal) ? version[..^Incompatible.Length] : version;

    private static ModuleFetchException Invalid(string version, string problem, bool notFound = false) =>
        new($"invalid version: {problem}", notFound) { Version = version };
}
