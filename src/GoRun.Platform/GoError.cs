namespace GoRun.Platform;

/// <summary>
/// Something that the user can mend. The message is ready to print to standard error as it stands (one or more lines, without a
/// final newline, with its <c>go: </c> or <c>file:line:col: </c> prefix already in place). Any other exception that reaches
/// the top is a bug of gorun.
/// </summary>
public sealed class GoError(string message, int exitStatus = GoError.Failure) : Exception(message)
{
    /// <summary>Exit status of a build that failed.</summary>
    public const int Failure = 1;

    /// <summary>Exit status of a command line that makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>The status that gorun ends with.</summary>
    public int ExitStatus { get; } = exitStatus;
}
