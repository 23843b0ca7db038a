namespace GoRun.Scripts.Language;

/// <summary>How a command must end.</summary>
public enum Expectation
{
    Success,

    /// <summary>Prefix <c>!</c>.</summary>
    Failure,

    /// <summary>Prefix <c>?</c>.</summary>
    Either,
}
