using System.Collections.Immutable;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>What a tag <c>&lt;meta name="go-import" content="prefix vcs url subfolder"&gt;</c> says (<c>go help importpath</c>).</summary>
internal readonly record struct MetaTag(string Prefix, string Vcs, string Url, string Subfolder);

/// <summary>The go-import tags of a page.</summary>
internal static class MetaTags
{
    /// <summary>Module proxies come first, and what they are for no repository is named for any more.</summary>
    /// <param name="knowsSubfolders">The release knows the fourth word (1.25 and newer).</param>
    /// <param name="problem">Null, or what is wrong with a page without such tags.</param>
    public static ImmutableArray<MetaTag> Read(string page, bool knowsSubfolders, out string? problem)
    {
        problem = null;
        List<MetaTag> tags = [];
        var reader = new MarkupReader(page);
        try
        {
            while (reader.Next() is { } tag && !IsEndOfHead(tag))
            {
                if (!tag.IsEnd && Is(tag, "meta") && tag.Value("name") == "go-import" && Parse(tag.Value("content"), knowsSubfolders) is { } found)
                    tags.Add(found);
            }
        }
        catch (FormatException e)
        {
            if (tags.Count == 0) problem = e.Message;
        }

        MetaTag[] proxies = [.. tags.Where(t => t.Vcs == VcsKind.ModuleProxy)];
        return [.. proxies, .. tags.Where(t => t.Vcs != VcsKind.ModuleProxy && !proxies.Any(p => p.Prefix == t.Prefix))];
    }

    /// <summary>The one that is for an import path.</summary>
    /// <param name="url">Of the page, for messages.</param>
    /// <param name="shownUrl">Where the page really came from.</param>
    /// <exception cref="ModuleFetchException">There is none, or more than one; the text is go's.</exception>
    public static MetaTag Match(ImmutableArray<MetaTag> tags, string importPath, string url, string shownUrl)
    {
        MetaTag[] matches = [.. tags.Where(t => ModulePaths.HasPrefix(importPath, t.Prefix))];
        if (matches.Length == 0)
        {
            IEnumerable<string> others = tags.Select(t => $"meta tag {t.Prefix} did not match import path {importPath}");
            throw new ModuleFetchException($"parse {shownUrl}: no go-import meta tags ({string.Join(", ", others)})");
        }

        bool isProxy = matches[0].Vcs == VcsKind.ModuleProxy && (matches.Length == 1 || matches[1].Vcs != VcsKind.ModuleProxy);
        return matches.Length == 1 || isProxy
            ? matches[0]
            : throw new ModuleFetchException($"parse {url}: multiple meta tags match import path {GoQuoting.Quote(importPath)}");
    }

    private static bool IsEndOfHead(MarkupTag tag) => tag.IsEnd ? Is(tag, "head") : Is(tag, "body");

    private static bool Is(MarkupTag tag, string name) => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static MetaTag? Parse(string content, bool knowsSubfolders)
    {
        string[] words = content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var prefix, var vcs, var url] => new MetaTag(prefix, vcs, url, ""),
            [var prefix, var vcs, var url, var subfolder] when knowsSubfolders => new MetaTag(prefix, vcs, url, subfolder),
            _ => null,
        };
    }
}
