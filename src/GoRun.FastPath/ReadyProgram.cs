namespace GoRun.FastPath;

/// <summary>A program that can be started without anything being resolved or built.</summary>
/// <param name="Executable">Absolute path of its file, in GOCACHE.</param>
/// <param name="ChangedVariables">What its environment has otherwise than gorun's; null takes a variable away.</param>
public sealed record ReadyProgram(string Executable, IReadOnlyDictionary<string, string?> ChangedVariables);
