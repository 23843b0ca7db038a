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
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    /// <param name="goVersion">
    /// Like <c>go1.27.4</c>; an experiment suffix (<c> X:...</c>, since 1.26 also <c>-X:...</c>) is not part of the salt.
    /// </param>
    public ActionHash(string goVersion)
    {
        Append(Salt(goVersion));
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
    public ContentHash Sum() => ContentHash.Of(Text);

    /// <summary>The ID of a secondary output of an action: unsalted, unlike the action IDs themselves.</summary>
    public static ContentHash Subkey(ContentHash parent, ReadOnlySpan<char> description)
    {
        ReadOnlySpan<byte> prefix = "subkey:"u8;
        byte[] text = new byte[prefix.Length + ContentHash.Size + Encoding.UTF8.GetByteCount(description)];
        prefix.CopyTo(text);
        parent.CopyTo(text.AsSpan(prefix.Length));
        Encoding.UTF8.GetBytes(description, text.AsSpan(prefix.Length + ContentHash.Size));
        return ContentHash.Of(text);
    }

    public void Dispose()
    {
        byte[] text = _text;
        _text = [];
        _length = 0;
        if (text.Length > 0) ArrayPool<byte>.Shared.Return(text);
    }

    private static ReadOnlySpan<char> Salt(string goVersion)
    {
        int cut = goVersion.IndexOf(" X:", StringComparison.Ordinal);
        if (cut < 0) cut = goVersion.IndexOf("-X:", StringComparison.Ordinal);
        return cut < 0 ? goVersion : goVersion.AsSpan(0, cut);
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
