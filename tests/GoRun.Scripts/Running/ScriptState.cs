using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using GoRun.Scripts.Language;
using GoRun.Testing;

namespace GoRun.Scripts.Running;

/// <summary>What a running script has and changes: folder, environment, the last command's output, what runs in the background.</summary>
public sealed class ScriptState
{
    private readonly string captures;
    private readonly TimeSpan patience;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int started;

    /// <param name="work">The script's folder, <c>$WORK</c>; must exist.</param>
    /// <param name="captures">A folder for the output of programs, not below <paramref name="work"/>, whose content scripts look at.</param>
    /// <param name="patience">How long all of the script may take.</param>
    public ScriptState(string work, string captures, ImmutableSortedDictionary<string, string> environment, TimeSpan patience)
    {
        Work = work;
        this.captures = captures;
        this.patience = patience;
        Directory.CreateDirectory(captures);
        Environment = environment.SetItem("WORK", work);
        Folder = work;
        ChangeFolder(work);
    }

    public string Work { get; }

    public string Folder { get; private set; }

    public ImmutableSortedDictionary<string, string> Environment { get; private set; }

    /// <summary>Of the last command that had any, or of all those that <c>wait</c> waited for.</summary>
    public ReadOnlyMemory<byte> Output { get; internal set; }

    public ReadOnlyMemory<byte> Errors { get; internal set; }

    /// <summary>What is left of the time for the script.</summary>
    public TimeSpan Patience => patience - clock.Elapsed is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    internal List<BackgroundCommand> Background { get; } = [];

    /// <summary>Programs that were started and not yet waited for.</summary>
    internal List<RunningCommand> Programs { get; } = [];

    internal StringBuilder Log { get; } = new();

    public void Set(string variable, string value) => Environment = Environment.SetItem(variable, value);

    /// <summary>A variable's value, or the empty string; <c>/</c> and <c>:</c> are the separators of paths and of lists of paths.</summary>
    public string ValueOf(string variable) => variable is "/" or ":" ? variable : Environment.GetValueOrDefault(variable, "");

    public string Expand(string text) => Expansion.Expand(text, ValueOf);

    /// <summary>The absolute form of a path that a script names.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    public void ChangeFolder(string path)
    {
        string folder = PathOf(path);
        if (!Directory.Exists(folder))
            throw new ScriptException($"Chdir {folder}: no such file or directory");
        Folder = folder.Length > 1 ? folder.TrimEnd('/') : folder;
        Set("PWD", Folder);
    }

    /// <summary>Writes an archive's files; variables in their names are expanded, and relative ones are below the current folder.</summary>
    public void Extract(TextArchive archive)
    {
        foreach (TextArchiveFile file in archive.Files)
        {
            string path = PathOf(Expand(file.Name));
            if (!path.StartsWith(Work + "/", StringComparison.Ordinal))
                throw new ScriptException($"file {file.Name} is outside of the work folder");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.Span);
        }
    }

    /// <param name="name">The program's argument 0.</param>
    internal RunningCommand StartProgram(string name, string file, ImmutableArray<string> arguments)
    {
        var command = new Command(file, arguments, Folder, Environment) { Name = name };
        var program = RunningCommand.Start(command, Path.Combine(captures, $"command{++started}"));
        Programs.Add(program);
        return program;
    }
}
