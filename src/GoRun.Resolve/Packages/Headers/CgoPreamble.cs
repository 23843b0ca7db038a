using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Packages.Constraints;

namespace GoRun.Resolve.Packages.Headers;

/// <summary>Gathers the <c>#cgo</c> lines of a package's <c>import "C"</c> comments (<c>go doc cgo</c>).</summary>
/// <param name="directory">The package's, for <c>${SRCDIR}</c> and relative <c>-I</c> and <c>-L</c>.</param>
internal sealed class CgoPreamble(string directory, BuildTags tags)
{
    // What may stand in a word besides letters beyond ASCII. The words reach programs as arguments, never a shell, hence $ is allowed.
    private const string Safe = "+-.,/0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz:$@%! ~^";

    private readonly Dictionary<string, ImmutableArray<string>.Builder> _words = new(StringComparer.Ordinal);

    /// <summary>Takes in one comment's text. Null, or the first error in go's words.</summary>
    /// <param name="file">The file's name: go shows no more of it.</param>
    public string? Add(string file, string text)
    {
        foreach (string original in text.Split('\n'))
        {
            string line = original.Trim();
            if (line.Length < 5 || !line.StartsWith("#cgo", StringComparison.Ordinal) || line[4] is not (' ' or '\t')) continue;
            string? error = Directive(line[4..].Trim(), original);
            if (error is not null) return $"{file}: {error}";
        }

        return null;
    }

    public CgoDirectives ToDirectives() => _words.Count == 0
        ? CgoDirectives.None
        : new CgoDirectives
        {
            CFlags = Words("CFLAGS"),
            CppFlags = Words("CPPFLAGS"),
            CxxFlags = Words("CXXFLAGS"),
            FFlags = Words("FFLAGS"),
            LdFlags = Words("LDFLAGS"),
            PkgConfig = Words("pkg-config"),
        };

    private ImmutableArray<string> Words(string verb) =>
        _words.TryGetValue(verb, out ImmutableArray<string>.Builder? words) ? words.ToImmutable() : [];

    private string? Directive(string line, string original)
    {
        string[] fields = Fields(line);
        // Notes for the cgo tool about a C function.
        if (fields is ["nocallback" or "noescape", _]) return null;

        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return $"invalid #cgo line: {original}";
        fields = Fields(line[..colon]);
        if (fields.Length == 0) return $"invalid #cgo line: {original}";
        string verb = fields[^1];
        if (fields.Length > 1 && !AnyHolds(fields.AsSpan(0, fields.Length - 1))) return null;

        if (!CgoWords.TrySplit(line[(colon + 1)..], out List<string> words)) return $"invalid #cgo line: {original}";
        for (int i = 0; i < words.Count; i++)
        {
            words[i] = ExpandDirectory(words[i], out bool safe);
            if (!safe) return $"malformed #cgo argument: {words[i]}";
        }

        if (verb is not ("CFLAGS" or "CPPFLAGS" or "CXXFLAGS" or "FFLAGS" or "LDFLAGS" or "pkg-config"))
            return $"invalid #cgo verb: {original}";
        if (verb != "pkg-config") MakeAbsolute(words);
        if (!_words.TryGetValue(verb, out ImmutableArray<string>.Builder? all)) _words[verb] = all = ImmutableArray.CreateBuilder<string>();
        all.AddRange(words);
        return null;
    }

    private static string[] Fields(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private bool AnyHolds(ReadOnlySpan<string> conditions)
    {
        foreach (string condition in conditions)
        {
            if (Holds(condition)) return true;
        }

        return false;
    }

    /// <summary>A condition is in either of the two forms that constraints have; one that cannot be read does not hold.</summary>
    private bool Holds(string condition)
    {
        if (condition.AsSpan().IndexOfAny("&|()") < 0) return PlusBuildLine.Evaluate(condition, tags);
        try
        {
            return ConstraintExpression.Evaluate(condition, tags);
        }
        catch (ConstraintException)
        {
            return false;
        }
    }

    private string ExpandDirectory(string word, out bool safe)
    {
        string[] chunks = word.Split("${SRCDIR}");
        safe = true;
        foreach (string chunk in chunks) safe &= (chunk.Length == 0 && chunks.Length > 1) || IsSafe(chunk);
        if (chunks.Length == 1) return word;
        safe &= IsSafe(directory);
        return string.Join(directory, chunks);
    }

    private static bool IsSafe(string text)
    {
        foreach (char c in text)
        {
            if (c < 0x80 && !Safe.Contains(c, StringComparison.Ordinal)) return false;
        }

        return text.Length > 0;
    }

    private void MakeAbsolute(List<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (!word.StartsWith("-I", StringComparison.Ordinal) && !word.StartsWith("-L", StringComparison.Ordinal)) continue;
            if (word.Length > 2)
            {
                words[i] = word[..2] + Absolute(word[2..]);
            }
            else if (++i < words.Count)
            {
                words[i] = Absolute(words[i]);
            }
        }
    }

    private string Absolute(string path) => path.StartsWith('/') ? path : Paths.Join(directory, path);
}
