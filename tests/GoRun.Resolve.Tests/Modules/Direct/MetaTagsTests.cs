using System.Collections.Immutable;
using GoRun.Resolve.Modules.Direct.Discovery;

namespace GoRun.Resolve.Tests.Modules.Direct;

/// <summary>go-import tags out of pages. The texts were taken from the real go.</summary>
public sealed class MetaTagsTests
{
    [Theory]
    [InlineData("""<meta name="go-import" content="a.b/c git https://d">""", "a.b/c git https://d")]
    [InlineData("""<meta name="go-import" content="a.b/c git https://d sub">""", "a.b/c git https://d sub")]
    [InlineData("""<meta name="go-import" content="a.b/c git https://d sub more"><meta name=go-import content=x>""", "")]
    [InlineData("""<META CONTENT='a.b/c  git  https://d?x=1&amp;y=2&#61;&#x3d;&nbsp;' NAME=go-import />""", "a.b/c git https://d?x=1&y=2==&nbsp;")]
    [InlineData("""<!DOCTYPE html [<!-- > --> <x ">">]><!-- <meta> --><?php x ?><html lang><p:meta name="go-import" content="a b c">""", "a b c")]
    [InlineData("""<![CDATA[<meta>]]></meta><meta name="other" content="a b c">""", "")]
    [InlineData("""<head></head><meta name="go-import" content="a b c">""", "")]
    [InlineData("""<body><meta name="go-import" content="a b c">""", "")]
    [InlineData("""<meta name="go-import" content="a git c"><meta name="go-import" content="a mod d">""", "a mod d")]
    [InlineData("""<meta name="go-import" content="a git c"><meta name="go-import" content="b mod d">""", "b mod d;a git c")]
    [InlineData("""<meta name="go-import" content="a b c"><-""", "a b c")]
    [InlineData("no page at all", "")]
    public void Tags_are_found_in_the_head_of_a_page(string page, string found)
    {
        ImmutableArray<MetaTag> tags = MetaTags.Read(page, knowsSubfolders: true, out string? problem);
        Assert.Null(problem);
        Assert.Equal(found, string.Join(';', tags.Select(t => $"{t.Prefix} {t.Vcs} {t.Url} {t.Subfolder}".Trim())));
    }

    [Fact]
    public void Releases_before_1_25_know_no_subfolders() =>
        Assert.Empty(MetaTags.Read("""<meta name="go-import" content="a.b/c git https://d sub">""", knowsSubfolders: false, out _));

    [Theory]
    [InlineData("<html", "XML syntax error on line 1: unexpected EOF")]
    [InlineData("\n< a>", "XML syntax error on line 2: expected element name after <")]
    [InlineData("<a></ >", "XML syntax error on line 1: expected element name after </")]
    [InlineData("<a b=\"<\">", "XML syntax error on line 1: unescaped < inside quoted string")]
    [InlineData("<a / >", "XML syntax error on line 1: expected /> in element")]
    [InlineData("<a =b>", "XML syntax error on line 1: expected attribute name in element")]
    [InlineData("</a b>", "XML syntax error on line 1: invalid characters between </a and >")]
    [InlineData("<!-- -- -->", "XML syntax error on line 1: invalid sequence \"--\" not allowed in comments")]
    [InlineData("<!-x>", "XML syntax error on line 1: invalid sequence <!- not part of <!--")]
    [InlineData("<![x>", "XML syntax error on line 1: invalid <![ sequence")]
    [InlineData("<1>", "XML syntax error on line 1: invalid XML name: 1")]
    [InlineData("<?xml version='1.1'?>", "xml: unsupported version \"1.1\"; only version 1.0 is supported")]
    [InlineData("<?xml version='1.0' encoding='latin1'?>", "xml: opening charset \"latin1\": can't decode XML document using charset \"latin1\"")]
    public void A_page_that_cannot_be_read_is_said_to_be_so(string page, string expected)
    {
        Assert.Empty(MetaTags.Read(page, knowsSubfolders: true, out string? problem));
        Assert.Equal(expected, problem);
    }
}
