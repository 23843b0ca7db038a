using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>Runs version control programs, as go runs them: their own environment, no questions to the user.</summary>
internal sealed class VcsProgram(ModuleContext context)
{
    /// <summary>Runs a program to its end; that it fails, or cannot be started, is told by the result.</summary>
    /// <param name="words">The program, looked up in PATH and never in the current directory, and its arguments.</param>
    /// <param name="shown">What messages show of the words, where that is not all of them.</param>
    /// <param name="gitDirectory">GIT_DIR, or null.</param>
    public VcsResult Run(string directory, ImmutableArray<string> words, string? gitDirectory = null, string? shown = null)
    {
        shown ??= string.Join(' ', words);
        long start = context.Host.Clock.GetTimestamp();
        Log($"cd {directory}; {shown}");
        try
        {
            context.Tools.Prepare();
            var command = new ToolCommand
            {
                Arguments = words,
                Directory = directory,
                Environment = Environment(directory, gitDirectory),
                SeparateErrors = true,
            };
            ToolResult result = context.Tools.Run(command, context.Cancellation);
            string? failure = result.Success ? null : result.Signal != 0 ? $"signal {result.Signal}" : $"exit status {result.ExitCode}";
            return new VcsResult($"{shown} in {directory}", failure, result);
        }
        catch (GoError e)
        {
            bool isMissing = e.Message.EndsWith(": executable file not found in $PATH", StringComparison.Ordinal);
            return new VcsResult($"{shown} in {directory}", e.Message, new ToolResult(-1, 0, [])) { IsMissing = isMissing };
        }
        finally
        {
            double seconds = context.Host.Clock.GetElapsedTime(start).TotalSeconds;
            Log(string.Create(CultureInfo.InvariantCulture, $"{seconds:F3}s # cd {directory}; {shown}"));
        }
    }

    private void Log(string line)
    {
        if (context.Flags.PrintCommands) context.Notices.Line(line);
    }

    /// <summary>The user's, with GIT_TERMINAL_PROMPT and GCM_INTERACTIVE forbidding questions unless the user has set them.</summary>
    private ImmutableDictionary<string, string> Environment(string directory, string? gitDirectory)
    {
        ImmutableDictionary<string, string>.Builder variables = context.Host.Variables.ToBuilder();
        variables["PWD"] = directory;
        if (context.Host.Variable("GIT_TERMINAL_PROMPT").Length == 0) variables["GIT_TERMINAL_PROMPT"] = "0";
        if (context.Host.Variable("GCM_INTERACTIVE").Length == 0) variables["GCM_INTERACTIVE"] = "never";
        if (gitDirectory is not null) variables["GIT_DIR"] = gitDirectory;
        return variables.ToImmutable();
    }
}

/// <summary>How a version control program ended.</summary>
/// <param name="Command">Its words and where it ran, for messages.</param>
/// <param name="Failure">Null where it ended well, else go's words for how it did not: <c>exit status 1</c>.</param>
internal sealed record VcsResult(string Command, string? Failure, ToolResult Result)
{
    public bool Success => Failure is null;

    /// <summary>There is no such program.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Standard output; not to be asked for where that is not text.</summary>
    public string Output => Encoding.UTF8.GetString(Result.Output);

    public string Errors => Encoding.UTF8.GetString(Result.Errors ?? []);

    /// <summary>The result again, if the program ended well.</summary>
    /// <exception cref="ModuleFetchException">It did not; the message has all that it said.</exception>
    public VcsResult OrThrow() => Success ? this : throw Exception();

    /// <param name="help">One more paragraph of the message.</param>
    public ModuleFetchException Exception(string help = "", bool notFound = false)
    {
        string errors = Errors.TrimEnd('\n');
        string message = $"{Command}: {Failure}";
        if (errors.Length > 0) message += ":\n\t" + errors.Replace("\n", "\n\t", StringComparison.Ordinal);
        if (help.Length > 0) message += "\n" + help;
        return new ModuleFetchException(message, notFound);
    }
}
