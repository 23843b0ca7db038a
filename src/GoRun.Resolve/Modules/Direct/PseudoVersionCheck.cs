using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// Whether a pseudo-version is what its commit would get: hash and time are the commit's, and the version before it is a tag on a commit
/// before it. Otherwise anyone could give a commit any number of versions, however high
/// (cmd/go/internal/modfetch/coderepo.go, validatePseudoVersion).
/// </summary>
internal sealed class PseudoVersionCheck(GitRepository repository, ModuleLocation location)
{
    /// <exception cref="ModuleFetchException">It is not, in go's words; or the history is not to be had.</exception>
    public void Check(Revision revision, string version)
    {
        try
        {
            if (CommitProblem(revision, version) is { } problem) throw new ModuleFetchException(problem);
            CheckBase(revision, version);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException("invalid pseudo-version: " + e.Message, e.NotFound) { Version = version };
        }
    }

    private static string? CommitProblem(Revision revision, string version)
    {
        string hash = PseudoVersion.Revision(version);
        string known = revision.ShortHash;
        if (hash != known)
        {
            return hash.StartsWith(known, StringComparison.Ordinal) ? $"revision is longer than canonical (expected {known})"
                : known.StartsWith(hash, StringComparison.Ordinal) ? $"revision is shorter than canonical (expected {known})"
                : $"does not match short name of revision (expected {known})";
        }

        if (PseudoVersion.Time(version) is not { } time) return $"malformed time {GoQuoting.Quote(PseudoVersion.Timestamp(version))}";
        return time == revision.Time
            ? null
            : $"does not match version-control timestamp (expected {PseudoVersion.FormatTime(revision.Time)})";
    }

    private void CheckBase(Revision revision, string version)
    {
        const string incompatible = "+incompatible";
        string bare = version.EndsWith(incompatible, StringComparison.Ordinal) ? version[..^incompatible.Length] : version;
        string older = PseudoVersion.Base(bare, out string? problem);
        if (problem is not null) throw new ModuleFetchException(problem);
        if (older.Length == 0)
        {
            if (location.MajorVersion.Length == 0 && SemanticVersion.Major(version) == "v1")
                throw new ModuleFetchException("major version without preceding tag must be v0, not v1");
            return;
        }

        string hash = PseudoVersion.Revision(version);
        foreach (string tag in revision.Tags)
        {
            if (VersionIn(tag) != older) continue;
            throw new ModuleFetchException(
                $"tag ({tag}) found on revision {hash} is already canonical, so should not be replaced with a pseudo-version derived from that tag");
        }

        string? last = null;
        foreach (string tag in repository.References.Tags(location.TagPrefix + older))
        {
            if (SemanticVersion.Compare(VersionIn(tag), older) != 0) continue;
            if (repository.DescendsFrom(revision.Hash, tag)) return;
            last = tag;
        }

        throw new ModuleFetchException(last is null
            ? $"preceding tag ({older}) not found"
            : $"revision {hash} is not a descendent of preceding tag ({last})");
    }

    private string VersionIn(string tag) =>
        tag.StartsWith(location.TagPrefix, StringComparison.Ordinal) ? tag[location.TagPrefix.Length..] : tag;
}
