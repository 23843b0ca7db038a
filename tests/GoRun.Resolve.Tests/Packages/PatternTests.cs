using GoRun.Resolve.Packages.Embedding;
using GoRun.Resolve.Packages.Patterns;

namespace GoRun.Resolve.Tests.Packages;

public sealed class PatternTests
{
    [Theory]
    [InlineData("...", "foo", true)]
    [InlineData("net", "net", true)]
    [InlineData("net", "net/http", false)]
    [InlineData("net...", "net/http", true)]
    [InlineData("net...", "netchan", true)]
    [InlineData("net/...", "net", true)]
    [InlineData("net/...", "net/http", true)]
    [InlineData("net/...", "netchan", false)]
    [InlineData("abc/.../def", "abc/x/def", true)]
    [InlineData("abc/.../def", "abc/x/y/def", true)]
    [InlineData("abc/.../def", "abc/def", false)]
    [InlineData("x.../y...z", "xa/ybbz", true)]
    [InlineData("x.../y...z", "xa/ybb", false)]
    [InlineData("./...", "./vendor", true)]
    [InlineData("./...", "./vendor/foo", false)]
    [InlineData("./...", "./a/vendor/foo", false)]
    [InlineData("./vendor/...", "./vendor", true)]
    [InlineData("./vendor/...", "./vendor/foo", true)]
    [InlineData("./vendor/...", "./vendor/foo/vendor/bar", false)]
    [InlineData("a/vendor/b/...", "a/vendor/b/c", true)]
    [InlineData("vendor/...", "vendor/x", false)]
    [InlineData("...vendor", "x/vendor", true)]
    public void Three_dots_stand_for_any_text_outside_of_vendor(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new PackagePattern(pattern).Matches(path));

    [Theory]
    [InlineData("...", "foo", true)]
    [InlineData("net", "", true)]
    [InlineData("net", "foo", false)]
    [InlineData("net/http", "net", true)]
    [InlineData("net...", "netchan/xyz", true)]
    [InlineData("abc/.../def", "abc", true)]
    [InlineData("abc/.../def", "xyz", false)]
    public void A_tree_is_walked_only_where_the_pattern_may_match(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new PackagePattern(pattern).TreeMayMatch(path));

    [Theory]
    [InlineData("", "a", false, false)]
    [InlineData("all=", "a", false, false)]
    [InlineData("all", "a", false, true)]
    [InlineData("std", "a", true, true)]
    [InlineData("std", "a", false, false)]
    [InlineData("cmd", "cmd/go", true, true)]
    [InlineData("./...", "example.com/m/x", false, true)]
    [InlineData("./x", "example.com/m/x", false, true)]
    [InlineData("./y", "example.com/m/x", false, false)]
    [InlineData("example.com/...", "example.com/m/x", false, true)]
    [InlineData("../...", "example.com/m/x", false, true)]
    public void A_flag_may_hold_for_some_packages_only(string pattern, string importPath, bool standard, bool expected) =>
        Assert.Equal(expected, FlagPattern.Matches(pattern, importPath, "/work/m/x", standard, "/work/m"));

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("*", "abc", true)]
    [InlineData("*c", "abc", true)]
    [InlineData("a*", "a/b", false)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxe/f", true)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzx", true)]
    [InlineData("ab[c]", "abc", true)]
    [InlineData("ab[b-d]", "abc", true)]
    [InlineData("ab[^c]", "abc", false)]
    [InlineData("ab[^e-g]", "abc", true)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "ab", false)]
    [InlineData("a?b", "a☺b", true)]
    [InlineData("a[^a]b", "a☺b", true)]
    [InlineData("a???b", "a☺b", false)]
    [InlineData("[a-ζ]*", "α", true)]
    [InlineData("[\\-x]", "-", true)]
    [InlineData("*x", "xxx", true)]
    public void Embed_patterns_match_as_path_Match_does(string pattern, string name, bool expected)
    {
        Assert.True(PathMatch.IsValid(pattern));
        Assert.Equal(expected, PathMatch.Matches(pattern, name));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[a")]
    [InlineData("[^")]
    [InlineData("[-x]")]
    [InlineData("[x-]")]
    [InlineData("[]a]")]
    [InlineData("a\\")]
    [InlineData("[a-b-c]")]
    public void Malformed_embed_patterns_are_refused(string pattern) => Assert.False(PathMatch.IsValid(pattern));
}
