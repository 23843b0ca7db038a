using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GoRun.Platform;

namespace GoRun.Build.Cache.Program;

/// <summary>
/// Writes requests as go does (ProgCache.writeToChild in cmd/go/internal/cache): a JSON object, an empty line, and for a body a line with a
/// JSON string, which is base64.
/// </summary>
internal sealed class CacheRequestWriter(Stream stream)
{
    /// <summary>A multiple of three, so that pieces of a body are coded without padding between them.</summary>
    private const int PieceLength = 48 << 10;

    // Base64 has characters that are else written as escapes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly byte[] _piece = new byte[PieceLength];
    private readonly byte[] _coded = new byte[Base64.GetMaxEncodedToUtf8Length(PieceLength)];

    /// <exception cref="IOException">The program does not read any more, or the body is not what it was.</exception>
    public void Write(long id, CacheRequest request)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("ID", id);
            json.WriteString("Command", request.Command);
            WriteHash(json, "ActionID", request.ActionId);
            WriteHash(json, "OutputID", request.OutputId);
            if (request.BodySize > 0) json.WriteNumber("BodySize", request.BodySize);
            json.WriteEndObject();
        }

        _line.Write("\n\n"u8);
        stream.Write(_line.WrittenSpan);
        if (request.BodySize > 0) WriteBody(request);
        stream.Flush();
    }

    private static void WriteHash(Utf8JsonWriter json, string name, ContentHash? hash)
    {
        if (hash is not { } value) return;
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        value.CopyTo(bytes);
        json.WriteBase64String(name, bytes);
    }

    private void WriteBody(CacheRequest request)
    {
        using Stream body = request.Body();
        long left = request.BodySize;
        stream.Write("\""u8);
        while (left > 0)
        {
            int length = (int)Math.Min(left, PieceLength);
            body.ReadExactly(_piece, 0, length);
            left -= length;
            Base64.EncodeToUtf8(_piece.AsSpan(0, length), _coded, out _, out int written);
            stream.Write(_coded, 0, written);
        }

        stream.Write("\"\n"u8);
    }
}
