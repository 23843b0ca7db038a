using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// Where a module is in a repository, as far as its path tells (cmd/go/internal/modfetch/coderepo.go). For
/// <c>github.com/rsc/foo/bar/v2</c> in a repository that is <c>github.com/rsc/foo</c>, that is the folder <c>bar</c>, or <c>bar/v2</c>: which of
/// the two, only the files of a commit tell.
/// </summary>
internal sealed record ModuleLocation
{
    private ModuleLocation(string modulePath, string root, string prefix, string major, string folder)
    {
        ModulePath = modulePath;
        Root = root;
        Prefix = prefix;
        Major = major;
        Folder = folder;
    }

    public string ModulePath { get; }

    /// <summary>The import path of the repository's root.</summary>
    public string Root { get; }

    /// <summary>The module's path without <see cref="Major"/>; for messages.</summary>
    public string Prefix { get; }

    /// <summary>The major version suffix: <c>/v2</c>, <c>.v2</c> or <c>.v2-unstable</c> for gopkg.in; empty for v0 and v1.</summary>
    public string Major { get; }

    /// <summary>The module's folder without major version, relative to the repository's root; empty for the root.</summary>
    public string Folder { get; }

    /// <summary>What stands before the version in the module's tags.</summary>
    public string TagPrefix => Folder.Length == 0 ? "" : Folder + "/";

    /// <summary>The major version that the module's versions must have, like <c>v2</c>; empty for v0 and v1.</summary>
    public string MajorVersion => Major.Length == 0 ? "" : WithoutUnstable(Major)[1..];

    /// <summary>
    /// The folder beside <see cref="Folder"/> where the module may be instead, like <c>bar/v2</c>; null where there is no such choice.
    /// </summary>
    public string? MajorFolder =>
        Major.Length == 0 || Root == ModulePath || Major[0] == '.' ? null : TagPrefix + Major[1..];

    /// <param name="root">The import path of the repository's root, or of <paramref name="subfolder"/>.</param>
    /// <param name="subfolder">Where the import paths begin in the repository, or empty.</param>
    /// <exception cref="ModuleFetchException">The module cannot be in this repository.</exception>
    public static ModuleLocation Of(string modulePath, string root, string subfolder)
    {
        if (!ModulePaths.HasPrefix(modulePath, root)) throw new ModuleFetchException($"mismatched repo: found {root} for {modulePath}");
        string major = ModulePaths.SplitVersion(modulePath)
            ?? throw new ModuleFetchException($"invalid module path {GoQuoting.Quote(modulePath)}");
        string prefix = root == modulePath ? modulePath : modulePath[..^major.Length];
        if (!ModulePaths.HasPrefix(prefix, root))
            throw new ModuleFetchException($"repository rooted at {root} cannot contain module {modulePath}");
        string folder = prefix[root.Length..].Trim('/');
        if (subfolder.Length > 0) folder = CleanPath($"{folder}/{subfolder}");
        return new ModuleLocation(modulePath, root, prefix, major, folder);
    }

    /// <summary>Whether a version is one of this module's by its major number.</summary>
    public bool Matches(string version) => ModulePaths.CheckMajor(version, Major) is null;

    /// <summary>How the repository knows a version: by the tag, or the commit of a pseudo-version. What is no version stays as it is.</summary>
    public string RevisionOf(string version)
    {
        if (!SemanticVersion.IsValid(version)) return version;
        if (PseudoVersion.Is(version)) return PseudoVersion.Revision(version);
        const string incompatible = "+incompatible";
        return TagPrefix + (version.EndsWith(incompatible, StringComparison.Ordinal) ? version[..^incompatible.Length] : version);
    }

    private static string WithoutUnstable(string major) =>
        major.EndsWith("-unstable", StringComparison.Ordinal) ? major[..^"-unstable".Length] : major;

    /// <summary>The same relative path without empty elements, dots and detours.</summary>
    private static string CleanPath(string path)
    {
        var kept = new List<string>();
        foreach (string element in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element == ".." && kept.Count > 0 && kept[^1] != "..") kept.RemoveAt(kept.Count - 1);
            else if (element != ".") kept.Add(element);
        }

        return string.Join('/', kept);
    }
}
