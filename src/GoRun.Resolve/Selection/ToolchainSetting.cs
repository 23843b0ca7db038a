using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>What GOTOOLCHAIN says: <c>auto</c>, <c>path</c>, <c>local</c>, or a toolchain's name, the last two with <c>+auto</c> or <c>+path</c> behind
/// where they are but the least that will do (go.dev/doc/toolchain#GOTOOLCHAIN).</summary>
/// <param name="Text">As set.</param>
/// <param name="Minimum">The name; empty for the toolchain that is installed.</param>
/// <param name="Mode"><c>auto</c>, <c>path</c>, or empty where files have no say.</param>
internal sealed record ToolchainSetting(string Text, string Minimum, string Mode)
{
    /// <summary>go.mod and go.work may ask for a newer one.</summary>
    public bool MayChange => Mode.Length > 0;

    /// <summary>Nothing is downloaded.</summary>
    public bool PathOnly => Mode == "path";

    /// <exception cref="GoError">It is none of these.</exception>
    public static ToolchainSetting Parse(string text)
    {
        if (text is "auto" or "path") return new ToolchainSetting(text, "", text);
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        string minimum = plus < 0 ? text : text[..plus];
        string mode = plus < 0 ? "" : text[(plus + 1)..];
        if (minimum != "local" && ToolchainName.VersionOf(minimum).Length == 0)
            throw Invalid(text, plus < 0 ? "" : ": invalid minimum toolchain " + GoQuoting.Quote(minimum));
        if (plus >= 0 && mode is not ("auto" or "path")) throw Invalid(text, ": only version suffixes are +auto and +path");
        return new ToolchainSetting(text, minimum == "local" ? "" : minimum, mode);
    }

    private static GoError Invalid(string text, string why) => new($"go: invalid GOTOOLCHAIN {GoQuoting.Quote(text)}{why}");
}
