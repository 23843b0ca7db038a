using System.Collections.Immutable;

namespace GoRun.Scripts.Language;

/// <summary>An argument as it was written: fragments that stand together without white space between them.</summary>
public sealed record Word(ImmutableArray<WordFragment> Fragments)
{
    /// <summary>The word with quotes taken off and variables left as written.</summary>
    public string Raw => string.Concat(Fragments.Select(fragment => fragment.Text));

    internal bool IsPlain(string text) => Fragments is [{ Quoted: false } only] && only.Text == text;

    /// <summary>The word's value. Expansion never splits a word in two.</summary>
    public string Expand(Func<string, string> valueOf) =>
        string.Concat(Fragments.Select(fragment => fragment.Quoted ? fragment.Text : Expansion.Expand(fragment.Text, valueOf)));
}
