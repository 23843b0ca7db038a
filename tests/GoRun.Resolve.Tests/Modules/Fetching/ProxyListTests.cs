using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Tests.Modules.Fetching;

public sealed class ProxyListTests
{
    [Theory]
    [InlineData("https://a,b.org|direct,https://c", "", "https://a, https://b.org| direct")]
    [InlineData("off,https://a", "", "off")]
    [InlineData(" https://a , ", "x.org", "noproxy https://a,")]
    [InlineData("direct", "x.org", "direct")]
    public void The_list_ends_with_the_first_word_that_is_no_proxy(string setting, string noProxy, string expected)
    {
        string[] words = [.. ProxyList.Read(setting, noProxy).Select(e => e.Url + (e.FallBackOnError ? "|" : ""))];
        Assert.Equal(expected.Replace(",", "", StringComparison.Ordinal), string.Join(' ', words));
    }

    [Theory]
    [InlineData(",", "GOPROXY list is not the empty string, but contains no entries")]
    [InlineData("ftp://x", "invalid proxy URL scheme (must be https, http, file): ftp://x")]
    [InlineData("xyz", "invalid proxy URL missing scheme: xyz")]
    [InlineData("file:///x?y", "invalid file:// proxy URL with non-path elements: file:///x?y")]
    public void What_is_no_list_is_an_error(string setting, string message) =>
        Assert.Equal(message, Assert.Throws<ModuleFetchException>(() => ProxyList.Read(setting, "")).Message);
}
