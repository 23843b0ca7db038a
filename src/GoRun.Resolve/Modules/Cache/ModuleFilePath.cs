using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>Paths that files of a module may have, so that they can be had on every system (golang.org/x/mod/module.CheckFilePath).</summary>
internal static class ModuleFilePath
{
    private const string Punctuation = "!#$%&()+,-.=@[]^_{}~ ";

    /// <summary>Null for a path that a module's file may have, else what is wrong: <c>malformed file path "a:b": ...</c>.</summary>
    /// <param name="path">Relative, with slashes.</param>
    public static string? Check(string path)
    {
        string? problem = path.Contains('\ufffd', StringComparison.Ordinal) ? "invalid UTF-8"
            : path.Length == 0 ? "empty string"
            : path.Contains("//", StringComparison.Ordinal) ? "double slash"
            : path[^1] == '/' ? "trailing slash"
            : path.Split('/').Select(CheckElement).FirstOrDefault(p => p is not null);
        return problem is null ? null : $"malformed file path {GoQuoting.Quote(path)}: {problem}";
    }

    private static string? CheckElement(string element)
    {
        if (element.Length == 0) return "empty path element";
        if (!element.AsSpan().ContainsAnyExcept('.')) return $"invalid path element {GoQuoting.Quote(element)}";
        if (element[^1] == '.') return "trailing dot in path element";
        foreach (Rune rune in element.EnumerateRunes())
        {
            if (!IsAllowed(rune)) return $"invalid char {ModulePaths.QuoteRune(rune)}";
        }

        int dot = element.IndexOf('.', StringComparison.Ordinal);
        string name = dot < 0 ? element : element[..dot];
        return ModulePaths.IsWindowsDevice(name) ? $"{GoQuoting.Quote(name)} disallowed as path element component on Windows" : null;
    }

    private static bool IsAllowed(Rune rune) => !rune.IsAscii
        ? Rune.IsLetter(rune)
        : char.IsAsciiLetterOrDigit((char)rune.Value) || Punctuation.Contains((char)rune.Value, StringComparison.Ordinal);
}
