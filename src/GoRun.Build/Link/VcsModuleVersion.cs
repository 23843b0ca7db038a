using System.Globalization;
using GoRun.Resolve.Modules;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>
/// The version that a module of a checkout would have if it were downloaded at the commit: its highest tag there, else a pseudo-version
/// that follows the highest tag before it (codeRepo.convert in cmd/go/internal/modfetch). Retracted versions count like others, as go has
/// it for checkouts. Go keeps what it found for a commit in the module cache, and does not see a tag that is set later; here the tags of
/// the moment count.
/// </summary>
internal sealed class VcsModuleVersion(VcsGitRepository git, VcsCommit commit, GoRelease release)
{
    private const string Incompatible = "+incompatible";

    /// <summary>Null where the layout of repository and module gives no version: a module path that does not fit.</summary>
    /// <param name="modified">There are changes that the commit does not have; the version then says so.</param>
    public string? Of(string modulePath, bool modified)
    {
        if (PlaceOf(modulePath) is not { } place) return null;
        string? version = HighestTag(git.TagsAt(commit), place) is { } tag ? tag : PseudoVersion(place);
        version = version is null ? null : Checked(version, place);
        if (version is null || !modified) return version;
        return version + (version.EndsWith(Incompatible, StringComparison.Ordinal) ? ".dirty" : "+dirty");
    }

    /// <summary>Where a module lies in its repository.</summary>
    /// <param name="Folder">Below the root, with slashes; empty for the root.</param>
    /// <param name="Suffix">The major version at the end of the module path, like <c>/v2</c> or <c>.v2</c>; or empty.</param>
    /// <param name="MayLieInMajorFolder">The module may lie in a folder named for its major version.</param>
    private sealed record Place(string Folder, string Suffix, bool MayLieInMajorFolder)
    {
        public string TagPrefix => Folder.Length == 0 ? "" : Folder + "/";

        public string Major => Suffix.Length == 0 ? "" : Suffix[1..].Replace("-unstable", "", StringComparison.Ordinal);

        public string GoMod => TagPrefix + "go.mod";
    }

    private Place? PlaceOf(string modulePath)
    {
        // 1.24 takes the directory's name for the module's path.
        if (!release.AtLeast(25)) return ModulePaths.SplitVersion(git.Directory) is { } suffix ? new Place("", suffix, false) : null;
        string file = Path.Combine(git.Directory, "go.mod");
        if (!File.Exists(file) || ModulePathIn(File.ReadAllText(file)) is not { Length: > 0 } rootPath) return null;
        if (ModulePaths.SplitVersion(rootPath) is not { } rootSuffix || ModulePaths.SplitVersion(modulePath) is not { } ownSuffix) return null;
        string root = rootPath[..^rootSuffix.Length];
        if (modulePath == root) return new Place("", ownSuffix, false);
        string own = modulePath[..^ownSuffix.Length];
        if (own != root && !own.StartsWith(root + "/", StringComparison.Ordinal)) return null;
        return new Place(own[root.Length..].Trim('/'), ownSuffix, !ownSuffix.StartsWith('.') && ownSuffix.Length > 0);
    }

    private string? HighestTag(IEnumerable<string> tags, Place place)
    {
        string? highest = null;
        foreach (string tag in tags)
        {
            if (VersionOf(tag, place) is not { } version || place.TagPrefix + version != tag) continue;
            if (Fits(version, place) && (highest is null || SemanticVersion.Compare(version, highest) > 0)) highest = version;
        }

        return highest;
    }

    private string? PseudoVersion(Place place)
    {
        string? highest = null;
        foreach (string tag in git.TagsBefore(commit))
        {
            if (VersionOf(tag, place) is not { } version || !Fits(version, place)) continue;
            string tagged = tag[place.TagPrefix.Length..];
            if (highest is null || SemanticVersion.Compare(tagged, highest) > 0) highest = tagged;
        }

        string before = highest is null ? "" : WithoutBuild(SemanticVersion.Canonical(highest));
        string moment = commit.Time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "-" + commit.Hash[..12];
        if (before.Length == 0) return $"{(place.Major.Length == 0 ? "v0" : place.Major)}.0.0-{moment}";
        if (SemanticVersion.Prerelease(before).Length > 0) return $"{before}.0.{moment}";
        int patch = before.LastIndexOf('.') + 1;
        return $"{before[..patch]}{System.Numerics.BigInteger.Parse(before[patch..], CultureInfo.InvariantCulture) + 1}-0.{moment}";
    }

