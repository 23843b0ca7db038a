using System.Collections.Immutable;
using System.Text.Json;

namespace GoRun.Platform;

/// <summary>
/// Reads the file of the <c>-overlay</c> flag: <c>{"Replace": {"path": "replacement"}}</c>. Relative paths count from the current
/// directory; an empty replacement deletes the path (<c>go help build</c>).
/// </summary>
public static class OverlayFile
{
    /// <summary>The replacements by absolute clean path, as <see cref="SourceTree"/> takes them.</summary>
    /// <exception cref="GoError">With the texts of go.</exception>
    public static ImmutableDictionary<string, string> Read(FileView files, string path, string workingDirectory)
    {
        byte[] json;
        try
        {
            json = new SourceTree(files).Read(Absolute(path, workingDirectory));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: reading overlay: open {path}: {DiskProblem.Reason(e)}");
        }

        var replacements = Parse(json).OrderBy(p => p.Key, StringComparer.Ordinal);
        var spelling = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string from, string to) in replacements)
        {
            if (from.Length == 0) throw new GoError("go: empty string key in overlay map");
            string absolute = Absolute(from, workingDirectory);
            if (!spelling.TryAdd(absolute, from)) throw new GoError($"go: duplicate paths {spelling[absolute]} and {from} in overlay map");
            result.Add(absolute, to.Length == 0 ? "" : Absolute(to, workingDirectory));
        }

        RejectFilesBelowFiles(result);
        return result.ToImmutable();
    }

    private static Dictionary<string, string> Parse(byte[] json)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) throw new GoError("go: parsing overlay JSON: unexpected end of JSON input");
            using JsonDocument owned = document;
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new GoError("go: parsing overlay JSON: the overlay is not an object");
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                // Go's decoder takes field names in any case.
                if (!property.Name.Equals("Replace", StringComparison.OrdinalIgnoreCase)) continue;
                if (property.Value.ValueKind == JsonValueKind.Null) continue;
                foreach (JsonProperty pair in property.Value.EnumerateObject()) result[pair.Name] = pair.Value.GetString() ?? "";
            }
        }
        catch (JsonException e)
        {
            throw new GoError($"go: parsing overlay JSON: invalid text at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            throw new GoError("go: parsing overlay JSON: Replace must be an object of strings");
        }

        return result;
    }

    private static void RejectFilesBelowFiles(IReadOnlyDictionary<string, string> replacements)
    {
        foreach ((string path, string to) in replacements.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (to.Length == 0) continue;
            for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                string above = path[..slash];
                if (replacements.GetValueOrDefault(above, "").Length > 0)
                    throw new GoError($"go: inconsistent files {above} and {path} in overlay map");
            }
        }
    }

    private static string Absolute(string path, string workingDirectory) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
}
