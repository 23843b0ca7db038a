using GoRun.Platform;

namespace GoRun.Run;

/// <summary>Watches for signals from the first tool on, or whatever else needs to be cleaned up.</summary>
public sealed class InterruptibleToolRunner(IToolRunner tools, Interruption interruption) : IToolRunner
{
    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        Prepare();
        return tools.Run(command, cancellation);
    }

    public void Prepare() => interruption.Arm();
}
