using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Embedding;

/// <summary>
/// Finds the files that <c>//go:embed</c> patterns stand for (package embed, "Directives"): files by pattern, directories with all
/// below them but hidden files (<c>all:</c> takes those too), and nothing that would not be part of the module.
/// </summary>
internal sealed class EmbedResolver(SourceTree sources, string packageDirectory, EmbedRules rules)
{
    public static EmbedResolution Resolve(
        SourceTree sources, string packageDirectory, ImmutableArray<PlacedText> patterns, EmbedRules rules)
    {
        if (patterns.IsEmpty) return EmbedResolution.None;
        var resolver = new EmbedResolver(sources, packageDirectory, rules);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var matches = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (PlacedText pattern in patterns)
        {
            try
            {
                SortedSet<string> matched = resolver.Match(pattern.Text);
                files.UnionWith(matched);
                matches[pattern.Text] = [.. matched];
            }
            catch (EmbedException e)
            {
                return EmbedResolution.None with { Error = new EmbedError($"pattern {pattern.Text}: {e.Message}", pattern.Position) };
            }
        }

        return new EmbedResolution([.. files], matches.ToImmutable(), null);
    }

    private SortedSet<string> Match(string pattern)
    {
        bool all = pattern.StartsWith("all:", StringComparison.Ordinal);
        string glob = all ? pattern["all:".Length..] : pattern;
        if (!PathMatch.IsValid(glob) || !IsValidPath(glob)) throw new EmbedException("invalid pattern syntax");

        var files = new SortedSet<string>(StringComparer.Ordinal);
        var candidates = new List<(string Name, DirectoryEntry Entry)>();
        Glob("", glob.Split('/'), 0, candidates);
        foreach ((string name, DirectoryEntry entry) in candidates)
        {
            bool directory = entry is { Kind: EntryKind.Directory, IsSymbolicLink: false };
            Check(name, directory ? "directory" : "file");
            if (directory)
            {
                int before = files.Count;
                bool any = Walk(name, all, files);
                if (files.Count == before && !any) throw new EmbedException($"cannot embed directory {name}: contains no embeddable files");
            }
            else if (entry.Kind != EntryKind.RegularFile || (entry.IsSymbolicLink && !rules.FollowsLinks))
            {
                throw new EmbedException($"cannot embed irregular file {name}");
            }
            else
            {
                files.Add(name);
            }
        }

        return files.Count > 0 ? files : throw new EmbedException("no matching files found");
    }

    /// <summary>A slash-separated path without empty, <c>.</c> or <c>..</c> elements.</summary>
    private static bool IsValidPath(string path)
    {
        foreach (string element in path.Split('/'))
        {
            if (element is "" or "." or "..") return false;
        }

        return true;
    }

    private void Glob(string prefix, string[] elements, int index, List<(string, DirectoryEntry)> found)
    {
        if (sources.List(Absolute(prefix)) is not { } entries) return;
        foreach (DirectoryEntry entry in entries)
        {
            if (!PathMatch.Matches(elements[index], entry.Name)) continue;
            string name = prefix.Length == 0 ? entry.Name : $"{prefix}/{entry.Name}";
            if (index == elements.Length - 1) found.Add((name, entry));
            else if (entry.Kind == EntryKind.Directory) Glob(name, elements, index + 1, found);
        }
    }

    /// <summary>
    /// Refuses what the module's zip file would not hold: other modules, what lies behind a link, names of version control.
    /// </summary>
    private void Check(string name, string what)
    {
        for (string part = name; part != "."; part = Paths.DirectoryOf(part))
        {
            string element = Paths.BaseOf(part);
            string? problem = sources.FileExists($"{Absolute(part)}/go.mod") ? "in different module"
                : part != name && IsLink(part) ? $"in non-directory {part}"
                : !EmbedNames.IsBad(element) ? null
                : part == name ? $"invalid name {element}" : $"in invalid directory {element}";
            if (problem is not null) throw new EmbedException($"cannot embed {what} {name}: {problem}");
        }
    }

    private bool IsLink(string name)
    {
        if (sources.List(Paths.DirectoryOf(Absolute(name))) is not { } entries) return false;
        foreach (DirectoryEntry entry in entries)
        {
            if (entry.Name == Paths.BaseOf(name)) return entry.IsSymbolicLink;
        }

        return false;
    }

    /// <summary>Adds all files below the directory; true where there was one.</summary>
    private bool Walk(string directory, bool all, SortedSet<string> files)
    {
        bool any = false;
        foreach (DirectoryEntry entry in sources.List(Absolute(directory)) ?? [])
        {
            string name = $"{directory}/{entry.Name}";
            bool isDirectory = entry is { Kind: EntryKind.Directory, IsSymbolicLink: false };
            bool hidden = entry.Name[0] is '.' or '_';
            bool bad = EmbedNames.IsBad(entry.Name);
            if (bad || (hidden && !all))
            {
                if (rules.RefusesBadNames && bad && !isDirectory && !hidden)
                    throw new EmbedException($"cannot embed file {name}: invalid name {entry.Name}");
            }
            else if (isDirectory)
            {
                if (!sources.FileExists($"{Absolute(name)}/go.mod")) any |= Walk(name, all, files);
            }
            else if (entry is { Kind: EntryKind.RegularFile, IsSymbolicLink: false })
            {
                files.Add(name);
                any = true;
            }
        }

        return any;
    }

    private string Absolute(string name) => name.Length == 0 ? packageDirectory : $"{packageDirectory}/{name}";
}
