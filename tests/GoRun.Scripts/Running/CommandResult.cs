namespace GoRun.Scripts.Running;

/// <summary>What a command leaves.</summary>
/// <param name="Output">Goes to the script's stdout buffer, as bytes: programs may print anything.</param>
/// <param name="Failure">Why it did not succeed, such as <c>exit status 1</c>; null when it did.</param>
public sealed record CommandResult(ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> Errors, string? Failure = null);
