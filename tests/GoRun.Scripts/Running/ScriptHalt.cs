namespace GoRun.Scripts.Running;

/// <summary>A script ends before its last line without having failed: by <c>stop</c> or <c>skip</c>.</summary>
internal sealed class ScriptHalt(ScriptEnding ending, string reason) : Exception(reason)
{
    internal ScriptEnding Ending => ending;
}
