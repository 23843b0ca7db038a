using System.Text;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>Where a module is in one revision of its repository.</summary>
/// <param name="Revision">As the repository knows it.</param>
/// <param name="Folder">Relative to the root; empty for the root.</param>
/// <param name="GoMod">Its go.mod file; null where there is none, and none is needed.</param>
internal sealed record ModuleFolder(string Revision, string Folder, byte[]? GoMod);

/// <summary>
/// Finds the folder of a module: its go.mod file says that it is a module, and by its path of which major version. The file may be missing at
/// the root of a repository only (cmd/go/internal/modfetch, findDir).
/// </summary>
internal sealed class ModuleFolders(GitRepository repository, ModuleLocation location)
{
    /// <exception cref="ModuleFetchException">The revision has no such module, or is not to be had.</exception>
    public ModuleFolder Find(string version)
    {
        if (!SemanticVersion.IsValid(version)) throw new ModuleFetchException("invalid version: syntax error");
        string revision = location.RevisionOf(version);
        string file = location.TagPrefix + "go.mod";
        byte[]? goMod = Read(revision, file);
        string? path = goMod is null ? null : PathIn(goMod);
        bool found = path is not null && (IsMajor(path, location.Major) || ReplacesGopkgIn(path));
        if (FindMajor(revision, file, found) is { } inMajorFolder) return inMajorFolder;
        if (found) return new ModuleFolder(revision, location.Folder, goMod);
        if (path is not null) throw new ModuleFetchException(Mismatch(version, file, path) + " at revision " + revision);
        bool mayBeMissing = location.Folder.Length == 0 && (location.Major.Length == 0 || location.Major[0] == '.');
        if (mayBeMissing) return new ModuleFolder(revision, "", null);
        string other = location.MajorFolder is null ? "" : $" and ...{location.Major}/go.mod";
        throw new ModuleFetchException($"missing {location.Prefix}/go.mod{other} at revision {revision}");
    }

    /// <summary>The module in the folder that is named for its major version; null where that has no go.mod file.</summary>
    /// <param name="foundAbove">Whether the folder above has the module too.</param>
    private ModuleFolder? FindMajor(string revision, string fileAbove, bool foundAbove)
    {
        if (location.MajorFolder is not { } folder) return null;
        string file = folder + "/go.mod";
        if (Read(revision, file) is not { } goMod) return null;
        string major = location.Major;
        string path = PathIn(goMod);
        bool found = IsMajor(path, major);
        if (found && !foundAbove) return new ModuleFolder(revision, folder, goMod);
        string problem = found ? $"{location.Prefix}/{fileAbove} and ...{major}/go.mod both have ...{major} module paths"
            : path.Length == 0 ? $"{location.Root}/{file} is missing module path"
            : $"{location.Root}/{file} has non-...{major} module path {GoQuoting.Quote(path)}";
        throw new ModuleFetchException($"{problem} at revision {revision}");
    }

    /// <summary>Why a go.mod file does not belong to the module.</summary>
    private string Mismatch(string version, string file, string path)
    {
        string suffix = location.MajorFolder is null ? "" : $" (and ...{location.Major}/go.mod does not exist)";
        if (path.Length == 0) return $"{file} is missing module path{suffix}";
        string kind = location.Major.Length > 0 ? $"non-...{location.Major}"
            : ModulePaths.SplitVersion(path) is null ? "malformed"
            : "post-" + SemanticVersion.Major(version);
        return $"{file} has {kind} module path {GoQuoting.Quote(path)}{suffix}";
    }

    private byte[]? Read(string revision, string file)
    {
        try
        {
            return repository.ReadFile(revision, file);
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"reading {location.Root}/{file} at revision {revision}: {e.Message}");
        }
    }

    private static string PathIn(byte[] goMod) => GoModScan.ModulePath(Encoding.UTF8.GetString(goMod));

    /// <summary>Whether a module with this path may have versions of the major that a suffix stands for.</summary>
    private static bool IsMajor(string path, string suffix)
    {
        if (path.Length == 0 || ModulePaths.SplitVersion(path) is not { } own) return false;
        if (suffix.Length == 0) return own is "" or ".v0" or ".v1" or ".v0-unstable" or ".v1-unstable";
        return own.Length > 0 && own.AsSpan(1).SequenceEqual(suffix.AsSpan(1));
    }

    /// <summary>A fork of a gopkg.in module may have a path without version: go took it by mistake once (go.dev/issue/34254).</summary>
    private bool ReplacesGopkgIn(string path) =>
        location.Major.Length == 0 && path.StartsWith("gopkg.in/", StringComparison.Ordinal);
}
