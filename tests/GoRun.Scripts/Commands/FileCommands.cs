using System.Globalization;
using System.Text;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Scripts.Commands;

/// <summary>Commands that change files and folders or look at them.</summary>
internal static class FileCommands
{
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    internal static ScriptCommand MakeFolder { get; } = Arguments.Silent("path...", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 0);
        foreach (string path in arguments)
            Directory.CreateDirectory(state.PathOf(path));
    });

    internal static ScriptCommand Remove { get; } = Arguments.Silent("path...", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 0);
        foreach (string path in arguments)
            FileTrees.Delete(state.PathOf(path));
    });

    internal static ScriptCommand ChangeMode { get; } = Arguments.Silent("perm paths...", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 1);
        UnixFileMode mode = Mode(arguments[0]);
        foreach (string path in arguments[1..])
            File.SetUnixFileMode(state.PathOf(path), mode);
    });

    internal static ScriptCommand MakeSymbolicLink { get; } = Arguments.Silent("path -> target", (state, arguments) =>
    {
        Arguments.Need(arguments is [_, "->", _]);
        File.CreateSymbolicLink(state.PathOf(arguments[0]), arguments[2]);
    });

    internal static ScriptCommand Exists { get; } = Arguments.Silent("[-readonly] [-exec] file...", (state, arguments) =>
    {
        string[] flags = [.. arguments.TakeWhile(argument => argument is "-readonly" or "-exec")];
        Arguments.Need(arguments.Length > flags.Length);
        foreach (string path in arguments[flags.Length..].Select(state.PathOf))
        {
            UnixFileMode mode = ModeOf(path);
            if (flags.Contains("-readonly") && (mode & Writable) != 0)
                throw new ScriptException($"{path} exists but is writable");
            if (flags.Contains("-exec") && (mode & Executable) == 0)
                throw new ScriptException($"{path} exists but is not executable");
        }
    });

    /// <summary>Gives files the line ends of Windows, which a script itself cannot have.</summary>
    internal static ScriptCommand AddCarriageReturns { get; } = Rewriting(text => text.Replace("\n", "\r\n", StringComparison.Ordinal));

    /// <summary>Takes a <c>&gt;</c> off the start of each line: so a script can hold files with lines that would end them.</summary>
    internal static ScriptCommand Unquote { get; } = Rewriting(text =>
        string.Concat(text.Split('\n').Select((line, i) => (i > 0 ? "\n" : "") + (line.StartsWith('>') ? line[1..] : line))));

    /// <summary>The permissions of a file or folder, or of what a link leads to.</summary>
    internal static UnixFileMode ModeOf(string path)
    {
        string target = File.Exists(path) || Directory.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        return Path.Exists(target) ? File.GetUnixFileMode(target) : throw new ScriptException($"stat {path}: no such file or directory");
    }

    private static ScriptCommand Rewriting(Func<string, string> change) => Arguments.Silent("file...", (state, arguments) =>
    {
        Arguments.Need(arguments.Length > 0);
        foreach (string path in arguments.Select(state.PathOf))
            File.WriteAllText(path, change(File.ReadAllText(path, Encoding.Latin1)), Encoding.Latin1);
    });

    // As strconv.ParseUint reads a number of any base: "644" is decimal.
    private static UnixFileMode Mode(string text)
    {
        try
        {
            int mode = text switch
            {
                ['0', 'x' or 'X', .. var digits] => Convert.ToInt32(digits, 16),
                ['0', 'b' or 'B', .. var digits] => Convert.ToInt32(digits, 2),
                ['0', 'o' or 'O', .. var digits] => Convert.ToInt32(digits, 8),
                ['0', .. var digits] when digits.Length > 0 => Convert.ToInt32(digits, 8),
                _ => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
            };
            if (mode is >= 0 and <= 0x1ff)
                return (UnixFileMode)mode;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
        }
        throw new ScriptException($"invalid mode: {text}");
    }
}
