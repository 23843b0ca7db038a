using System.IO.Compression;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>The rules for the zip files of modules (go.dev/ref/mod#zip-files, golang.org/x/mod/zip), with go's words for what breaks them.</summary>
internal static class ModuleZip
{
    /// <summary>Checks all but the content of the files.</summary>
    /// <exception cref="InvalidDataException">A rule is broken.</exception>
    public static void Check(ModuleVersion module, ZipArchive zip, long zipLength)
    {
        CheckModule(module);
        if (zipLength > ModuleLimits.Zip)
            throw new InvalidDataException($"module zip file is too large ({zipLength} bytes; limit is {ModuleLimits.Zip} bytes)");
        string prefix = $"{module}/";
        var names = new FileNameCollisions();
        var problems = new List<string>();
        long total = 0;
        bool tooLarge = false;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (Problem(entry, prefix, names) is { } problem)
            {
                problems.Add($"{entry.FullName}: {problem}");
                continue;
            }

            if (IsDirectory(entry)) continue;
            if (entry.Length >= 0 && ModuleLimits.Zip - total >= entry.Length) total += entry.Length;
            else tooLarge = true;
            string name = entry.FullName[prefix.Length..];
            if (name is "go.mod" or "LICENSE" && entry.Length > ModuleLimits.GoMod)
                problems.Add($"{entry.FullName}: {name} file too large (max size is {ModuleLimits.GoMod} bytes)");
        }

        if (tooLarge) throw new InvalidDataException(TooLarge);
        if (problems.Count > 0) throw new InvalidDataException(string.Join('\n', problems));
    }

    public static string TooLarge => $"total uncompressed size of module contents too large (max size is {ModuleLimits.Zip} bytes)";

    /// <summary>Whether the entry stands for a directory, which is made where a file needs it.</summary>
    public static bool IsDirectory(ZipArchiveEntry entry) => entry.FullName.EndsWith('/');

    private static void CheckModule(ModuleVersion module)
    {
        string canonical = SemanticVersion.Canonical(module.Version);
        if (canonical != module.Version)
            throw new InvalidDataException($"version {GoQuoting.Quote(module.Version)} is not canonical (should be {GoQuoting.Quote(canonical)})");
        if (ModulePaths.CheckModulePath(module.Path) is { } problem)
            throw new InvalidDataException($"malformed module path {GoQuoting.Quote(module.Path)}: {problem}");
        if (ModulePaths.CheckMajor(module.Version, ModulePaths.SplitVersion(module.Path)!) is { } wrong)
            throw new InvalidDataException($"module {module.Path}: {wrong}");
    }

    private static string? Problem(ZipArchiveEntry entry, string prefix, FileNameCollisions names)
    {
        if (!entry.FullName.StartsWith(prefix, StringComparison.Ordinal)) return $"path does not have prefix {GoQuoting.Quote(prefix)}";
        string name = entry.FullName[prefix.Length..];
        if (name.Length == 0) return null;
        bool isDirectory = name.EndsWith('/');
        if (isDirectory) name = name[..^1];
        if (!IsClean(name)) return "file path is not clean";
        if (ModuleFilePath.Check(name) is { } malformed) return malformed;
        if (names.Add(name, isDirectory) is { } collision) return collision;
        if (isDirectory) return null;
        string last = name[(name.LastIndexOf('/') + 1)..];
        if (!last.Equals("go.mod", StringComparison.OrdinalIgnoreCase)) return null;
        if (last.Length != name.Length) return "go.mod file not in module root directory";
        return name == "go.mod" ? null : "go.mod files must have lowercase names";
    }

    /// <summary>path.Clean would leave it alone.</summary>
    private static bool IsClean(string name)
    {
        string[] elements = name.Split('/');
        return elements is [""] ? false : !elements.Skip(1).Any(e => e.Length == 0) && !elements.Any(e => e == ".") && !HasUselessParent(elements);
    }

    private static bool HasUselessParent(string[] elements)
    {
        int parents = elements.TakeWhile(e => e == "..").Count();
        return elements.Skip(parents).Contains("..");
    }
}
