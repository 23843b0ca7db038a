using System.Collections.Immutable;

namespace GoRun.Platform;

/// <summary>
/// The replacements of <c>-overlay</c>, arranged for the questions of <see cref="SourceTree"/>. A replacement for a file makes the
/// folders above it exist; below a path that is replaced by a file, there is nothing.
/// </summary>
internal sealed class Overlay
{
    private static readonly SortedDictionary<string, OverlayChild> NoChildren = new(StringComparer.Ordinal);

    private readonly ImmutableDictionary<string, string> _files;
    private readonly Dictionary<string, SortedDictionary<string, OverlayChild>> _children = new(StringComparer.Ordinal);

    internal Overlay(ImmutableDictionary<string, string> files)
    {
        _files = files;
        foreach ((string path, string replacement) in files)
        {
            int slash = path.LastIndexOf('/');
            if (slash < 0) continue;
            ChildrenFor(path[..slash])[path[(slash + 1)..]] = replacement.Length == 0 ? OverlayChild.Deleted : OverlayChild.File;
            if (replacement.Length > 0) AddFolders(path[..slash]);
        }
    }

    internal bool IsEmpty => _files.IsEmpty;

    /// <summary>Where this path's content is: itself, its replacement, or the empty string where the overlay deletes it.</summary>
    internal string ActualPath(string path)
    {
        if (_files.IsEmpty) return path;
        if (_files.TryGetValue(path, out string? replacement)) return replacement;
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_files.TryGetValue(path[..slash], out string? above) && above.Length > 0) return "";
        }

        return path;
    }

    /// <summary>What the overlay has to say of names in this directory.</summary>
    internal SortedDictionary<string, OverlayChild> Children(string directory) => _children.GetValueOrDefault(directory, NoChildren);

    /// <summary>Whether a replacement lies somewhere below.</summary>
    internal bool HasFilesBelow(string directory)
    {
        foreach (OverlayChild child in Children(directory).Values)
        {
            if (child != OverlayChild.Deleted) return true;
        }

        return false;
    }

    private void AddFolders(string folder)
    {
        for (int slash = folder.LastIndexOf('/'); slash >= 0; slash = folder.LastIndexOf('/'))
        {
            if (!ChildrenFor(folder[..slash]).TryAdd(folder[(slash + 1)..], OverlayChild.Folder)) return;
            folder = folder[..slash];
        }
    }

    private SortedDictionary<string, OverlayChild> ChildrenFor(string directory)
    {
        if (!_children.TryGetValue(directory, out SortedDictionary<string, OverlayChild>? children))
            _children[directory] = children = new SortedDictionary<string, OverlayChild>(StringComparer.Ordinal);
        return children;
    }
}

/// <summary>What the overlay puts in a name's place.</summary>
internal enum OverlayChild
{
    Deleted,
    File,
    Folder,
}
