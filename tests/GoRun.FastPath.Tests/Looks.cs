using System.Text.RegularExpressions;

namespace GoRun.FastPath.Tests;

/// <summary>Reads what <c>strace -f -y -e trace=file</c> has written.</summary>
internal static partial class Looks
{
    /// <summary>
    /// The absolute paths that a program has opened, or asked about, found or not; up to the start of the program that it becomes. Where links
    /// lead is not counted: what is reached by them is looked at, too.
    /// </summary>
    /// <param name="folder">Where the program was started.</param>
    /// <param name="last">Where the file is that it becomes.</param>
    internal static IEnumerable<string> Of(IEnumerable<string> lines, string folder, string last)
    {
        foreach (string line in lines)
        {
            Match call = Call().Match(line);
            if (!call.Success || call.Groups["path"].Length == 0) continue;
            string name = call.Groups["name"].Value;
            string from = call.Groups["from"] is { Success: true } directory ? directory.Value : folder;
            string path = Path.GetFullPath(Path.Combine(from, call.Groups["path"].Value));
            if (name == "execve" && path.StartsWith(last, StringComparison.Ordinal)) yield break;
            if (name is not ("readlink" or "readlinkat" or "execve" or "getcwd" or "chdir")) yield return path;
        }
    }

    // 123 openat(AT_FDCWD</work>, "main.go", O_RDONLY) = 3</work/main.go>
    [GeneratedRegex("""^[0-9]+ +(?<name>\w+)\((?:\w+<(?<from>[^>]*)>, )?"(?<path>[^"]*)""")]
    private static partial Regex Call();
}
