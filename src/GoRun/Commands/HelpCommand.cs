using GoRun.Platform;

namespace GoRun.Commands;

/// <summary><c>gorun help [topic]</c>.</summary>
internal static class HelpCommand
{
    internal static int Run(Invocation invocation)
    {
        if (invocation.Arguments.Count == 0)
        {
            invocation.Host.Output.Write(HelpTexts.Overview);
            return 0;
        }

        string topic = string.Join(' ', invocation.Arguments);
        string text = HelpTexts.Of(topic)
            ?? throw new GoError($"gorun help {topic}: unknown help topic. Run 'gorun help'.", GoError.Usage);
        invocation.Host.Output.Write(text);
        return 0;
    }
}
