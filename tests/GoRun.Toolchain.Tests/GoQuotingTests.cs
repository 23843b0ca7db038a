using FsCheck;
using FsCheck.Fluent;
using GoRun.Platform;

namespace GoRun.Toolchain.Tests;

public sealed class GoQuotingTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("\"\\", "\"\\\"\\\\\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\u0000\u001b\u007f", "\"\\x00\\x1b\\x7f\"")]
    [InlineData("é世😀", "\"é世😀\"")]
    [InlineData("\u0085\u00a0\u00ad\u2028\u3000\ufeff", "\"\\u0085\\u00a0\\u00ad\\u2028\\u3000\\ufeff\"")]
    [InlineData("\ue000\uffff", "\"\\ue000\\uffff\"")]
    [InlineData("\U000e0001", "\"\\U000e0001\"")]
    [InlineData("\ufffd\u0301", "\"\ufffd\u0301\"")]
    public void Text_becomes_a_go_literal(string text, string literal)
    {
        Assert.Equal(literal, GoQuoting.Quote(text));
        Assert.Equal(literal, GoQuoting.Quote(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, (byte)'a' }, "\"\\xffa\"")]
    [InlineData(new byte[] { 0xe4, 0xb8 }, "\"\\xe4\\xb8\"")]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 }, "\"\\xed\\xa0\\x80\"")]
    public void Bytes_that_are_not_utf8_are_shown_one_by_one(byte[] bytes, string literal) => Assert.Equal(literal, GoQuoting.Quote(bytes));

    [Fact]
    public void A_list_is_in_brackets()
    {
        Assert.Equal("[]", GoQuoting.QuoteList([]));
        Assert.Equal("[\"a\" \"b c\"]", GoQuoting.QuoteList(["a", "b c"]));
        Assert.Equal("[\"\" \"\"]", GoQuoting.QuoteList(["", ""]));
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \t\n", new string[0])]
    [InlineData("a  b\tc", new[] { "a", "b", "c" })]
    [InlineData("'a b' \"c'd\"", new[] { "a b", "c'd" })]
    [InlineData("-x='a b'", new[] { "-x='a", "b'" })]
    [InlineData("'a'b ''", new[] { "a", "b", "" })]
    public void Words_are_split_at_blanks_outside_quotes(string text, string[] words) => Assert.Equal(words, GoQuoting.SplitQuotedFields(text));

    [Theory]
    [InlineData("'a", "unterminated ' string")]
    [InlineData("b \"a'", "unterminated \" string")]
    public void An_open_quote_is_an_error(string text, string message) =>
        Assert.Equal("go: parsing $GOFLAGS: " + message,
            Assert.Throws<GoError>(() => GoQuoting.SplitQuotedFields(text, "go: parsing $GOFLAGS: ")).Message);

    [Theory]
    [InlineData(new[] { "a", "b" }, "a b")]
    [InlineData(new[] { "a b", "c'd", "e\"f" }, "'a b' \"c'd\" 'e\"f'")]
    [InlineData(new[] { "", "x" }, " x")]
    public void Words_are_joined_with_the_quotes_they_need(string[] words, string text) => Assert.Equal(text, GoQuoting.JoinQuoted(words));

    [Fact]
    public void A_word_with_both_quotes_cannot_be_joined() =>
        Assert.Equal("argument \"'\\\"\" contains both single and double quotes and cannot be quoted",
            Assert.Throws<GoError>(() => GoQuoting.JoinQuoted(["'\""])).Message);

    [Fact]
    public void What_was_joined_is_split_into_the_same_words() =>
        Prop.ForAll(Gen.Elements('a', ' ', '\t', '\n', '\'', '"', '\\', 'é').NonEmptyListOf().Select(chars => string.Concat(chars))
            .Where(word => !(word.Contains('\'', StringComparison.Ordinal) && word.Contains('"', StringComparison.Ordinal))).ListOf().ToArbitrary(),
            words => GoQuoting.SplitQuotedFields(GoQuoting.JoinQuoted(words)).SequenceEqual(words)).QuickCheckThrowOnFailure();
}
