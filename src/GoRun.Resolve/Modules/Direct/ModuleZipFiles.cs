using System.Collections.Immutable;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>A file that might go into a module's zip file.</summary>
/// <param name="Path">Relative to the module, with slashes.</param>
/// <param name="IsRegular">It is no symbolic link.</param>
/// <param name="Open">Gives its content.</param>
internal sealed record ModuleZipFile(string Path, long Size, bool IsRegular, Func<Stream> Open);

/// <summary>
/// Chooses the files that belong to a module: not those of a module in it, of vendored packages, nor symbolic links; and refuses names and
/// sizes that not every system can hold (golang.org/x/mod/zip, Create).
/// </summary>
internal sealed class ModuleZipFiles
{
    private readonly bool _isModern;
    private readonly HashSet<string> _moduleFolders;
    private readonly FileNameCollisions _collisions = new();
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _problemPaths = new(StringComparer.Ordinal);

    private ModuleZipFiles(IEnumerable<ModuleZipFile> files, bool isModern)
    {
        _isModern = isModern;
        _moduleFolders = files.Where(f => f.IsRegular && Split(f.Path).Name.Equals("go.mod", StringComparison.OrdinalIgnoreCase))
            .Select(f => Split(f.Path).Folder).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="isModern">The module's go line says 1.24 or later: which files are vendored is told better since then.</param>
    /// <exception cref="ModuleFetchException">Some file cannot be in any module; all such are named, a line each.</exception>
    public static ImmutableArray<ModuleZipFile> Choose(IReadOnlyCollection<ModuleZipFile> files, bool isModern)
    {
        var rules = new ModuleZipFiles(files, isModern);
        ImmutableArray<ModuleZipFile> chosen = [.. files.Where(rules.Takes)];
        if (chosen.Sum(f => f.Size) > ModuleLimits.Zip)
            throw new ModuleFetchException($"create zip: module source tree too large (max size is {ModuleLimits.Zip} bytes)");
        if (rules._problems.Count > 0) throw new ModuleFetchException("create zip: " + string.Join('\n', rules._problems));
        return chosen;
    }

    private bool Takes(ModuleZipFile file)
    {
        string path = file.Path;
        if (IsVendored(path) || IsInOtherModule(path) || path == ".hg_archival.txt") return false;
        string? problem = ModuleFilePath.Check(path);
        if (problem is null && path != "go.mod" && path.Equals("go.mod", StringComparison.OrdinalIgnoreCase))
            problem = "go.mod files must have lowercase names";
        problem ??= _collisions.Add(path, isFolder: false);
        if (problem is null && !file.IsRegular) return false;
        problem ??= path switch
        {
            "go.mod" when file.Size > ModuleLimits.GoMod => $"go.mod file too large (max size is {ModuleLimits.GoMod} bytes)",
            "LICENSE" when file.Size > ModuleLimits.License => $"LICENSE file too large (max size is {ModuleLimits.License} bytes)",
            _ => null,
        };
        if (problem is not null && _problemPaths.Add(path)) _problems.Add($"{path}: {problem}");
        return problem is null;
    }

    private bool IsInOtherModule(string path)
    {
        for (string folder = Split(path).Folder; folder.Length > 0; folder = Split(folder[..^1]).Folder)
        {
            if (_moduleFolders.Contains(folder)) return true;
        }

        return false;
    }

    /// <summary>In a folder below a folder "vendor". Before Go 1.24 the search went wrong where "vendor" was not at the top.</summary>
    private bool IsVendored(string path)
    {
        const string vendor = "vendor/";
        if (_isModern && path == "vendor/modules.txt") return true;
        int start;
        if (path.StartsWith(vendor, StringComparison.Ordinal))
        {
            start = vendor.Length;
        }
        else
        {
            int inner = path.IndexOf("/" + vendor, StringComparison.Ordinal);
            if (inner < 0) return false;
            start = (_isModern ? inner : 0) + 1 + vendor.Length;
        }

        return path.IndexOf('/', start) >= 0;
    }

    private static (string Folder, string Name) Split(string path)
    {
        int end = path.LastIndexOf('/') + 1;
        return (path[..end], path[end..]);
    }
}
