using System.Collections.Immutable;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>The imports that led from an argument of the command line to the package being checked.</summary>
internal sealed class ImportStack
{
    private readonly List<StackEntry> _entries = [];

    public void Push(string path, SourcePosition? position) => _entries.Add(new StackEntry(path, position));

    public void Pop() => _entries.RemoveAt(_entries.Count - 1);

    /// <summary>The path on top is this one (false when empty): the error is then the package's own, else its importer's.</summary>
    public bool IsTop(string path) => _entries.Count > 0 && _entries[^1].Path == path;

    public bool IsEmpty => _entries.Count == 0;

    public ImmutableArray<StackEntry> Copy() => [.. _entries];

    /// <summary>Fewer steps than the other, or as many and bytewise before it.</summary>
    public bool IsShorterThan(ImmutableArray<StackEntry> other)
    {
        if (_entries.Count != other.Length) return _entries.Count < other.Length;
        for (int i = 0; i < other.Length; i++)
        {
            int order = string.CompareOrdinal(_entries[i].Path, other[i].Path);
            if (order != 0) return order < 0;
        }

        return false;
    }
}

/// <summary>One step: the path as written, and where the package before it imports it (null for an argument).</summary>
internal readonly record struct StackEntry(string Path, SourcePosition? Position);
