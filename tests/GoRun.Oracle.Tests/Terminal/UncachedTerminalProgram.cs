using GoRun.Oracle.Tests.Process;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Terminal;

/// <summary>The same program where the build cache cannot take it: it is a child of gorun, and that should not be seen.</summary>
public sealed class UncachedTerminalProgram : TerminalProgram
{
    public UncachedTerminalProgram()
    {
        Sandbox.Use(Sandbox.NewCache());
        ReadOnlyCache.Make(Sandbox);
    }

    protected override Command Prepare(Command command) => command.WithoutRights();
}
