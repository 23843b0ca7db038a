using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// What the tools of a build say of themselves: the part of each action ID that changes when a tool does. A tool is asked once; the answer is kept on
/// disk under the identity of the tool's file, so that a warm build starts no process. Thread-safe.
/// </summary>
public sealed partial class ToolIds
{
    /// <summary>What bears on which compiler a driver calls, or on what it says.</summary>
    private static readonly string[] CompilerVariables =
        ["CCC_OVERRIDE_OPTIONS", "COMPILER_PATH", "GCC_EXEC_PREFIX", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH"];

    private readonly GoEnv _env;
    private readonly IToolRunner _runner;
    private readonly ToolMemo _memo;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Program, string Language), CompilerId> _compilers = [];

    /// <param name="clock">Tells how young a tool's file is: one that was just written is not remembered.</param>
    public ToolIds(GoEnv env, IToolRunner runner, TimeProvider clock)
    {
        _env = env;
        _runner = runner;
        _memo = new ToolMemo(OwnFiles.Path(env, "tool-ids"), clock);
    }

    /// <summary>
    /// The words of <c>-toolexec</c>. What tools say through them is not remembered, because it depends on more than the tools' files.
    /// </summary>
    public ImmutableArray<string> Toolexec { get; init; } = [];

    /// <summary>Where tools are asked through such words: the working directory.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The ID of <c>compile</c>, <c>asm</c>, <c>cgo</c> or <c>link</c>, like <c>compile version go1.27.4</c> (Builder.toolID in cmd/go).</summary>
    /// <exception cref="GoError">The tool is missing, fails, or says something else.</exception>
    public string IdOf(string tool)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue(tool, out string? id)) return id;
            string path = FilePath.Join(_env.ToolDirectory, tool);
            _env.Files.IdentityOf(path);
            if (!Toolexec.IsEmpty) _env.Files.Log?.Refuse("tools are asked through -toolexec");
            string[] about = ["tool", _env["GOEXPERIMENT"], .. _env["GOEXPERIMENT"].Length > 0 ? (string[])[_env.Goos, _env.Goarch] : []];
            id = Toolexec.IsEmpty
                ? _memo.Find(path, about) ?? _memo.Store(path, about, AskTool(tool, path))
                : AskTool(tool, path);
            _ids.Add(tool, id);
            return id;
        }
    }

    /// <summary>The ID of a C, C++ or Fortran compiler (Builder.gccToolID in cmd/go). That it cannot be had is an answer too: builds go on without.</summary>
    /// <param name="compiler">The words of CC, CXX or FC; only the first is run.</param>
    /// <param name="language">As <c>-x</c> names it: <c>c</c>, <c>c++</c> or <c>f95</c>.</param>
    public CompilerId CompilerIdOf(ImmutableArray<string> compiler, string language)
    {
        lock (_lock)
        {
            string program = compiler[0];
            if (_compilers.TryGetValue((program, language), out CompilerId known)) return known;
            known = RememberedCompiler(program, language);
            _compilers.Add((program, language), known);
            return known;
        }
    }

    private string AskTool(string tool, string path)
    {
        if (Toolexec.IsEmpty && !File.Exists(path)) throw new GoError($"go: no such tool {GoQuoting.Quote(tool)}", GoError.Usage);
        var command = new ToolCommand
        {
            Arguments = [.. Toolexec, path, "-V=full"],
            Directory = Toolexec.IsEmpty ? _env.Goroot : WorkingDirectory,
            Environment = Environment(
                [("GOROOT", _env.Goroot), ("GOOS", _env.Goos), ("GOARCH", _env.Goarch), ("GOEXPERIMENT", _env["GOEXPERIMENT"])]),
            SeparateErrors = true,
        };
        ToolResult result;
        try
        {
            result = _runner.Run(command, CancellationToken.None);
        }
        catch (GoError e)
        {
            throw new GoError($"go: error obtaining buildID for go tool {tool}: {e.Message}");
        }

        string said = Encoding.UTF8.GetString(result.Output);
        if (!result.Success)
            throw new GoError($"{Encoding.UTF8.GetString(result.Errors)}go: error obtaining buildID for go tool {tool}: {HowItEnded(result)}");
        string[] words = said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool formed = words.Length > 2 && words[0] == tool && words[1] == "version";
        bool development = formed && (_env.Release.AtLeast(25) ? words[2].Contains("devel", StringComparison.Ordinal) : words[2] == "devel");
        if (!formed || (development && !words[^1].StartsWith("buildID=", StringComparison.Ordinal)))
            throw new GoError($"go: parsing buildID from go tool {tool} -V=full: unexpected output:\n\t{said}");
        return development ? words[^1][(words[^1].LastIndexOf('/') + 1)..] : said.Trim();
    }

    private CompilerId RememberedCompiler(string program, string language)
    {
        string? path = _env.Files.FindProgram(program, Variable("PATH")) is { } found ? FilePath.Resolve(found) : null;
        string[] about = ["compiler", program, language, .. CompilerVariables.Select(Variable)];
        bool remembers = path is not null && CompilerAnswer.IsCompilerItself(path);
        if (remembers && _memo.Find(path!, about) is { } id) return new CompilerId(id, "") { IsRelease = true };
        CompilerId answer = AskCompiler(program, language);
        if (!remembers || !answer.IsRelease) _env.Files.Log?.Refuse($"what {program} says of itself depends on more than its file");
        if (remembers && answer.IsRelease) _memo.Store(path!, about, answer.Id);
        return answer;
    }

    private CompilerId AskCompiler(string program, string language)
    {
        ToolResult result;
        try
        {
            // LC_ALL: the word "version" is looked for in what it says.
            result = _runner.Run(
                new ToolCommand
                {
                    Arguments = [program, "-###", "-x", language, "-c", "-"],
                    Directory = _env.Goroot,
                    Environment = Environment([("LC_ALL", "C")]),
                },
                CancellationToken.None);
        }
        catch (GoError e)
        {
            return CompilerId.None($"{program}: {e.Message}; output: \"\"");
        }

        return result.Success
            ? CompilerAnswer.Read(program, result.Output, Variable("PATH"))
            : CompilerId.None($"{program}: {HowItEnded(result)}; output: {GoQuoting.Quote(result.Output)}");
    }

    private Dictionary<string, string> Environment(ReadOnlySpan<(string Name, string Value)> settings)
    {
        var environment = new Dictionary<string, string>(_env.ProcessEnvironment, StringComparer.Ordinal);
        foreach ((string name, string value) in settings) environment[name] = value;
        return environment;
    }

    private string Variable(string name) => _env.ProcessEnvironment.GetValueOrDefault(name, "");

    private static string HowItEnded(ToolResult result) => result.Signal != 0
        ? string.Create(CultureInfo.InvariantCulture, $"signal {result.Signal}")
        : string.Create(CultureInfo.InvariantCulture, $"exit status {result.ExitCode}");
}
