using GoRun.Resolve.Modules.Web;

namespace GoRun.Resolve.Tests.Modules.Web;

public sealed class GoUrlTests
{
    [Theory]
    [InlineData("http://127.0.0.1:80", "example.com/!a/@v/v1.0.0.mod", "http://127.0.0.1:80/example.com/%21a/@v/v1.0.0.mod")]
    [InlineData("https://host/base/", "x/@v/v2.0.0+incompatible.zip", "https://host/base/x/@v/v2.0.0+incompatible.zip")]
    [InlineData("file:///a%20b", "x", "file:///a%20b/x")]
    public void Elements_are_joined_as_go_escapes_them(string url, string elements, string expected) =>
        Assert.Equal(expected, GoUrl.Parse(url).Join(elements).ToString());

    [Fact]
    public void A_password_is_sent_but_not_shown()
    {
        GoUrl url = GoUrl.Parse("https://us%40er:pa%3Ass@host/x");
        Assert.Equal(("us@er", "pa:ss", "host"), (url.User!, url.Password!, url.Host));
        Assert.Equal("https://us%40er:xxxxx@host/x", url.Redacted);
        Assert.Equal("https://us%40er:pa%3Ass@host/x", url.ToString());
    }
}