    /// <summary>
    /// The canonical version that a tag stands for, which may say more behind it (<c>v1.2.3+meta</c>); null for any other tag.
    /// </summary>
    private static string? VersionOf(string tag, Place place)
    {
        if (!tag.StartsWith(place.TagPrefix, StringComparison.Ordinal)) return null;
        string text = tag[place.TagPrefix.Length..];
        string version = WithoutBuild(SemanticVersion.Canonical(text));
        return version.Length > 0 && text.StartsWith(version, StringComparison.Ordinal) && !IsPseudoVersion(tag) ? version : null;
    }

    /// <summary>The version's shape is that of a pseudo-version: time and commit at its end.</summary>
    private static bool IsPseudoVersion(string version)
    {
        if (!SemanticVersion.IsValid(version)) return false;
        string[] parts = WithoutBuild(version).Split('-');
        if (parts.Length < 3 || !parts[^1].All(char.IsAsciiLetterOrDigit)) return false;
        string last = parts[^2];
        string time = last[(last.LastIndexOf('.') + 1)..];
        if (time.Length != 14 || !time.All(char.IsAsciiDigit)) return false;
        return last.Length == 14 ? parts.Length == 3 && parts[0].EndsWith(".0.0", StringComparison.Ordinal)
            : last.EndsWith("0." + time, StringComparison.Ordinal) && (last.Length == 16 || last[^17] == '.');
    }

    private bool Fits(string version, Place place) => ModulePaths.CheckMajor(version, place.Suffix) is null || MayBeIncompatible(version, place);

    /// <summary>Version 2 and higher without a suffix in the module path: only for modules from before go.mod files.</summary>
    private bool MayBeIncompatible(string version, Place place) =>
        place is { Folder: "", Suffix: "" }
        && git.Read(commit, "go.mod") is null && git.Read(commit, SemanticVersion.Major(version) + "/go.mod") is null;

    /// <summary>The version in its final form, if the module is in the commit and its path allows it.</summary>
    private string? Checked(string version, Place place)
    {
        if (!IsInCommit(place)) return null;
        if (ModulePaths.CheckMajor(version, place.Suffix) is null) return version;
        return MayBeIncompatible(version, place) ? version + Incompatible : null;
    }

    private bool IsInCommit(Place place)
    {
        string? goMod = git.Read(commit, place.GoMod);
        bool here = goMod is not null && Declares(goMod, place);
        if (place.MayLieInMajorFolder && git.Read(commit, $"{place.TagPrefix}{place.Major}/go.mod") is { } below)
        {
            return !here && Declares(below, place);
        }

        return here || (goMod is null && place.Folder.Length == 0 && (place.Suffix.Length == 0 || place.Suffix[0] == '.'));
    }

    /// <summary>The go.mod file's module path has the place's major version.</summary>
    private static bool Declares(string goMod, Place place)
    {
        string path = ModulePathIn(goMod);
        if (path.Length == 0) return false;
        bool fromGopkg = path.StartsWith("gopkg.in/", StringComparison.Ordinal);
        if (place.Suffix.Length == 0 && fromGopkg) return true;
        if (ModulePaths.SplitVersion(path) is not { } suffix) return false;
        return place.Suffix.Length == 0 ? suffix.Length == 0 : suffix.Length > 0 && suffix[1..] == place.Suffix[1..];
    }

    /// <summary>The path in the module line, found without reading the rest.</summary>
    private static string ModulePathIn(string goMod)
    {
        foreach (string line in goMod.Split('\n'))
        {
            string text = line.Split("//")[0].Trim();
            if (text.StartsWith("module ", StringComparison.Ordinal) || text.StartsWith("module\t", StringComparison.Ordinal))
            {
                return text["module".Length..].Trim().Trim('"', '`');
            }
        }

        return "";
    }

    private static string WithoutBuild(string version)
    {
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }
}
