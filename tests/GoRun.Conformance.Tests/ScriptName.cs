using System.IO.Enumeration;
using GoRun.Testing;

namespace GoRun.Conformance.Tests;

/// <summary>A script, or several by a pattern with <c>*</c>, of all releases or of one: <c>name</c> or <c>name@1.24</c>.</summary>
internal sealed record ScriptName(string Pattern, string? Release)
{
    internal static ScriptName Parse(string text) =>
        text.Split('@', 2) is [var name, var release] ? new ScriptName(name, release) : new ScriptName(text, null);

    internal bool Matches(Testing.Toolchain toolchain, string name) => IsOf(toolchain) && FileSystemName.MatchesSimpleExpression(Pattern, name, ignoreCase: false);

    internal bool IsOf(Testing.Toolchain toolchain) => Release is null || Release == $"1.{toolchain.Minor}";

    public override string ToString() => Release is null ? Pattern : $"{Pattern}@{Release}";
}
