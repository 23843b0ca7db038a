using System.Collections.Immutable;
using System.Text;

namespace GoRun.Resolve.Packages.Listing;

/// <summary>
/// A JSON object in the layout of Go's <c>json.MarshalIndent(v, "", "\t")</c>: empty values are left out, and <c>&lt;</c>, <c>&gt;</c> and
/// <c>&amp;</c> are escaped, which Utf8JsonWriter does not do in this way.
/// </summary>
/// <param name="fields">Members to take in; null for all.</param>
internal sealed class JsonObject(int depth, ImmutableHashSet<string>? fields = null)
{
    private readonly StringBuilder _text = new();
    private readonly string _indent = new('\t', depth + 1);

    public void Add(string name, string value)
    {
        if (value.Length > 0) Raw(name, Quote(value));
    }

    public void Add(string name, bool value)
    {
        if (value) Raw(name, "true");
    }

    public void Add(string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty) return;
        Raw(name, $"[\n{string.Join(",\n", values.Select(v => $"{_indent}\t{Quote(v)}"))}\n{_indent}]");
    }

    public void Add(string name, ImmutableSortedDictionary<string, string> values)
    {
        if (values.IsEmpty) return;
        Raw(name, $"{{\n{string.Join(",\n", values.Select(v => $"{_indent}\t{Quote(v.Key)}: {Quote(v.Value)}"))}\n{_indent}}}");
    }

    public void Add(string name, JsonObject? value)
    {
        if (value is not null) Raw(name, value.ToString());
    }

    /// <summary>Whether a member of this name is taken in.</summary>
    public bool Wants(string name) => fields is null || fields.Contains(name);

    /// <summary>For members of this object; it takes in all of its own.</summary>
    public JsonObject Child() => new(depth + 1);

    public override string ToString() => _text.Length == 0 ? "{}" : $"{{\n{_text}\n{_indent[1..]}}}";

    private void Raw(string name, string value)
    {
        if (!Wants(name)) return;
        if (_text.Length > 0) _text.Append(",\n");
        _text.Append(_indent).Append('"').Append(name).Append("\": ").Append(value);
    }

    /// <summary>A string as encoding/json writes it.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\': quoted.Append('\\').Append(c); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                case '\b': quoted.Append("\\b"); break;
                case '\f': quoted.Append("\\f"); break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029': quoted.Append($"\\u{(int)c:x4}"); break;
                default: quoted.Append(c); break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
