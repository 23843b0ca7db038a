using GoRun.Testing;

namespace GoRun.Platform.Tests;

public sealed class OverlayFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Relative_paths_count_from_the_current_directory()
    {
        _folder.Write("o.json", """{"Replace": {"a/../b.go": "x.go", "/c.go": "", "d/": "/y"}}""");
        var replacements = OverlayFile.Read(new FileView(), "o.json", _folder.Path);
        Assert.Equal(3, replacements.Count);
        Assert.Equal(_folder["x.go"], replacements[_folder["b.go"]]);
        Assert.Equal("", replacements["/c.go"]);
        Assert.Equal("/y", replacements[_folder["d"]]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Replace": null}""")]
    [InlineData("""{"Other": 1}""")]
    public void Nothing_to_replace_is_no_error(string json)
    {
        _folder.Write("o.json", json);
        Assert.Empty(OverlayFile.Read(new FileView(), "o.json", _folder.Path));
    }

    [Theory]
    [InlineData("{", "go: parsing overlay JSON: unexpected end of JSON input")]
    [InlineData("{ x", "go: parsing overlay JSON: invalid text at line 1, byte 3")]
    [InlineData("""{"Replace": {"": "x"}}""", "go: empty string key in overlay map")]
    [InlineData("""{"Replace": {"/a": "x", "/b/../a": "y"}}""", "go: duplicate paths /a and /b/../a in overlay map")]
    [InlineData("""{"Replace": {"/a": "x", "/a/b": "y"}}""", "go: inconsistent files /a and /a/b in overlay map")]
    public void A_map_that_makes_no_sense_is_an_error_in_the_words_of_go(string json, string message)
    {
        _folder.Write("o.json", json);
        Assert.Equal(message, Assert.Throws<GoError>(() => OverlayFile.Read(new FileView(), "o.json", _folder.Path)).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Replace": 1}""")]
    [InlineData("""{"Replace": {"a": 1}}""")]
    public void What_is_not_the_format_is_an_error(string json)
    {
        _folder.Write("o.json", json);
        Assert.StartsWith("go: parsing overlay JSON: ", Assert.Throws<GoError>(() => OverlayFile.Read(new FileView(), "o.json", _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_file_is_named_as_typed() =>
        Assert.Equal("go: reading overlay: open none.json: no such file or directory",
            Assert.Throws<GoError>(() => OverlayFile.Read(new FileView(), "none.json", _folder.Path)).Message);
}
