using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build.Commands;

/// <summary>
/// Runs commands and writes files for one package's action, printing each for <c>-x</c> and <c>-n</c> (and doing nothing else for
/// <c>-n</c>), and collects what the tools say, to be shown and cached. Thread-safe: the pieces of an action may run in parallel.
/// </summary>
internal sealed class PackageShell(Shell shell, Package package)
{
    /// <summary>The current directory, for a command whose output has no paths to shorten; it is shown as a dot.</summary>
    public const string Anywhere = ".";

    private readonly Lock _lock = new();
    private byte[] _said = [];

    public Package Package => package;

    public Shell Shared => shell;

    /// <summary>What successful commands printed, in go's form (headings, short paths).</summary>
    public byte[] Said
    {
        get
        {
            lock (_lock) return _said;
        }
    }

    /// <summary>Takes over what another shell of the same action collected: pieces that ran in parallel are put in order by this.</summary>
    public void Adopt(PackageShell piece)
    {
        byte[] said = piece.Said;
        lock (_lock) _said = [.. _said, .. said];
    }

    /// <summary>Runs a command and hands back how it ended; nothing is reported. In a dry run: an empty success.</summary>
    /// <param name="directory">Absolute, or <see cref="Anywhere"/>.</param>
    /// <param name="extra">Variables to set, also printed.</param>
    public ToolResult Capture(string directory, ImmutableArray<string> words, params ImmutableArray<(string Name, string Value)> extra)
    {
        foreach (string word in words)
        {
            // GNU tools would read arguments from the file of that name.
            if (word.StartsWith('@')) throw new BuildFailure($"invalid command-line argument {word} in command: {CommandText.Join(words)}");
        }

        if (shell.Prints) Show(directory, CommandText.JoinVariables(extra) + CommandText.Join(words));
        if (shell.Flags.DryRun) return new ToolResult(0, 0, []);
        if (directory == Anywhere) directory = shell.Paths.CurrentDirectory;
        using ResponseFile? file = ResponseFile.For(words, shell.Work, shell.Release);
        var command = new ToolCommand
        {
            Arguments = file?.Words ?? words,
            Directory = directory,
            Environment = shell.Environment.For(directory, package.Description, extra.AsSpan()),
            Meanwhile = shell.Work.Tidy,
        };
        try
        {
            return shell.Runner.Run(command, shell.Cancellation);
        }
        catch (GoError e)
        {
            // That one tool cannot be started need not concern the other packages.
            throw new BuildFailure(e.Message);
        }
    }

    /// <summary>Runs a command and reports what it printed.</summary>
    /// <exception cref="BuildFailure">It failed; the message has its output.</exception>
    /// <param name="description">Heading of the report; the command itself where empty.</param>
    public void Run(
        string description, string directory, ImmutableArray<string> words, params ImmutableArray<(string Name, string Value)> extra)
    {
        ToolResult result = Capture(directory, words, extra);
        if (description.Length == 0) description = MaskWork(string.Join(' ', words));
        Report(description, directory, words[0], result);
    }

    /// <summary>
    /// Reports the end of a command as go does: a success's output is kept to be printed with the package; a failure's output, or how it
    /// ended where it printed nothing, is thrown.
    /// </summary>
    /// <param name="description">Heading; empty for the import path.</param>
    /// <param name="directory">Shortened in the output together with the directories above it; empty for the package's.</param>
    /// <param name="tool">The program, for the message of a failure without output.</param>
    public void Report(string description, string directory, string tool, ToolResult result)
    {
        if (result.Output.Length == 0)
        {
            if (!result.Success) throw new BuildFailure($"{tool}: {HowItEnded(result)}");
            return;
        }

        if (description.Length == 0) description = package.Description;
        if (directory.Length == 0) directory = package.Directory;
        bool needsPath = package.ImportPath.Length > 0 && description != package.Description;
        string heading = !needsPath ? $"# {description}\n" : $"# {package.ImportPath}\n# [{description}]\n";
        byte[] text = ToolOutput.MakeReadable(result.Output, shell.Work.PathIfMade, directory, shell.Paths);
        if (!result.Success) throw Failure(heading, Encoding.UTF8.GetString(text));
        lock (_lock) _said = [.. _said, .. Encoding.UTF8.GetBytes(heading), .. text];
    }

    /// <summary>Writes a file of the object directory.</summary>
    public void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        if (shell.Prints) Show("", WriteCommand(path, content));
        if (!shell.Flags.DryRun) OutputFile.Write(path, content);
    }

    /// <summary>Makes a directory and those above it, unless this build has made it before.</summary>
    public void MakeDirectory(string path)
    {
        if (!shell.MadeDirectories.TryAdd(path, true)) return;
        if (shell.Prints) Show("", "mkdir -p " + path);
        if (!shell.Flags.DryRun) DirectoryTree.Make(path);
    }

    /// <summary>Copies a file; the copy may be written to whatever the original's mode.</summary>
    public void CopyFile(string source, string destination)
    {
        if (shell.Prints) Show("", $"cp {source} {destination}");
        if (!shell.Flags.DryRun) OutputFile.Write(destination, File.ReadAllBytes(source));
    }

    /// <summary>Prints a command that is not run as a process.</summary>
    public void Show(string directory, string command) => shell.Console.ShowCommand(directory, command, package);

    private static string WriteCommand(string path, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return $"echo -n > {path} # internal";
        string text = Encoding.UTF8.GetString(content);
        return content.IndexOf((byte)'\n') == content.Length - 1
            ? $"echo '{text[..^1]}' > {path} # internal"
            : $"cat >{path} << 'EOF' # internal\n{text}EOF";
    }

    /// <summary>A tool for which the disk is full says so in its own words; what helps is put behind them.</summary>
    private static BuildFailure Failure(string heading, string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string wayOut = DiskProblem.WayOut(lines[i], WorkDirectory.OtherPlace);
            if (wayOut.Length == 0) continue;
            lines[i] += wayOut;
            return new BuildFailure(heading + string.Join('\n', lines), namesPackage: true, endsBuild: true);
        }

        return new BuildFailure(heading + text, namesPackage: true);
    }

    private string MaskWork(string text) =>
        shell.Work.PathIfMade is { Length: > 0 } made ? text.Replace(made, "$WORK", StringComparison.Ordinal) : text;

    // os.ProcessState.String
    public static string HowItEnded(ToolResult result) => result.Signal != 0
        ? "signal: " + SignalName(result.Signal)
        : string.Create(CultureInfo.InvariantCulture, $"exit status {result.ExitCode}");

    private static string SignalName(int signal) => signal switch
    {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        10 => "user defined signal 1",
        11 => "segmentation fault",
        12 => "user defined signal 2",
        13 => "broken pipe",
        14 => "alarm clock",
        15 => "terminated",
        _ => "signal " + signal.ToString(CultureInfo.InvariantCulture),
    };
}
