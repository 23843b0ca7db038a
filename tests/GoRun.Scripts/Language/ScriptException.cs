namespace GoRun.Scripts.Language;

/// <summary>A command, or the line it stands on, is wrong: the message says how.</summary>
public sealed class ScriptException : Exception
{
    public ScriptException(string message)
        : base(message)
    {
    }

    public ScriptException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public ScriptException()
    {
    }
}
