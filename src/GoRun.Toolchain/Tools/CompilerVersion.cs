using System.Globalization;
using System.Text.RegularExpressions;

namespace GoRun.Toolchain;

/// <summary>Which C compiler it is, as it says of itself (compilerVersion in cmd/go/internal/work).</summary>
/// <param name="Name"><c>gcc</c>, <c>clang</c> or <c>unknown</c>; the numbers of an unknown one are 0.</param>
internal sealed partial record CompilerVersion(string Name, int Major, int Minor)
{
    public static CompilerVersion Unknown { get; } = new("unknown", 0, 0);

    /// <summary>Reads what <c>gcc -v</c> prints; a gcc under another name (<c>x86_64-linux-gnu-gcc</c>) is unknown to go too.</summary>
    public static CompilerVersion OfGcc(string said) => Read("gcc", Gcc().Match(said));

    /// <summary>Reads what <c>clang --version</c> prints.</summary>
    public static CompilerVersion OfClang(string said) => Read("clang", Clang().Match(said));

    /// <summary>The opposite of <see cref="ToString"/>; null for what does not come from there.</summary>
    public static CompilerVersion? Parse(string text) =>
        text.Split(' ') is [var name, var major, var minor] ? new CompilerVersion(name, Number(major), Number(minor)) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Major} {Minor}");

    private static CompilerVersion Read(string name, Match match) =>
        match.Success ? new CompilerVersion(name, Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : Unknown;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"gcc version ([0-9]+)\.([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Gcc();

    [GeneratedRegex(@"clang version ([0-9]+)\.([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Clang();
}
