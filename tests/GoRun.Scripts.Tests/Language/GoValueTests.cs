using GoRun.Scripts.Language;

namespace GoRun.Scripts.Tests.Language;

public class GoValueTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("100ms", 0.1)]
    [InlineData("1m30s", 90)]
    [InlineData("1.5h", 5400)]
    [InlineData("250us", 0.00025)]
    public void Durations_are_read(string text, double seconds) => Assert.Equal(seconds, GoDuration.Parse(text).TotalSeconds, 6);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("1x")]
    public void What_is_no_duration_is_refused(string text) => Assert.Throws<ScriptException>(() => GoDuration.Parse(text));

    [Theory]
    [InlineData(@"a\nb\t\\\""", "a\nb\t\\\"")]
    [InlineData(@"\x41é\U0001F600", "Aé😀")]
    [InlineData("plain", "plain")]
    public void Strings_are_read(string text, string expected) => Assert.Equal(expected, GoString.Unquote(text));

    [Theory]
    [InlineData(@"\")]
    [InlineData(@"\q")]
    [InlineData("\"")]
    [InlineData(@"\x4")]
    public void What_is_no_string_is_refused(string text) => Assert.Throws<ScriptException>(() => GoString.Unquote(text));
}
