using System.Collections.Immutable;
using System.Text.Json;

namespace GoRun.Build.Cache.Program;

/// <summary>Takes the answers out of what a cache program prints: JSON objects one after the other, with any white space between them.</summary>
internal sealed class CacheAnswerReader(Stream stream)
{
    private byte[] _buffer = new byte[4 << 10];
    private int _start;
    private int _end;

    /// <summary>The next answer; null at the end.</summary>
    /// <exception cref="FormatException">What comes is no answer; the message is as near to go's as can be.</exception>
    public CacheAnswer? Next()
    {
        while (true)
        {
            while (_start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') _start++;
            if (TryTake() is { } answer) return answer;
            if (Fill()) continue;
            return _start == _end ? null : throw new FormatException("unexpected EOF");
        }
    }

    private CacheAnswer? TryTake()
    {
        if (_start == _end) return null;
        var state = new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true });
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, state);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) return null;
            using JsonDocument owned = document;
            _start += (int)reader.BytesConsumed;
            return Decode(document.RootElement);
        }
        catch (JsonException)
        {
            char first = (char)_buffer[_start];
            bool beginsWell = first is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' or (>= '0' and <= '9');
            throw new FormatException(beginsWell ? "malformed JSON" : $"invalid character '{first}' looking for beginning of value");
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _end);
        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }

    /// <summary>Names of fields count in any case, as everywhere in Go; what is not known, or null, is passed over.</summary>
    private static CacheAnswer Decode(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return new CacheAnswer();
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"json: cannot unmarshal {KindOf(json)} into Go value of type cacheprog.Response");
        var answer = new CacheAnswer();
        foreach (JsonProperty field in json.EnumerateObject())
        {
            JsonElement value = field.Value;
            if (value.ValueKind == JsonValueKind.Null) continue;
            answer = field.Name.ToUpperInvariant() switch
            {
                "ID" => answer with { Id = Number("ID", value) },
                "ERR" => answer with { Error = Text("Err", value) },
                "KNOWNCOMMANDS" => answer with { KnownCommands = [.. Commands(value)] },
                "MISS" => answer with { Miss = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("Miss", "bool", value) },
                "OUTPUTID" => answer with { OutputId = Bytes(value) },
                "SIZE" => answer with { Size = Number("Size", value) },
                "DISKPATH" => answer with { DiskPath = Text("DiskPath", value) },
                _ => answer,
            };
        }

        return answer;
    }

    private static long Number(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : throw Wrong(field, "int64", value);

    private static string Text(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(field, "string", value);

    private static IEnumerable<string> Commands(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(static command => Text("KnownCommands", command))
            : throw Wrong("KnownCommands", "[]cacheprog.Cmd", value);

    private static ImmutableArray<byte> Bytes(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) throw Wrong("OutputID", "[]uint8", value);
        return value.TryGetBytesFromBase64(out byte[]? bytes) ? [.. bytes] : throw new FormatException("illegal base64 data");
    }

    private static FormatException Wrong(string field, string type, JsonElement value) =>
        new($"json: cannot unmarshal {KindOf(value)} into Go struct field Response.{field} of type {type}");

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "bool",
    };
}
