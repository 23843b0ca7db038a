using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// A source file of the toolchain, read for the few constants in it. The files are generated or formatted by gofmt, so their lines have one
/// known form each, and no Go parser is needed.
/// </summary>
internal sealed class GoSource
{
    private readonly string _text;

    private GoSource(string text) => _text = text;

    /// <exception cref="GoError">The file cannot be read.</exception>
    internal static GoSource Read(FileView files, string goroot, string path)
    {
        string file = FilePath.Join(goroot, "src", path);
        try
        {
            if (files.TryRead(file) is { } text) return new GoSource(Encoding.UTF8.GetString(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        throw new GoError($"gorun: cannot read {file}: the Go installation is not complete");
    }

    /// <summary>The value of <c>const name = `value`</c> (or with double quotes); null where there is no such constant.</summary>
    internal string? Constant(string name)
    {
        string start = $"\nconst {name} = ";
        int at = _text.IndexOf(start, StringComparison.Ordinal);
        if (at < 0) return null;
        ReadOnlySpan<char> rest = _text.AsSpan(at + start.Length);
        int end = rest.Length > 0 && rest[0] is '`' or '"' ? rest[1..].IndexOf(rest[0]) : -1;
        return end < 0 ? null : rest[1..(end + 1)].ToString();
    }

    /// <summary>The lines between the line that begins with <paramref name="first"/> and the brace that closes it at the same depth.</summary>
    internal Lines Block(string first)
    {
        int at = _text.IndexOf("\n" + first, StringComparison.Ordinal);
        if (at < 0) return default;
        ReadOnlySpan<char> line = _text.AsSpan(at + 1);
        string close = string.Concat("\n", line[..line.IndexOfAnyExcept('\t')], "}");
        ReadOnlySpan<char> body = line[(line.IndexOf('\n') + 1)..];
        int end = body.IndexOf(close, StringComparison.Ordinal);
        return new Lines(end < 0 ? body : body[..end]);
    }

    internal bool Contains(string text) => _text.Contains(text, StringComparison.Ordinal);

    /// <summary>Lines without their indentation.</summary>
    internal ref struct Lines(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly Lines GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest.IsEmpty) return false;
            int end = _rest.IndexOf('\n');
            Current = (end < 0 ? _rest : _rest[..end]).Trim('\t');
            _rest = end < 0 ? default : _rest[(end + 1)..];
            return true;
        }
    }
}
