namespace GoRun.Scripts.Language;

/// <summary>A condition in front of a command, <c>[name]</c>, <c>[name:suffix]</c> or <c>[!name]</c>.</summary>
/// <param name="Tag">What stands between the brackets, the <c>!</c> taken off.</param>
public readonly record struct Guard(string Tag, bool Wanted);
