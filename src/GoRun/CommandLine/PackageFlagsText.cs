using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// The value of <c>-gcflags</c> and its like: words, or <c>pattern=words</c> (PerPackageFlag in cmd/go/internal/load/flag.go).
/// </summary>
internal static class PackageFlagsText
{
    /// <exception cref="GoError">In the words of go.</exception>
    internal static PackageFlagsEntry Parse(string text)
    {
        text = text.Trim();
        string pattern = "";
        if (text.Length > 0 && text[0] != '-')
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw new GoError("missing =<value> in <pattern>=<value>");
            if (equals == 0) throw new GoError("missing <pattern> in <pattern>=<value>");
            if (text[0] is '\'' or '"') throw new GoError($"parameter may not start with quote character {text[0]}");
            pattern = text[..equals].Trim();
            text = text[(equals + 1)..];
        }

        return new PackageFlagsEntry(pattern, GoQuoting.SplitQuotedFields(text));
    }
}
