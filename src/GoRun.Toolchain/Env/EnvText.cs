using System.Globalization;
using System.Text;

namespace GoRun.Toolchain;

/// <summary>Variables as <c>go env</c> writes them: for a shell, as JSON, or the bare values.</summary>
internal static class EnvText
{
    internal static string Of(IEnumerable<GoEnvVariable> variables, EnvRequest request)
    {
        List<GoEnvVariable> shown = [.. variables.Where(v => v.Changed || !request.Changed)];
        shown.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return request.Json ? JsonOf(shown) : ShellOf(shown);
    }

    internal static string ValuesOf(IEnumerable<GoEnvVariable> variables)
    {
        var text = new StringBuilder();
        foreach (GoEnvVariable variable in variables) text.Append(variable.Value).Append('\n');
        return text.ToString();
    }

    private static string ShellOf(List<GoEnvVariable> variables)
    {
        var text = new StringBuilder();
        foreach ((string name, string value, _) in variables)
            text.Append(name).Append("='").Append(value.Replace("'", @"'\''", StringComparison.Ordinal)).Append("'\n");
        return text.ToString();
    }

    private static string JsonOf(List<GoEnvVariable> variables)
    {
        var text = new StringBuilder("{");
        string? previous = null;
        foreach ((string name, string value, _) in variables)
        {
            if (name == previous) continue;
            text.Append(previous is null ? "\n\t" : ",\n\t");
            AppendJson(text, name);
            AppendJson(text.Append(": "), value);
            previous = name;
        }

        return text.Append(previous is null ? "}\n" : "\n}\n").ToString();
    }

    /// <summary>The escapes of encoding/json, which keeps its output safe inside HTML.</summary>
    private static void AppendJson(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"' or '\\': text.Append('\\').Append(c); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
