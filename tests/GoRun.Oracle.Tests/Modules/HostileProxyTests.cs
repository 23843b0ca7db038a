using System.IO.Compression;
using System.Text;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Modules;

/// <summary>Proxies that are broken, or mean harm: gorun says what go says, runs nothing, and keeps no more than go.</summary>
public sealed class HostileProxyTests
{
    private const string Folder = "example.com/m@v1.0.0/";
    private const string GoMod = "module example.com/m\n\ngo 1.24\n";
    private const string Main = "package main\n\nfunc main() {\n\tprintln(\"harm\")\n}\n";

    private static readonly Dictionary<string, HttpReply> Good = new(StringComparer.Ordinal)
    {
        ["list"] = HttpReply.Text("v1.0.0\n"),
        ["v1.0.0.info"] = HttpReply.Text("""{"Version":"v1.0.0","Time":"2024-01-02T03:04:05Z"}"""),
        ["v1.0.0.mod"] = HttpReply.Text(GoMod),
        ["v1.0.0.zip"] = Zip(("go.mod", GoMod), ("main.go", Main)),
    };

    private static readonly HttpReply Page = new(200, "text/html", Encoding.UTF8.GetBytes("<html><body>Log in first</body></html>"));

    private static readonly Dictionary<string, (string Asked, HttpReply Reply)> Tricks = new(StringComparer.Ordinal)
    {
        ["a page for a version"] = ("v1.0.0.info", Page),
        ["a page for a zip"] = ("v1.0.0.zip", Page),
        ["a page for a go.mod"] = ("v1.0.0.mod", Page),
        ["another version"] = ("v1.0.0.info", HttpReply.Text("""{"Version":"v1.9.0","Time":"2024-01-02T03:04:05Z"}""")),
        ["half a zip"] = ("v1.0.0.zip", HttpReply.Bytes(Good["v1.0.0.zip"].Body[..^60])),
        ["a server in trouble"] = ("v1.0.0.zip", HttpReply.Error(500, "out of order")),
        ["a version that is gone"] = ("v1.0.0.zip", HttpReply.Error(410, "removed")),
        ["a path that leads out"] = ("v1.0.0.zip", ZipOf((Folder + "../../../escaped.go", Main))),
        ["a path from the root"] = ("v1.0.0.zip", ZipOf(("/escaped.go", Main))),
        ["a path of another module"] = ("v1.0.0.zip", ZipOf(("example.com/m@v1.0.1/main.go", Main))),
        ["names that differ in case"] = ("v1.0.0.zip", Zip(("go.mod", GoMod), ("main.go", Main), ("MAIN.go", Main))),
        ["a go.mod in other letters"] = ("v1.0.0.zip", Zip(("Go.mod", GoMod), ("main.go", Main))),
        ["a go.mod that swells"] = ("v1.0.0.zip", Zip(("go.mod", GoMod + new string('\n', 17 << 20)), ("main.go", Main))),
        ["a go.mod of another module"] = ("v1.0.0.mod", HttpReply.Text("module example.com/other\n\ngo 1.24\n")),
    };

    public static TheoryData<string> Names => new(Tricks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Harm_is_refused_in_the_words_of_go(string trick)
    {
        using LoopbackServer server = LoopbackServer.Start(path => Answer(path, Tricks[trick]));
        using Sandbox sandbox = Place(server);
        Execution expected = sandbox.Go("run", "example.com/m@v1.0.0");
        sandbox.Set("GOMODCACHE", sandbox.In("other"));
        Execution actual = sandbox.GoRun("run", "example.com/m@v1.0.0");
        Assert.Equal(1, actual.Status.ExitStatus);
        Assert.True(expected.Errors.Replace("gomodcache", "other", StringComparison.Ordinal) == actual.Errors, $"{expected}{actual}");
        AssertOnlyThatIsKeptThatGoKeeps(sandbox);
    }

    [Fact]
    public void Redirections_without_an_end_are_left()
    {
        using LoopbackServer server = LoopbackServer.Start(path => HttpReply.Redirect(path));
        using Sandbox sandbox = Place(server);
        Execution refused = sandbox.GoRun("example.com/m@v1.0.0");
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Contains("stopped after 10 redirects", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_content_than_go_sum_knows_is_refused_in_the_words_of_go()
    {
        using LoopbackServer server = LoopbackServer.Start(path => Answer(path, ("", HttpReply.NotFound)));
        using Sandbox sandbox = Place(server);
        string sum = $"h1:{new string('A', 43)}=";
        TextArchive.Write(
            $"""
            -- go.mod --
            module example.com/app

            go 1.24

            require example.com/m v1.0.0
            -- go.sum --
            example.com/m v1.0.0 {sum}
            example.com/m v1.0.0/go.mod {DirectoryHash.Of([("go.mod", Encoding.UTF8.GetBytes(GoMod))])}

            """,
            sandbox.Module);
        Execution expected = sandbox.Go("run", "example.com/m");
        sandbox.Set("GOMODCACHE", sandbox.In("other"));
        Execution actual = sandbox.GoRun("run", "example.com/m");
        Assert.Contains("SECURITY ERROR", actual.Errors, StringComparison.Ordinal);
        Assert.Equal((expected.Status, expected.Errors), (actual.Status, actual.Errors));
        AssertOnlyThatIsKeptThatGoKeeps(sandbox);
    }

    private static Sandbox Place(LoopbackServer server)
    {
        Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, "");
        sandbox.Set("GOPROXY", $"http://{server.Address}");
        sandbox.Set("GOSUMDB", "off");
        return sandbox;
    }

    private static HttpReply Answer(string path, (string Asked, HttpReply Reply) trick)
    {
        const string Versions = "/example.com/m/@v/";
        if (!path.StartsWith(Versions, StringComparison.Ordinal)) return HttpReply.NotFound;
        string asked = path[Versions.Length..];
        return asked == trick.Asked ? trick.Reply : Good.GetValueOrDefault(asked, HttpReply.NotFound);
    }

    private static void AssertOnlyThatIsKeptThatGoKeeps(Sandbox sandbox)
    {
        Assert.Equal(Kept(sandbox.In("gomodcache")), Kept(sandbox.In("other")));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(sandbox.Module)!, "escaped.go", SearchOption.AllDirectories));
    }

    // The module's files, and its zip file, which go keeps with its sum even where it could not unpack it. Other answers do no harm.
    private static IEnumerable<string> Kept(string moduleCache)
    {
        if (!Directory.Exists(moduleCache)) return [];
        return Directory.EnumerateFiles(moduleCache, "*", SearchOption.AllDirectories)
            .Select(file => file[(moduleCache.Length + 1)..])
            .Where(name => !name.StartsWith("cache/", StringComparison.Ordinal) || name.EndsWith(".zip", StringComparison.Ordinal)
                || name.EndsWith(".ziphash", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static HttpReply Zip(params (string Name, string Content)[] files) =>
        ZipOf([.. files.Select(file => (Folder + file.Name, file.Content))]);

    private static HttpReply ZipOf(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return HttpReply.Bytes(bytes.ToArray());
    }
}
