using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// Remembers across runs what a program file says of itself. A text file, outside of GOCACHE because go would not know it there:
/// <code>
/// gorun tool IDs 1
/// (hash of what was asked, 20 characters) (hash of both, 20 characters) (answer, to the end of the line)
/// </code>
/// Newest last. A file that is missing, torn or unreadable answers nothing, and one that cannot be written is left: it only means asking
/// again. Not thread-safe.
/// </summary>
/// <param name="file">Null for none.</param>
internal sealed class ToolMemo(string? file, TimeProvider clock)
{
    private const string Header = "gorun tool IDs 1\n";
    private const int HashLength = 20;
    private const int MostLines = 200;

    private Dictionary<string, string>? _answers;

    /// <summary>The answer that was stored for this program file as it is now; null where there is none.</summary>
    /// <param name="program">Absolute path; links are followed.</param>
    /// <param name="about">What else the answer depends on.</param>
    internal string? Find(string program, ReadOnlySpan<string> about) =>
        FileIdentity.Of(program) is { } identity ? Answers().GetValueOrDefault(KeyOf(program, identity, about)) : null;

    /// <summary>Stores the answer, and returns it.</summary>
    internal string Store(string program, ReadOnlySpan<string> about, string answer)
    {
        if (file is null || answer.Contains('\n', StringComparison.Ordinal) || FileIdentity.Of(program) is not { } identity) return answer;
        if (identity.IsYoung(clock.GetUtcNow())) return answer;

        // Another gorun may have written meanwhile: take what it has learned along.
        _answers = Read(file);
        _answers[KeyOf(program, identity, about)] = answer;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.Write(file, Encoding.UTF8.GetBytes(Render(_answers)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run asks again.
        }

        return answer;
    }

    private Dictionary<string, string> Answers() => _answers ??= file is null ? [] : Read(file);

    private static string KeyOf(string program, FileIdentity identity, ReadOnlySpan<string> about)
    {
        var key = new StringBuilder(GoQuoting.Quote(program)).Append(
            CultureInfo.InvariantCulture, $" {identity.Size} {identity.ModifiedNanoseconds} {identity.Inode} {identity.Device}");
        foreach (string word in about) key.Append(' ').Append(GoQuoting.Quote(word));
        return HashOf(key.ToString());
    }

    private static string HashOf(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text)).ToShortId();

    private static string Render(Dictionary<string, string> answers)
    {
        var text = new StringBuilder(Header);
        foreach ((string key, string answer) in answers.Skip(answers.Count - MostLines))
            text.Append(key).Append(' ').Append(HashOf(key + answer)).Append(' ').Append(answer).Append('\n');
        return text.ToString();
    }

    private static Dictionary<string, string> Read(string path)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        string text;
        try
        {
            if (!File.Exists(path)) return answers;
            text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return answers;
        }

        if (!text.StartsWith(Header, StringComparison.Ordinal)) return answers;
        foreach (Range range in text.AsSpan(Header.Length).Split('\n'))
        {
            ReadOnlySpan<char> line = text.AsSpan(Header.Length)[range];
            if (line.Length < (2 * HashLength) + 2 || line[HashLength] != ' ' || line[(2 * HashLength) + 1] != ' ') continue;
            string key = line[..HashLength].ToString();
            string answer = line[((2 * HashLength) + 2)..].ToString();
            if (line.Slice(HashLength + 1, HashLength).SequenceEqual(HashOf(key + answer))) answers[key] = answer;
        }

        return answers;
    }
}
