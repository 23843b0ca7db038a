using System.Collections.Immutable;

namespace GoRun.Scripts.Language;

/// <summary>One command of a script.</summary>
/// <param name="Guards">All must hold, or the command does not run.</param>
/// <param name="Background">Whether it ended in <c>&amp;</c>.</param>
public sealed record ScriptLine(
    Expectation Expectation, ImmutableArray<Guard> Guards, string Name, ImmutableArray<Word> Arguments, bool Background);
