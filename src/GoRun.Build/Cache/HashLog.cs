using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Cache;

/// <summary>
/// What was hashed in one build: printed as <c>GODEBUG=gocachehash=1</c> has it, and kept for <c>gocacheverify=1</c>, which has to say what an
/// ID stands for. Of each hash once, however often it was computed; the real go repeats some. Thread-safe.
/// </summary>
/// <param name="print">Gets the lines of one hash at a time; null where they are only to be kept.</param>
internal sealed class HashLog(Action<string>? print)
{
    private readonly ConcurrentDictionary<ContentHash, string> _texts = new();
    private readonly ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);

    /// <summary>The text that has this hash; empty where it is not known.</summary>
    public string TextOf(ContentHash id) => _texts.GetValueOrDefault(id, "");

    /// <param name="name">What it is the ID of: <c>build fmt</c>. Not hashed.</param>
    /// <param name="salt">The beginning of the text, which has a line of its own here.</param>
    /// <param name="lines">The rest of it.</param>
    public void Add(string name, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> lines, ContentHash sum)
    {
        if (!_texts.TryAdd(sum, Encoding.UTF8.GetString(salt) + Encoding.UTF8.GetString(lines)) || print is null) return;
        var shown = new StringBuilder();
        shown.Append(CultureInfo.InvariantCulture, $"HASH[{name}]\nHASH[{name}]: {GoQuoting.Quote(salt)}\n");
        while (!lines.IsEmpty)
        {
            int length = lines.IndexOf((byte)'\n') is var end && end < 0 ? lines.Length : end + 1;
            shown.Append(CultureInfo.InvariantCulture, $"HASH[{name}]: {GoQuoting.Quote(lines[..length])}\n");
            lines = lines[length..];
        }

        print(shown.Append(CultureInfo.InvariantCulture, $"HASH[{name}]: {sum.ToHex()}\n").ToString());
    }

    public void AddSubkey(ContentHash parent, string description, ContentHash sum)
    {
        string text = $"subkey {parent.ToHex()} {GoQuoting.Quote(description)}";
        if (_texts.TryAdd(sum, text)) print?.Invoke($"HASH {text} = {sum.ToHex()}\n");
    }

    /// <param name="result">The hash of the file's content, or why it could not be read.</param>
    public void AddFile(string path, string result)
    {
        if (_files.TryAdd(path, true)) print?.Invoke($"HASH {path}: {result}\n");
    }
}
