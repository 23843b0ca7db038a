using System.Globalization;
using System.Text;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>The database's answer to a lookup: the record's number and text, and the head of a tree that holds it.</summary>
/// <param name="Id">From 0; what is said of it is to be checked.</param>
/// <param name="Text">Lines as in go.sum, each with its line feed.</param>
/// <param name="SignedHead">A <see cref="SignedNote"/>.</param>
internal sealed record DatabaseRecord(long Id, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> SignedHead)
{
    /// <exception cref="ModuleFetchException">It is no such answer.</exception>
    public static DatabaseRecord Parse(ReadOnlyMemory<byte> answer)
    {
        int line = answer.Span.IndexOf((byte)'\n');
        if (line < 0 || !long.TryParse(answer.Span[..line], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            throw Malformed();
        ReadOnlyMemory<byte> rest = answer[(line + 1)..];
        int end = rest.Span.IndexOf("\n\n"u8);
        if (end < 0) throw Malformed();
        ReadOnlyMemory<byte> text = rest[..(end + 1)];
        return SignedNote.IsText(text.Span) ? new DatabaseRecord(id, text, rest[(end + 2)..]) : throw Malformed();
    }

    /// <summary>The lines for one version, without their line feeds.</summary>
    /// <param name="module">Version with <c>/go.mod</c> behind it for the go.mod file's own.</param>
    public IEnumerable<string> LinesFor(ModuleVersion module)
    {
        string prefix = $"{module.Path} {module.Version} ";
        return Encoding.UTF8.GetString(Text.Span).Split('\n').Where(l => l.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static ModuleFetchException Malformed() => new("malformed record data");
}
