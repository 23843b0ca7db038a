using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>What was seen in one directory. A directory that was listed stands in its own group, under the empty name.</summary>
internal sealed record InputGroup(string Directory, List<(string Name, Input Input)> Entries)
{
    /// <summary>So many looks take longer than another thread takes to start.</summary>
    private const int PortionSize = 500;

    /// <summary>In the order of their directories and names, so that the same notes make the same record.</summary>
    internal static IReadOnlyCollection<InputGroup> Of(IEnumerable<KeyValuePair<string, Input>> inputs)
    {
        var groups = new SortedDictionary<string, InputGroup>(StringComparer.Ordinal);
        foreach ((string path, Input input) in inputs)
        {
            int slash = path.LastIndexOf('/');
            (string directory, string name) = input.Kind == InputKind.Listing ? (path, "") : (slash == 0 ? "/" : path[..slash], path[(slash + 1)..]);
            if (!groups.TryGetValue(directory, out InputGroup? group)) groups.Add(directory, group = new InputGroup(directory, []));
            group.Entries.Add((name, input));
        }

        foreach (InputGroup group in groups.Values) group.Entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return groups.Values;
    }

    /// <summary>Portions of about the same work, one after the other.</summary>
    internal static List<List<InputGroup>> Portions(IEnumerable<InputGroup> groups)
    {
        var portions = new List<List<InputGroup>>();
        int room = 0;
        foreach (InputGroup group in groups)
        {
            if (room <= 0)
            {
                portions.Add([]);
                room = PortionSize;
            }

            portions[^1].Add(group);
            room -= group.Entries.Count;
        }

        return portions;
    }
}
