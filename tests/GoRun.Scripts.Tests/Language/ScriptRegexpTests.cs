using GoRun.Scripts.Language;

namespace GoRun.Scripts.Tests.Language;

public class ScriptRegexpTests
{
    [Fact]
    public void A_wrong_pattern_is_a_mistake_of_the_script() => Assert.Throws<ScriptException>(() => ScriptRegexp.CompileForLines("(a"));

    [Fact]
    public void A_quoted_text_matches_itself()
    {
        const string Text = @"/tmp/a.b+c (d) [e] {f} ^$|?*\";
        Assert.Equal(Text, ScriptRegexp.CompileForLines(ScriptRegexp.Quote(Text)).Match("x" + Text + "y").Value);
    }
}
