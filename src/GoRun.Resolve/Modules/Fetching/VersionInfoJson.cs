using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>The JSON of <c>.info</c> files and of <c>@latest</c>, byte for byte as Go's encoding/json writes a modfetch.RevInfo.</summary>
internal static class VersionInfoJson
{
    private static readonly DateTimeOffset NoTime = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // HTML's characters are escaped as Go does; nothing else is but what JSON demands.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="FormatException">It is not such JSON; the text is go's as far as it goes.</exception>
    public static VersionInfo Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new FormatException($"json: cannot unmarshal {Kind(root)} into Go value of type modfetch.RevInfo");
            return new VersionInfo
            {
                Version = Text(root, "Version"),
                Time = Text(root, "Time") is { Length: > 0 } time ? ParseTime(time) : null,
                Origin = Find(root, "Origin") is { ValueKind: JsonValueKind.Object } origin ? ReadOrigin(origin) : null,
            };
        }
        catch (JsonException)
        {
            throw new FormatException(Describe(json.Span));
        }
    }

    public static byte[] Write(VersionInfo info)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("Version", info.Version);
            json.WriteString("Time", FormatTime(info.Time));
            if (info.Origin is { } origin)
            {
                json.WriteStartObject("Origin");
                Write(json, "VCS", origin.Vcs);
                Write(json, "URL", origin.Url);
                Write(json, "Subdir", origin.Subdirectory);
                Write(json, "Hash", origin.Hash);
                Write(json, "TagPrefix", origin.TagPrefix);
                Write(json, "TagSum", origin.TagSum);
                Write(json, "Ref", origin.Ref);
                Write(json, "RepoSum", origin.RepositorySum);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        string text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return Encoding.UTF8.GetBytes(text.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal));
    }

    private static VersionOrigin ReadOrigin(JsonElement origin) => new()
    {
        Vcs = Text(origin, "VCS"),
        Url = Text(origin, "URL"),
        Subdirectory = Text(origin, "Subdir"),
        Hash = Text(origin, "Hash"),
        TagPrefix = Text(origin, "TagPrefix"),
        TagSum = Text(origin, "TagSum"),
        Ref = Text(origin, "Ref"),
        RepositorySum = Text(origin, "RepoSum"),
    };

    private static void Write(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0) json.WriteString(name, value);
    }

    private static string Text(JsonElement parent, string name) => Find(parent, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => throw new FormatException($"json: cannot unmarshal {Kind(other)} into Go struct field RevInfo.{name} of type string"),
    };

    /// <summary>Go matches names without regard to case; the last one counts.</summary>
    private static JsonElement? Find(JsonElement parent, string name)
    {
        JsonElement? found = null;
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) found = property.Value;
        }

        return found;
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "bool",
    };

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)
            ? time
            : throw new FormatException($"parsing time {GoQuoting.Quote(GoQuoting.Quote(text))} as \"2006-01-02T15:04:05Z07:00\": cannot parse");

    /// <summary>As RFC 3339 has it; Go's zero time where it is not known.</summary>
    public static string FormatTime(DateTimeOffset? known)
    {
        DateTimeOffset time = known ?? NoTime;
        string zone = time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture);
        return time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + zone;
    }

    private static string Describe(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> text = json.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return "unexpected end of JSON input";
        char first = (char)text[0];
        return first is '{' or '[' or '"' or 't' or 'f' or 'n' or '-' or (>= '0' and <= '9')
            ? "malformed JSON"
            : $"invalid character {(first == '\'' ? "'\\''" : $"'{first}'")} looking for beginning of value";
    }
}
