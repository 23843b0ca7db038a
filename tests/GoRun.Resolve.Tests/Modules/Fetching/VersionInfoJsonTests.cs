using System.Text;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Tests.Modules.Fetching;

public sealed class VersionInfoJsonTests
{
    [Theory]
    [InlineData("""{"Version":"v1.0.0","Time":"2018-02-14T00:45:20Z"}""", null)]
    [InlineData("""{"Version":"v1.0.0","Time":"2018-02-14T00:45:20.12+02:00"}""", null)]
    [InlineData("""{"Version":"v1.0.0","Time":"0001-01-01T00:00:00Z","Origin":{"VCS":"git","URL":"https://a/b\u0026c","Hash":"12","Ref":"refs/tags/v1.0.0"}}""", null)]
    [InlineData("""{ "version": "v1.0.0", "Name": "1234" }""", """{"Version":"v1.0.0","Time":"0001-01-01T00:00:00Z"}""")]
    public void What_go_writes_comes_out_again(string json, string? written) =>
        Assert.Equal(written ?? json, Encoding.UTF8.GetString(VersionInfoJson.Write(VersionInfoJson.Read(Encoding.UTF8.GetBytes(json)))));

    [Theory]
    [InlineData("<html>", "invalid character '<' looking for beginning of value")]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("[]", "json: cannot unmarshal array into Go value of type modfetch.RevInfo")]
    public void What_is_no_answer_is_an_error(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => VersionInfoJson.Read(Encoding.UTF8.GetBytes(json))).Message);
}
