using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Web;
using GoRun.Resolve.Modules.Web.Authorization;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Web;

/// <summary>GOAUTH, as <c>go help goauth</c> has it; HTTPS only, so that the server is a fake.</summary>
public sealed class GoAuthTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();
    private readonly List<string> _sent = [];

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_netrc_file_is_for_the_machines_that_it_names()
    {
        _fixture.Write("../home/.netrc", "machine example.org login me password secret\nmachine other.org\n\tlogin you\n\tpassword x\ndefault login a password b\n");
        Assert.Equal("ok", Get("https://example.org/x"));
        Assert.Equal("ok", Get("https://nobody.org/x"));
        Assert.Equal([Basic("me:secret"), ""], _sent);
    }

    [Theory]
    [InlineData("off", "")]
    [InlineData("netrc", "first:1")]
    public void The_first_line_for_a_machine_counts(string setting, string sent)
    {
        _fixture.Write("../home/.netrc", "machine example.org login first password 1\nmachine example.org login second password 2\n");
        _fixture.With("GOAUTH", setting);
        Get("https://example.org/x");
        Assert.Equal([sent.Length == 0 ? "" : Basic(sent)], _sent);
    }

    [Fact]
    public void A_command_is_asked_again_with_the_answer_to_its_first_word()
    {
        string command = Script("""
            if [ $# = 1 ]; then
              read first; echo "$first" > "$0.input"
              printf 'https://example.org/a\n\nAuthorization: token\nX-Extra: 1\n\n'
            fi
            """);
        _fixture.With("GOAUTH", command);
        Assert.Equal("ok", Get("https://example.org/a/b", refuseWithout: "token"));
        Assert.Equal(["", "token"], _sent);
        Assert.Equal("HTTP/1.1 401 Unauthorized\n", File.ReadAllText(command + ".input"));
    }

    [Fact]
    public void Git_is_asked_for_what_was_refused_and_told_whether_it_was_right()
    {
        string folder = Path.GetDirectoryName(Script("""
            cat > "$0.$2"
            [ $2 = fill ] && printf 'protocol=https\nhost=example.org\nusername=u\npassword=p\n'
            exit 0
            """, "git"))!;
        _fixture.With("PATH", folder + ":/usr/bin:/bin").With("GOAUTH", "git " + folder);
        Assert.Equal("ok", Get("https://example.org/x", refuseWithout: Basic("u:p")));
        Assert.Equal(["", Basic("u:p")], _sent);
        Assert.Equal("url=https://example.org/x\n", File.ReadAllText(folder + "/git.fill"));
        Assert.Contains("password=p", File.ReadAllText(folder + "/git.approve"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("netrc;;netrc", "go: GOAUTH encountered an empty command (GOAUTH=netrc;;netrc)")]
    [InlineData("netrc;off", "go: GOAUTH=off cannot be combined with other authentication commands (GOAUTH=netrc;off)")]
    [InlineData("git", "go: GOAUTH=git dir method requires an absolute path to the git working directory")]
    [InlineData("git x", "go: GOAUTH=git dir method requires an absolute path to the git working directory, dir is not absolute")]
    public void A_setting_that_makes_no_sense_is_an_error(string setting, string message)
    {
        _fixture.With("GOAUTH", setting);
        Assert.Equal(message, Assert.Throws<GoError>(() => Get("https://example.org/x")).Message);
    }

    [Theory]
    [InlineData("https://a.org", "invalid format: missing empty line after URLs")]
    [InlineData("https://a.org\n\nX: y\n", "invalid format: missing empty line after headers")]
    [InlineData("https://a.org\n\nX y\n\n", "invalid format: invalid header line")]
    public void What_a_command_prints_has_a_form(string output, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CommandOutput.Parse(output)).Message);

    [Fact]
    public void A_password_does_not_follow_to_another_host()
    {
        _fixture.Write("../home/.netrc", "machine example.org login me password secret\n");
        Get("https://example.org/x", redirectTo: "https://elsewhere.org/y");
        Assert.Equal([Basic("me:secret"), ""], _sent);
    }

    private static string Basic(string login) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login));

    private string Script(string text, string name = "helper")
    {
        string path = _fixture.Write($"../tools/{name}", "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private string Get(string url, string refuseWithout = "", string redirectTo = "")
    {
        var server = new FakeServer(request =>
        {
            string sent = request.Headers.TryGetValues("Authorization", out var values) ? string.Join(',', values) : "";
            _sent.Add(sent);
            if (redirectTo.Length > 0 && _sent.Count == 1) return FakeServer.Redirect(redirectTo);
            return refuseWithout.Length > 0 && sent != refuseWithout ? FakeServer.Reply(401) : FakeServer.Reply(200, "ok");
        });
        using var client = new WebClient(_fixture.Context(Goroots.Newest, new BuildFlags()), _ => server);
        return Encoding.UTF8.GetString(client.GetBytes(GoUrl.Parse(url), 100));
    }
}
