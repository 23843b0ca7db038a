namespace GoRun.Toolchain.Tests;

public sealed class GoRegexpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // The expected values are those of regexp.MustCompile("(?m)" + pattern).FindString(text).
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
        var match = GoRegexp.CompileForLines(pattern, Patience).Match(text);
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
        Assert.Throws<FormatException>(() => GoRegexp.CompileForLines(pattern, Patience));

    [Theory]
    [InlineData("a$", "a\n", null)]
    [InlineData("(?m)a$", "a\n", "a")]
    [InlineData(@"[$]\$", "$$", "$$")]
    public void Without_lines_only_the_text_has_an_end(string pattern, string text, string? expected)
    {
        var match = GoRegexp.Compile(pattern).Match(text);
        Assert.Equal(expected, match.Success ? match.Value : null);
    }

    [Theory]
    [InlineData("(a", "missing closing ): `(a`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("ab[a", "missing closing ]: `[a`")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData(@"a\", "trailing backslash at end of expression: ``")]
    [InlineData(@"a\y", @"invalid escape sequence: `\y`")]
    [InlineData("a(?=b)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("[[:nothing:]]", "invalid character class range: `[:nothing:]`")]
    public void Mistakes_are_told_in_the_words_of_Go(string pattern, string message) =>
        Assert.Equal("error parsing regexp: " + message, Assert.Throws<FormatException>(() => GoRegexp.Compile(pattern)).Message);
}
