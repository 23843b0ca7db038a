using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Direct;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>Which files a module may have, and which of a repository's are its own. The texts were taken from the real go.</summary>
public sealed class ModuleFileTests
{
    [Theory]
    [InlineData("a.go")]
    [InlineData(".a/-b/c d/größe_{}[]~!.txt")]
    [InlineData("conx/aux1.go")]
    public void Usual_paths_are_allowed(string path) => Assert.Null(ModuleFilePath.Check(path));

    [Theory]
    [InlineData("", "empty string")]
    [InlineData("a/../b", "invalid path element \"..\"")]
    [InlineData("/a", "empty path element")]
    [InlineData("a//b", "double slash")]
    [InlineData("a/", "trailing slash")]
    [InlineData("a./b", "trailing dot in path element")]
    [InlineData("a*b", "invalid char '*'")]
    [InlineData("a'b", "invalid char '\\''")]
    [InlineData("x/nul.go", "\"nul\" disallowed as path element component on Windows")]
    [InlineData("x/☺", "invalid char '☺'")]
    public void Others_are_not(string path, string problem) =>
        Assert.Equal($"malformed file path {Toolchain.GoQuoting.Quote(path)}: {problem}", ModuleFilePath.Check(path));

    [Theory]
    [InlineData("a/b a/B", "case-insensitive file name collision: \"a/b\" and \"a/B\"")]
    [InlineData("a/b A/c", "case-insensitive file name collision: \"a\" and \"A\"")]
    [InlineData("stra\u017fe strase", "case-insensitive file name collision: \"stra\u017fe\" and \"strase\"")]
    [InlineData("a a/b", "entry \"a\" is both a file and a directory")]
    [InlineData("a/b a", "entry \"a\" is both a file and a directory")]
    [InlineData("a a", "multiple entries for file \"a\"")]
    [InlineData("a/b a/c b/a", null)]
    public void Names_that_some_systems_cannot_tell_apart_are_found(string paths, string? problem)
    {
        var collisions = new FileNameCollisions();
        Assert.Equal(problem, paths.Split(' ').Select(p => collisions.Add(p, isFolder: false)).ToArray()[^1]);
    }

    [Theory]
    [InlineData(false, "a.go vendor/x.go vendor/modules.txt c/go.mod.txt")]
    [InlineData(true, "a.go vendor/x.go b/vendor/x.go pkg/vendor/vendor.go c/go.mod.txt long/folder/vendor/x.go")]
    public void Vendored_packages_and_modules_below_are_left_out(bool isModern, string chosen)
    {
        string all = "a.go vendor/x.go vendor/modules.txt vendor/x/x.go b/vendor/x.go b/vendor/x/x.go pkg/vendor/vendor.go "
            + "c/go.mod.txt d/go.mod d/x.go d/e/x.go f/GO.MOD f/x.go long/folder/vendor/x.go .hg_archival.txt";
        Assert.Equal(chosen.Split(' '), ModuleZipFiles.Choose([.. all.Split(' ').Select(p => File(p))], isModern).Select(f => f.Path));
    }

    [Fact]
    public void Symbolic_links_are_left_out() =>
        Assert.Empty(ModuleZipFiles.Choose([File("a") with { IsRegular = false }], isModern: true));

    [Fact]
    public void Every_impossible_file_is_named()
    {
        ModuleFetchException error = Assert.Throws<ModuleFetchException>(
            () => ModuleZipFiles.Choose([File("a:b"), File("GO.MOD"), File("LICENSE") with { Size = (16 << 20) + 1 }, File("x"), File("X")], true));
        Assert.Equal(
            """
            create zip: a:b: malformed file path "a:b": invalid char ':'
            GO.MOD: go.mod files must have lowercase names
            LICENSE: LICENSE file too large (max size is 16777216 bytes)
            X: case-insensitive file name collision: "x" and "X"
            """,
            error.Message);
    }

    [Fact]
    public void A_module_has_a_largest_size()
    {
        ModuleFetchException error = Assert.Throws<ModuleFetchException>(
            () => ModuleZipFiles.Choose([File("a") with { Size = 300 << 20 }, File("b") with { Size = 300 << 20 }], isModern: true));
        Assert.Equal("create zip: module source tree too large (max size is 524288000 bytes)", error.Message);
    }

    private static ModuleZipFile File(string path) =>
        new(path, path.Length, IsRegular: true, () => new MemoryStream(Encoding.UTF8.GetBytes(path)));
}
