using System.Buffers;
using System.Text;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>The rules for module paths and import paths (golang.org/x/mod/module).</summary>
public static class ModulePaths
{
    private static readonly SearchValues<char> ModulePathChars =
        SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ImportPathChars =
        SearchValues.Create("+-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// The major version suffix of a module path: <c>/v2</c> and up, <c>.v1</c> for gopkg.in, or empty. Null for a path whose last element
    /// is not an allowed one, like <c>/v1</c> or <c>/v02</c>.
    /// </summary>
    public static string? SplitVersion(string path)
    {
        if (path.StartsWith("gopkg.in/", StringComparison.Ordinal)) return SplitGopkgIn(path);
        int i = path.Length;
        while (i > 0 && (char.IsAsciiDigit(path[i - 1]) || path[i - 1] == '.')) i--;
        if (i <= 1 || i == path.Length || path[i - 1] != 'v' || path[i - 2] != '/') return "";
        ReadOnlySpan<char> digits = path.AsSpan(i);
        bool allowed = !digits.Contains('.') && digits[0] != '0' && digits is not "1";
        return allowed ? path[(i - 2)..] : null;
    }

    /// <summary>Null where the version's major number fits the path's suffix, else what is wrong.</summary>
    public static string? CheckMajor(string version, string suffix)
    {
        bool unstable = suffix.StartsWith(".v", StringComparison.Ordinal) && suffix.EndsWith("-unstable", StringComparison.Ordinal);
        if (unstable) suffix = suffix[..^"-unstable".Length];

        // Pseudo-versions for gopkg.in/x.v1 began with v0.0.0 for a while, and live on in go.mod files.
        if (suffix == ".v1" && version.StartsWith("v0.0.0-", StringComparison.Ordinal)) return null;
        string major = SemanticVersion.Major(version);
        string wanted;
        if (suffix.Length == 0)
        {
            if (major is "v0" or "v1" || SemanticVersion.Build(version) == "+incompatible") return null;
            wanted = "v0 or v1";
        }
        else
        {
            wanted = suffix[1..];
            if (major == wanted) return null;
        }

        return $"version {GoQuoting.Quote(version)} invalid: should be {wanted}, not {major}";
    }

    /// <summary>
    /// A replacement's path that is a folder, not a module: rooted, or beginning with <c>.</c> or <c>..</c>; in the notation of any system.
    /// </summary>
    public static bool IsDirectory(string path) =>
        path is "." or ".."
        || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith(".\\", StringComparison.Ordinal)
        || path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("..\\", StringComparison.Ordinal)
        || path.StartsWith('/') || path.StartsWith('\\')
        || (path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    /// <summary>Null for a valid import path, else what is wrong, without the words <c>malformed ... path</c> in front.</summary>
    public static string? CheckImportPath(string path) => Check(path, allowPlus: true, allowLeadingDot: true);

    /// <summary>Null for a path that a module in the cache may have, else what is wrong.</summary>
    public static string? CheckModulePath(string path)
    {
        if (Check(path, allowPlus: false, allowLeadingDot: false) is { } problem) return problem;
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        ReadOnlySpan<char> first = slash < 0 ? path : path.AsSpan(0, slash);
        if (first.IsEmpty) return "leading slash";
        if (!first.Contains('.')) return "missing dot in first path element";
        foreach (char c in first)
        {
            if (c is not ('-' or '.' or (>= '0' and <= '9') or (>= 'a' and <= 'z'))) return $"invalid char '{c}' in first path element";
        }

        return SplitVersion(path) is null ? "invalid version" : null;
    }

    /// <summary>
    /// The path or version as the module cache spells it: <c>!a</c> for <c>A</c>, so that file systems that know no case keep them apart.
    /// </summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('A', 'Z')) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (char.IsAsciiLetterUpper(c)) escaped.Append('!').Append((char)(c | 0x20));
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Whether a package with this path could, by its spelling, belong to the module.</summary>
    public static bool HasPrefix(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');

    /// <summary>The path without its last element; empty for one element.</summary>
    public static string Parent(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    private static string? SplitGopkgIn(string path)
    {
        int i = path.EndsWith("-unstable", StringComparison.Ordinal) ? path.Length - "-unstable".Length : path.Length;
        int end = i;
        while (i > 0 && char.IsAsciiDigit(path[i - 1])) i--;
        if (i <= 1 || path[i - 1] != 'v' || path[i - 2] != '.' || i == end) return null;
        return path[i] == '0' && path[(i - 2)..] != ".v0" ? null : path[(i - 2)..];
    }

    private static string? Check(string path, bool allowPlus, bool allowLeadingDot)
    {
        if (path.Length == 0) return "empty string";
        if (path[0] == '-') return "leading dash";
        if (path.Contains("//", StringComparison.Ordinal)) return "double slash";
        if (path[^1] == '/') return "trailing slash";
        ReadOnlySpan<char> rest = path;
        while (true)
        {
            int slash = rest.IndexOf('/');
            ReadOnlySpan<char> element = slash < 0 ? rest : rest[..slash];
            if (CheckElement(element, allowPlus, allowLeadingDot) is { } problem) return problem;
            if (slash < 0) return null;
            rest = rest[(slash + 1)..];
        }
    }

    private static string? CheckElement(ReadOnlySpan<char> element, bool allowPlus, bool allowLeadingDot)
    {
        if (element.IsEmpty) return "empty path element";
        if (!element.ContainsAnyExcept('.')) return $"invalid path element {GoQuoting.Quote(element.ToString())}";
        if (element[0] == '.' && !allowLeadingDot) return "leading dot in path element";
        if (element[^1] == '.') return "trailing dot in path element";
        int wrong = element.IndexOfAnyExcept(allowPlus ? ImportPathChars : ModulePathChars);
        if (wrong >= 0)
        {
            Rune.DecodeFromUtf16(element[wrong..], out Rune rune, out _);
            return $"invalid char {QuoteRune(rune)}";
        }

        int dot = element.IndexOf('.');
        ReadOnlySpan<char> name = dot < 0 ? element : element[..dot];
        if (IsWindowsDevice(name)) return $"{GoQuoting.Quote(name.ToString())} disallowed as path element component on Windows";
        int tilde = name.LastIndexOf('~');
        bool shortName = tilde >= 0 && tilde < name.Length - 1 && !name[(tilde + 1)..].ContainsAnyExceptInRange('0', '9');
        return shortName ? "trailing tilde and digits in path element" : null;
    }

    /// <summary>A name that Windows keeps for a device, in whatever case.</summary>
    internal static bool IsWindowsDevice(ReadOnlySpan<char> name)
    {
        if (name.Length is not (3 or 4)) return false;
        Span<char> upper = stackalloc char[4];
        upper = upper[..name.ToUpperInvariant(upper)];
        return upper.Length == 3
            ? upper is "CON" or "PRN" or "AUX" or "NUL"
            : upper[..3] is "COM" or "LPT" && upper[3] is >= '1' and <= '9';
    }

    /// <summary>The character as a Go literal (<c>%q</c>).</summary>
    internal static string QuoteRune(Rune rune)
    {
        string inner = GoQuoting.Quote(rune.ToString())[1..^1];
        return inner switch { "\\\"" => "'\"'", "'" => "'\\''", _ => $"'{inner}'" };
    }
}
