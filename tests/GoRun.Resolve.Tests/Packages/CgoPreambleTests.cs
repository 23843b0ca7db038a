using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Tests.Packages;

public sealed class CgoPreambleTests
{
    [Theory]
    [InlineData("", new string[0], true)]
    [InlineData(" a  b ", new[] { "a", "b" }, true)]
    [InlineData("a b:\"c d\" 'e''f'  \"g\\\"\"", new[] { "a", "b:c d", "ef", "g\"" }, true)]
    [InlineData("\"\" x", new[] { "", "x" }, true)]
    [InlineData("a\\ b", new[] { "a b" }, true)]
    [InlineData("'a", new[] { "a" }, false)]
    [InlineData("a\\", new[] { "a" }, false)]
    public void Words_are_split_at_blanks_outside_of_quotes(string text, string[] words, bool complete)
    {
        Assert.Equal(complete, CgoWords.TrySplit(text, out List<string> actual));
        Assert.Equal(words, actual);
    }

    [Fact]
    public void Flags_are_gathered_by_kind_and_their_paths_made_absolute()
    {
        var preamble = new CgoPreamble("/src/p", TestTags.Of());
        Assert.Null(preamble.Add("x.go", """
            #include <stdio.h>
            #cgo CFLAGS: -Iinclude -I /abs -I ../up -L. -DX=${SRCDIR}/x
            #cgo windows LDFLAGS: -lwin
            #cgo linux,amd64 darwin LDFLAGS: -lm
            #cgo (linux&&cgo) LDFLAGS: -Llib
            #cgo pkg-config: a b
            #cgo nocallback f
            """));
        CgoDirectives cgo = preamble.ToDirectives();
        Assert.Equal<string>(["-I/src/p/include", "-I", "/abs", "-I", "/src/up", "-L/src/p", "-DX=/src/p/x"], cgo.CFlags);
        Assert.Equal<string>(["-lm", "-L/src/p/lib"], cgo.LdFlags);
        Assert.Equal<string>(["a", "b"], cgo.PkgConfig);
        Assert.Empty(cgo.CxxFlags);
    }

    [Theory]
    [InlineData("#cgo CFLAGS", "x.go: invalid #cgo line: #cgo CFLAGS")]
    [InlineData("#cgo : x", "x.go: invalid #cgo line: #cgo : x")]
    [InlineData("#cgo CFLAGS: 'x", "x.go: invalid #cgo line: #cgo CFLAGS: 'x")]
    [InlineData("#cgo XFLAGS: x", "x.go: invalid #cgo verb: #cgo XFLAGS: x")]
    [InlineData("#cgo LDFLAGS: a;b", "x.go: malformed #cgo argument: a;b")]
    [InlineData("#cgo LDFLAGS: \"\"", "x.go: malformed #cgo argument: ")]
    public void Malformed_lines_are_told_in_the_words_of_go(string line, string message) =>
        Assert.Equal(message, new CgoPreamble("/src/p", TestTags.Of()).Add("x.go", line));

    [Fact]
    public void A_directory_with_unsafe_characters_cannot_be_put_into_a_flag() =>
        Assert.Equal(
            "x.go: malformed #cgo argument: -L/src/a;b",
            new CgoPreamble("/src/a;b", TestTags.Of()).Add("x.go", "#cgo LDFLAGS: -L${SRCDIR}"));
}
