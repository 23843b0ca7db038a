using System.Buffers;
using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Cache;

/// <summary>
/// The text whose SHA-256 is an action ID: the go command's version as salt, then one line per input. The text is kept until the end
/// instead of being hashed piece by piece: it is small, one call hashes it fastest, and it can be shown when two IDs differ. Not
/// thread-safe; dispose to give the buffer back.
/// </summary>
internal sealed class ActionHash : IDisposable
{
    private readonly int _saltLength;
    private readonly string _kind;
    private readonly string _subject;
    private readonly HashLog? _log;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    internal ActionHash(ReadOnlySpan<byte> salt, string kind, string subject, HashLog? log)
    {
        Append(salt);
        _saltLength = salt.Length;
        (_kind, _subject, _log) = (kind, subject, log);
    }

    /// <summary>What was added so far, with the salt in front.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Adds text as it stands.</summary>
    public ActionHash Append(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        _length += Encoding.UTF8.GetBytes(text, Room(most));
        return this;
    }

    /// <summary>Adds bytes as they stand.</summary>
    public ActionHash Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
        return this;
    }

    /// <summary>Adds the text in Go's quotes.</summary>
    public ActionHash AppendQuoted(string text) => Append(GoQuoting.Quote(text));

    /// <summary>Adds <c>true</c> or <c>false</c>.</summary>
    public ActionHash AppendBool(bool value) => Append(value ? "true"u8 : "false"u8);

    /// <summary>Adds the 20-character form of a hash.</summary>
    public ActionHash AppendShortId(ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        System.Buffers.Text.Base64Url.TryEncodeToUtf8(bytes[..15], Room(20), out int written);
        _length += written;
        return this;
    }

    /// <summary>Ends the line.</summary>
    public ActionHash EndLine() => Append("\n"u8);

    /// <summary>Adds a whole line.</summary>
    public ActionHash Line(ReadOnlySpan<char> text) => Append(text).EndLine();

    /// <summary>The hash of everything added.</summary>
    public ContentHash Sum()
    {
        var sum = ContentHash.Of(Text);
        _log?.Add(_subject.Length == 0 ? _kind : $"{_kind} {_subject}", Text[.._saltLength], Text[_saltLength..], sum);
        return sum;
    }

    public void Dispose()
    {
        byte[] text = _text;
        _text = [];
        _length = 0;
        if (text.Length > 0) ArrayPool<byte>.Shared.Return(text);
    }

    private Span<byte> Room(int bytes)
    {
        if (_text.Length - _length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_text.Length * 2, _length + bytes));
            Text.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_text);
            _text = larger;
        }

        return _text.AsSpan(_length);
    }
}
