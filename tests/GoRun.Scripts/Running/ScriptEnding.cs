namespace GoRun.Scripts.Running;

public enum ScriptEnding
{
    Passed,
    Failed,

    /// <summary>The script said that it cannot run here.</summary>
    Skipped,
}
