using System.Text;

namespace GoRun.Bench.Reporting;

/// <summary>A table in Markdown, row by row.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    /// <param name="columns">Their titles; those of numbers, to be aligned right, begin with <c>&gt;</c>.</param>
    public MarkdownTable(IEnumerable<string> columns)
    {
        string[] titles = [.. columns];
        Add([.. titles.Select(title => title.TrimStart('>'))]);
        Add([.. titles.Select(title => title.StartsWith('>') ? "---:" : "---")]);
    }

    public void Add(params ReadOnlySpan<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    public override string ToString() => _text.ToString();
}
