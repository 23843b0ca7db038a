using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Commands;

/// <summary>
/// A file of arguments, one a line, for a tool that has too many to be started with: it is given <c>@file</c> in their place
/// (passLongArgsInResponseFiles in cmd/go). Only Go's own tools read such a file in this form. Gone when disposed of.
/// </summary>
internal sealed class ResponseFile : IDisposable
{
    // All systems take this much.
    private const int Limit = 30 << 10;

    private static readonly string[] Readers = ["compile", "link", "cgo", "asm", "cover"];

    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r'\"\\$`");

    private readonly string _path;

    private ResponseFile(string path, string program)
    {
        _path = path;
        Words = [program, "@" + path];
    }

    /// <summary>What to start instead.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Null where the words are few, or for a program that would not know what to do with the file.</summary>
    public static ResponseFile? For(ImmutableArray<string> words, WorkDirectory work, GoRelease release)
    {
        if (words.Sum(w => w.Length) <= Limit || !Readers.Contains(Path.GetFileName(words[0]))) return null;
        string path = Path.Combine(work.Path, "args" + Path.GetRandomFileName());
        string text = string.Concat(words.Skip(1).Select(w => Encode(w, release) + "\n"));
        OutputFile.Write(path, Encoding.UTF8.GetBytes(text));
        return new ResponseFile(path, words[0]);
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>As the tools of the release read it back: since 1.27 by the rules of GCC.</summary>
    internal static string Encode(string word, GoRelease release)
    {
        if (!release.AtLeast(27)) return word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        if (word.Length > 0 && word.AsSpan().IndexOfAny(Special) < 0) return word;
        var quoted = new StringBuilder("\"");
        foreach (char c in word)
        {
            if (c is '\\' or '"' or '$' or '`') quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
