using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GoRun.Resolve.Modules;

namespace GoRun.Testing.Proxy;

/// <summary>
/// The modules that Go's own tests use (GOROOT/src/cmd/go/testdata/mod): one archive for each version, whose name is path and version as
/// a proxy's URL has them, with <c>_</c> for <c>/</c>.
/// </summary>
public sealed partial class ModuleArchives
{
    private readonly ImmutableDictionary<(string Path, string Version), ModuleArchive> archives;

    public ModuleArchives(IReadOnlyList<ModuleArchive> all)
    {
        All = [.. all];
        archives = all.ToImmutableDictionary(archive => (archive.Path, archive.Version));
    }

    /// <summary>In the order of the file names.</summary>
    public ImmutableArray<ModuleArchive> All { get; }

    public static ModuleArchives Read(string goroot)
    {
        string folder = Path.Combine(goroot, "src", "cmd", "go", "testdata", "mod");
        var archives = from file in Directory.EnumerateFiles(folder, "*_v*.txt").Order(StringComparer.Ordinal)
                       let name = Path.GetFileNameWithoutExtension(file)
                       let middle = name.LastIndexOf("_v", StringComparison.Ordinal)
                       let path = Unescape(name[..middle].Replace('_', '/'))
                       let version = Unescape(name[(middle + 1)..])
                       // One is there for what its invalid path does in a go.mod.
                       where path is not null && version is not null && ModulePaths.CheckModulePath(path) is null
                       select new ModuleArchive(path, version, TextArchive.Read(file).Files);
        return new ModuleArchives([.. archives]);
    }

    public ModuleArchive? Find(string path, string version) => archives.GetValueOrDefault((path, version));

    public IEnumerable<ModuleArchive> VersionsOf(string path) => All.Where(archive => archive.Path == path);

    /// <summary>
    /// What go would take for <c>@latest</c> out of a repository: the highest release, else the highest pre-release, else the highest
    /// pseudo-version. Null for an unknown module.
    /// </summary>
    public ModuleArchive? Latest(string path) =>
        VersionsOf(path)
            .OrderBy(archive => (archive.IsPseudoVersion, SemanticVersion.Prerelease(archive.Version).Length > 0))
            .ThenByDescending(archive => archive.Version, ByVersion)
            .FirstOrDefault();

    /// <summary>The highest version whose commit's hash begins as the given one does, or is a prefix of it.</summary>
    public ModuleArchive? AtCommit(string path, string hash) =>
        VersionsOf(path)
            .Where(archive => BeginAlike(archive.ShortHash(), hash))
            .MaxBy(archive => archive.Version, ByVersion);

    /// <summary>The path or version that a URL spells with <c>!a</c> for <c>A</c>; null where it is spelled in no such way.</summary>
    public static string? Unescape(string text) =>
        EscapedText().IsMatch(text) ? Escape().Replace(text, match => match.Value[1..].ToUpperInvariant()) : null;

    private static bool BeginAlike(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private static Comparer<string> ByVersion => Comparer<string>.Create((left, right) => SemanticVersion.Compare(left, right));

    [GeneratedRegex(@"^([^!A-Z]|![a-z])+$")]
    private static partial Regex EscapedText();

    [GeneratedRegex("![a-z]")]
    private static partial Regex Escape();
}
