namespace GoRun.Scripts.Language;

/// <summary>A part of a word of a script line.</summary>
/// <param name="Quoted">Whether it stood in single quotes, and so holds no variables.</param>
public readonly record struct WordFragment(string Text, bool Quoted);
