using GoRun.Platform;

namespace GoRun.Build.Tests.Support;

/// <summary>Runs tools for real and remembers which.</summary>
internal sealed class RecordingRunner : IToolRunner
{
    private readonly List<ToolCommand> _commands = [];

    public IReadOnlyList<ToolCommand> Commands
    {
        get
        {
            lock (_commands) return [.. _commands];
        }
    }

    /// <summary>Names of the programs started.</summary>
    public IEnumerable<string> Tools => Commands.Select(c => Path.GetFileName(c.Arguments[0]));

    /// <summary>Called before a tool is started.</summary>
    public Action<ToolCommand> Before { get; init; } = _ => { };

    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        lock (_commands) _commands.Add(command);
        Before(command);
        return new ToolRunner().Run(command, cancellation);
    }
}
