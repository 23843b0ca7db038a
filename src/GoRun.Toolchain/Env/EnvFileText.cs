namespace GoRun.Toolchain;

/// <summary>
/// Edits the text of a GOENV file: lines <c>NAME=value</c>, sorted in the runs between comments, blank lines and whatever else stands there.
/// </summary>
internal static class EnvFileText
{
    /// <param name="changes">A null value removes the line.</param>
    internal static string Edit(string content, IReadOnlyDictionary<string, string?> changes)
    {
        List<string> lines = [.. content.Split('\n')];
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);

        // Null in place of a line that goes: as a blank line would, it ends a run.
        List<string?> kept = [.. lines];
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < kept.Count; i++)
        {
            if (NameOf(kept[i]) is not { Length: > 0 } name) continue;
            if (at.TryGetValue(name, out int earlier)) kept[earlier] = null;
            at[name] = i;
        }

        foreach ((string name, string? value) in changes)
        {
            string? line = value is null ? null : name + "=" + value;
            if (at.TryGetValue(name, out int index)) kept[index] = line;
            else if (line is not null) kept.Add(line);
        }

        SortRuns(kept);
        return string.Concat(kept.Select(line => line is null ? "" : line + "\n"));
    }

    private static void SortRuns(List<string?> lines)
    {
        int start = 0;
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && NameOf(lines[i]).Length > 0) continue;
            lines.Sort(start, i - start, Comparer<string?>.Create((a, b) => string.CompareOrdinal(NameOf(a), NameOf(b))));
            start = i + 1;
        }
    }

    private static string NameOf(string? line)
    {
        if (line is null) return "";
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || line.AsSpan(0, equals).Contains('#') ? "" : line[..equals];
    }
}
