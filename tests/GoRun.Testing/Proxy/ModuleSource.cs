using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GoRun.Resolve.Modules;

namespace GoRun.Testing.Proxy;

/// <summary>A module as its authors wrote it: a folder of source files.</summary>
/// <param name="Path">Module path; of a module that was written before there were modules, the import path of its folder.</param>
/// <param name="HasGoMod">The folder has a go.mod file.</param>
public sealed partial record ModuleSource(string Path, string Folder, bool HasGoMod)
{
    /// <summary>The content of go.mod, made up as the go command does where there is none.</summary>
    public string GoMod => HasGoMod ? File.ReadAllText(Folder + "/go.mod") : $"module {Path}\n";

    /// <summary>Every module below a folder that is laid out like GOPATH/src, by its path.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImmutableSortedDictionary<string, ModuleSource> FindAll(string folder)
    {
        ImmutableSortedDictionary<string, ModuleSource>.Builder found = ImmutableSortedDictionary.CreateBuilder<string, ModuleSource>(StringComparer.Ordinal);
        Find(folder, "", inModule: false, found);
        return found.ToImmutable();
    }

    /// <summary>The module at a version: what is in its folder does not depend on it.</summary>
    public ModuleArchive At(string version)
    {
        var info = $$"""{"Version":"{{version}}","Time":"2024-01-02T03:04:05Z"}""";
        IEnumerable<TextArchiveFile> files = FilesOf(Folder).Select(file => new TextArchiveFile(file[(Folder.Length + 1)..], File.ReadAllBytes(file)));
        return new ModuleArchive(
            Path,
            version,
            [new TextArchiveFile(".info", Bytes(info)), new TextArchiveFile(".mod", Bytes(GoMod)), .. files]);
    }

    /// <summary>The modules that go.mod asks for.</summary>
    public IEnumerable<(string Path, string Version)> Requirements() =>
        from Match match in RequirementLine().Matches(GoMod)
        select (match.Groups["path"].Value, match.Groups["version"].Value);

    /// <summary>Whether the module's root holds a package that others can import, and that is built everywhere.</summary>
    public bool HasRootPackage() =>
        Directory.EnumerateFiles(Folder, "*.go").Any(file => !file.EndsWith("_test.go", StringComparison.Ordinal)
            && LibraryClause().IsMatch(File.ReadAllText(file)) && !File.ReadAllText(file).Contains("//go:build", StringComparison.Ordinal));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static void Find(string folder, string path, bool inModule, ImmutableSortedDictionary<string, ModuleSource>.Builder found)
    {
        bool hasGoMod = File.Exists(folder + "/go.mod");
        // A repository of the time before modules is a module as a whole.
        bool isRepository = !inModule && path.Count(c => c == '/') == 2;
        if (hasGoMod || isRepository)
        {
            string named = hasGoMod ? ModuleLine().Match(File.ReadAllText(folder + "/go.mod")).Groups["path"].Value : path;
            if (ModulePaths.CheckModulePath(named) is null) found.TryAdd(named, new ModuleSource(named, folder, hasGoMod));
        }

        foreach (DirectoryInfo below in new DirectoryInfo(folder).EnumerateDirectories())
        {
            if (below.LinkTarget is null && below.Name is not ("testdata" or "vendor" or "internal") && below.Name[0] is not ('.' or '_'))
                Find(below.FullName, path.Length == 0 ? below.Name : $"{path}/{below.Name}", inModule || hasGoMod || isRepository, found);
        }
    }

    // Without hidden files, which a repository has for its own sake.
    private static IEnumerable<string> FilesOf(string folder)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is not null || entry.Name[0] == '.' || entry.Name is "vendor" or "testdata") continue;
            if (entry is DirectoryInfo && File.Exists(entry.FullName + "/go.mod")) continue;
            foreach (string file in entry is FileInfo ? [entry.FullName] : FilesOf(entry.FullName)) yield return file;
        }
    }

    [GeneratedRegex("^module +\"?(?<path>[^\\s\"]+)", RegexOptions.Multiline)]
    private static partial Regex ModuleLine();

    [GeneratedRegex(@"^(require)?[ \t]*""?(?<path>[^\s""()/]+\.[^\s""()]+)""? +(?<version>v\d\S*)", RegexOptions.Multiline)]
    private static partial Regex RequirementLine();

    [GeneratedRegex(@"^package (?!main\b)", RegexOptions.Multiline)]
    private static partial Regex LibraryClause();
}
