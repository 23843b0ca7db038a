using GoRun.Scripts.Language;
using GoRun.Scripts.Regexps;

namespace GoRun.Scripts.Tests.Language;

// The expected values are those of regexp.MustCompile("(?m)" + pattern).FindString(text).
public class GoRegexpTests
{
    [Theory]
    [InlineData("^b.c$", "a\nb c\nd", "b c")]
    [InlineData("a.b", "a\nb", null)]
    [InlineData("(?s)a.b", "a\nb", "a\nb")]
    [InlineData("(?s:a.)b", "a\nb", "a\nb")]
    [InlineData("(?i)HeLLo", "hello", "hello")]
    [InlineData("(?is)A.B", "a\nb", "a\nb")]
    [InlineData(@"\Aa$", "a\nb", "a")]
    [InlineData(@"\Ab", "a\nb", null)]
    [InlineData(@"b\z", "b\n", null)]
    [InlineData(@"\Qa.b*\E+", "a.b***", "a.b***")]
    [InlineData(@"\Q(a", "x(a", "(a")]
    [InlineData(@"\d+", "٣12", "12")]
    [InlineData(@"\w+", "éab_1é", "ab_1")]
    [InlineData(@"\bb", "éb", "b")]
    [InlineData(@"a\B", "aé ab", "a")]
    [InlineData(@"[\s\d]+", "a \t1b", " \t1")]
    [InlineData(@"[^\S]", "\u00a0 ", " ")]
    [InlineData(@"[\W]", "a\u00a0", "\u00a0")]
    [InlineData("[[:alpha:][:digit:]]+", "-a1-", "a1")]
    [InlineData("[[:punct:]]+", @"a[\]^_`{b", @"[\]^_`{")]
    [InlineData("[^[:space:]]+", " ab ", "ab")]
    [InlineData("[]a]+", "x]a", "]a")]
    [InlineData("[^]]+", "]a]", "a")]
    [InlineData("[a[-]+", "b[a-", "[a-")]
    [InlineData("(?P<x>a)(?<y>b)", "ab", "ab")]
    [InlineData(@"\x41\x{e9}", "Aé", "Aé")]
    [InlineData(@"a{2}\{,3}", "aa{,3}", "aa{,3}")]
    [InlineData("x{", "x{", "x{")]
    [InlineData(@"\.\/\-\$", "./-$", "./-$")]
    [InlineData("a|ab", "ab", "a")]
    [InlineData("a+?", "aaa", "a")]
    public void Patterns_match_as_in_Go(string pattern, string text, string? expected)
    {
        var match = GoRegexp.CompileForLines(pattern).Match(text);
        Assert.Equal(expected, match.Success ? match.Value : null);
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("[a-[b]")]
    [InlineData("[a")]
    [InlineData("a**")]
    [InlineData(@"(a)\1")]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)")]
    [InlineData("(?>a)")]
    [InlineData("(?x)a")]
    [InlineData("(?U)a+")]
    [InlineData("(?-m)a$")]
    [InlineData(@"\pL")]
    [InlineData(@"\e")]
    [InlineData(@"a\")]
    [InlineData("[[:nothing:]]")]
    [InlineData("[[:^alpha:]]")]
    public void What_Go_lacks_or_means_otherwise_is_refused(string pattern) =>
        Assert.Throws<ScriptException>(() => GoRegexp.CompileForLines(pattern));

    [Fact]
    public void A_quoted_text_matches_itself()
    {
        const string Text = @"/tmp/a.b+c (d) [e] {f} ^$|?*\";
        Assert.Equal(Text, GoRegexp.CompileForLines(GoRegexp.Quote(Text)).Match("x" + Text + "y").Value);
    }
}
