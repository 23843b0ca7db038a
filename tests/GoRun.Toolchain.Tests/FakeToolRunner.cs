using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain.Tests;

/// <summary>Starts nothing: answers each command, and records it.</summary>
internal sealed class FakeToolRunner(Func<ToolCommand, ToolResult> answer) : IToolRunner
{
    internal List<ToolCommand> Commands { get; } = [];

    internal static FakeToolRunner Saying(string text, int exitCode = 0) => new(_ => new ToolResult(exitCode, 0, Encoding.UTF8.GetBytes(text)));

    public ToolResult Run(ToolCommand command, CancellationToken cancellation)
    {
        Commands.Add(command);
        return answer(command);
    }
}
