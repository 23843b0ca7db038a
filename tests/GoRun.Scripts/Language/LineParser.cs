using System.Collections.Immutable;

namespace GoRun.Scripts.Language;

/// <summary>
/// Reads a line of a script: words between white space, single quotes around text that is taken as it is, a doubled quote in it for
/// one, and <c>#</c> for the rest of the line to be a comment.
/// </summary>
public static class LineParser
{
    private const string Separators = " \t\r\n#";

    /// <summary>The command on the line, or null when there is none.</summary>
    /// <exception cref="ScriptException">The line cannot be read.</exception>
    public static ScriptLine? Parse(string line)
    {
        ImmutableArray<Word> words = Split(line);
        if (words.IsEmpty)
            return null;
        Expectation? expectation = null;
        var guards = ImmutableArray.CreateBuilder<Guard>();
        int next = 0;
        while (next < words.Length && words[next].Fragments is [{ Quoted: false, Text: var text }])
        {
            if (text is "!" or "?")
            {
                if (expectation is not null)
                    throw new ScriptException("duplicated '!' or '?' token");
                expectation = text == "!" ? Expectation.Failure : Expectation.Either;
            }
            else if (text.StartsWith('[') && text.EndsWith(']'))
            {
                guards.Add(GuardIn(text[1..^1].Trim()));
            }
            else
            {
                return Command(expectation ?? Expectation.Success, guards.ToImmutable(), text, words[(next + 1)..]);
            }
            next++;
        }
        throw new ScriptException("missing command");
    }

    private static ScriptLine Command(Expectation expectation, ImmutableArray<Guard> guards, string name, ImmutableArray<Word> arguments)
    {
        bool background = arguments.Length > 0 && arguments[^1].IsPlain("&");
        return new ScriptLine(expectation, guards, name, background ? arguments[..^1] : arguments, background);
    }

    private static Guard GuardIn(string tag)
    {
        bool wanted = !tag.StartsWith('!');
        if (!wanted)
            tag = tag[1..].Trim();
        return tag.Length > 0 ? new Guard(tag, wanted) : throw new ScriptException("empty condition");
    }

    private static ImmutableArray<Word> Split(string line)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var word = ImmutableArray.CreateBuilder<WordFragment>();
        int i = 0;
        while (i < line.Length)
        {
            if (line[i] == '\'')
            {
                word.Add(new WordFragment(Quoted(line, ref i), Quoted: true));
                continue;
            }
            int end = line.AsSpan(i).IndexOfAny(Separators + "'") is >= 0 and var length ? i + length : line.Length;
            if (end > i)
            {
                word.Add(new WordFragment(line[i..end], Quoted: false));
                i = end;
                continue;
            }
            EndWord();
            if (line[i] == '#')
                return words.ToImmutable();
            i++;
        }
        EndWord();
        return words.ToImmutable();

        void EndWord()
        {
            if (word.Count > 0)
                words.Add(new Word(word.ToImmutable()));
            word.Clear();
        }
    }

    // From the opening quote to behind the closing one.
    private static string Quoted(string line, ref int i)
    {
        string text = "";
        while (true)
        {
            int end = line.IndexOf('\'', i + 1);
            if (end < 0)
                throw new ScriptException("unterminated quoted argument");
            text += line[(i + 1)..end];
            i = end + 1;
            if (i == line.Length || line[i] != '\'')
                return text;
            text += "'";
        }
    }
}
