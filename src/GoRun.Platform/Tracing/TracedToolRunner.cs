namespace GoRun.Platform.Tracing;

/// <summary>Notes each child process in a trace, by the name of its program file.</summary>
public sealed class TracedToolRunner(IToolRunner tools, Trace trace) : IToolRunner
{
    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        using TraceSpan span = trace.Begin(Path.GetFileName(command.Arguments[0]));
        return tools.Run(command, cancellation);
    }

    public void Prepare() => tools.Prepare();
}
