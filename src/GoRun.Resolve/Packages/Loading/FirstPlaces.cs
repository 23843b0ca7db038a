using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>Texts, each with the place where it was first met.</summary>
internal sealed class FirstPlaces
{
    private readonly Dictionary<string, SourcePosition> _places = new(StringComparer.Ordinal);

    public void Add(string text, string file, LinePosition place) => _places.TryAdd(text, new SourcePosition(file, place));

    /// <summary>In bytewise order.</summary>
    public ImmutableArray<PlacedText> Sorted()
    {
        if (_places.Count == 0) return [];
        var all = new PlacedText[_places.Count];
        int next = 0;
        foreach ((string text, SourcePosition position) in _places) all[next++] = new PlacedText(text, position);
        Array.Sort(all, static (a, b) => string.CompareOrdinal(a.Text, b.Text));
        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }
}
