using GoRun.Platform;

namespace GoRun.Run;

/// <summary>Watches for signals from the first tool on.</summary>
public sealed class InterruptibleToolRunner(IToolRunner tools, Interruption interruption) : IToolRunner
{
    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        interruption.Arm();
        return tools.Run(command, cancellation);
    }
}
