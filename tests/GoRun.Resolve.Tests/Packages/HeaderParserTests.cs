using System.Text;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Tests.Packages;

public sealed class HeaderParserTests
{
    [Fact]
    public void Name_and_imports_are_read_with_their_places()
    {
        GoFileHeader header = Parse("""
            // Package p is fine.
            package p // indeed

            import "fmt"; import ("os"; _ "a/b" /* why */

            	. `raw/path`
            	renamed "c\x64"
            )
            import()
            /* more */ import "last"

            func import_() {}
            """);
        Assert.Null(header.Error);
        Assert.Equal("p", header.PackageName);
        Assert.Equal(
            ["fmt 4:8", "os 4:23", "a/b 4:29", "raw/path 6:2", "cd 7:2", "last 10:19"],
            header.Imports.Select(i => $"{i.Path} {i.Position.Line}:{i.Position.Column}"));
    }

    [Theory]
    [InlineData("\uFEFFpackage p", "p")]
    [InlineData("package p;import `x`", "p")]
    [InlineData("package größe\n", "größe")]
    [InlineData("/* a\nb */ package p", "p")]
    [InlineData("package p // no newline", "p")]
    [InlineData("package p\n\nimport (\n)\n$$$ whatever", "p")]
    [InlineData("package p\nimportant()", "p")]
    [InlineData("package p q", "p")]
    [InlineData("package p.q", "p")]
    [InlineData("package p\nimport \"x\" \"y\"", "p")]
    public void Odd_but_correct_headers_are_read(string text, string name)
    {
        GoFileHeader header = Parse(text);
        Assert.Null(header.Error);
        Assert.Equal(name, header.PackageName);
    }

    [Theory]
    [InlineData("", 1, 1, "expected 'package', found 'EOF'")]
    [InlineData("func x", 1, 1, "expected 'package', found 'func'")]
    [InlineData("package 1", 1, 9, "expected 'IDENT', found 1")]
    [InlineData("package p iq", 1, 11, "expected ';', found iq")]
    [InlineData("package p\nimport 'x'", 2, 8, "import path must be a string")]
    [InlineData("package p\nimport \"x", 2, 8, "string literal not terminated")]
    [InlineData("package p\nimport `x", 2, 8, "raw string literal not terminated")]
    [InlineData("package p\nimport \"x\" import \"y\"", 2, 12, "expected ';', found 'import'")]
    [InlineData("package p\nimport (\"x\" \"y\")", 2, 13, "expected ';', found \"y\"")]
    [InlineData("package p\nimport (\n\"a\"\n+\n)", 4, 1, "missing import path")]
    [InlineData("package #", 1, 9, "illegal character U+0023 '#'")]
    [InlineData("/* open", 1, 1, "comment not terminated")]
    public void The_first_error_is_told_in_the_words_of_go(string text, int line, int column, string message)
    {
        HeaderError? error = Parse(text).Error;
        Assert.Equal(new HeaderError(new LinePosition(line, column), message, true), error);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_told()
    {
        GoFileHeader invalid = HeaderParser.Parse([.. "package p\n// "u8, 0xFF, .. "\nimport \"x\""u8], TestTags.Of(), true)!;
        Assert.Equal(new HeaderError(new LinePosition(2, 4), "illegal UTF-8 encoding", true), invalid.Error);
        Assert.Equal("unexpected NUL in input", Parse("package p\n/* \0 */ import \"x\"").Error!.Message);
        Assert.Null(Parse("package p\n\nvar x = \"\0\"").Error);
    }

    [Fact]
    public void A_file_that_its_constraint_keeps_out_is_not_read_further()
    {
        Assert.Null(HeaderParser.Parse("//go:build windows\n\nnot go at all"u8, TestTags.Of(), true));
        Assert.NotNull(HeaderParser.Parse("//go:build windows\n\npackage p"u8, TestTags.Of(), false));
    }

    [Fact]
    public void The_comment_above_import_C_is_kept()
    {
        IEnumerable<string?> texts = Parse("""
                package p

                // not this

                // #cgo A
                //  #cgo B
                import "C"
                // #cgo D
                import (
                	"fmt"
                	/* #cgo E
                	   #cgo F */
                	"C"
                )
                // above the list
                import ("C")
                import "C" // behind
                """).Imports.Where(i => i.Path == "C").Select(i => i.Documentation);
        Assert.Equal((string?[])["#cgo A\n #cgo B\n", " #cgo E\n\t   #cgo F\n", "above the list\n", null], texts);
    }

    [Fact]
    public void Embed_patterns_are_found_with_their_places()
    {
        GoFileHeader header = Parse("""
            package p
            import _ "embed"
            //go:embed a b*.txt "c d" `e f`
            var x = "//go:embed no1"
            	//go:embed	g
            var y = `
            //go:embed no2
            ` + "\"" /*
            //go:embed no3 */
            //go:embedding no4
            //go:embed "unclosed
            //go:embed "x"y
            var z = '"' //go:embed no5
            //go:embed h
            """);
        Assert.Equal(
            ["a 3:12", "b*.txt 3:14", "c d 3:21", "e f 3:27", "g 5:13", "h 14:12"],
            header.Embeds.Select(e => $"{e.Pattern} {e.Position.Line}:{e.Position.Column}"));
        Assert.Empty(Parse("package p\n//go:embed a\nvar x string").Embeds);
    }

    [Fact]
    public void Debug_lines_count_only_above_the_package_clause()
    {
        GoFileHeader header = Parse("//go:debug a=1\n\n//go:debug b=2\npackage p\n//go:debug c=3\n");
        Assert.Equal(["//go:debug a=1", "//go:debug b=2"], header.DebugLines.Select(l => l.Text));
        Assert.Equal(3, header.DebugLines[1].Position.Line);
    }

    [Theory]
    [InlineData("a b", false)]
    [InlineData("a\\u0020b", false)]
    [InlineData("a[b]", false)]
    [InlineData("", false)]
    [InlineData("größe/日本", true)]
    [InlineData("x@y~z+w", true)]
    public void Unusual_characters_in_an_import_path_are_noted(string path, bool usual) =>
        Assert.Equal(usual, Parse($"package p\nimport \"{path}\"").UnusualImport is null);

    private static GoFileHeader Parse(string text) => HeaderParser.Parse(Encoding.UTF8.GetBytes(text), TestTags.Of(), true)!;
}
