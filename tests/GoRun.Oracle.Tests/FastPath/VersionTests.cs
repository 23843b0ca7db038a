using GoRun.Oracle.Tests.Programs;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Modules of the module cache: <c>package@version</c>, and what a module requires.</summary>
public sealed class VersionTests : IClassFixture<SharedCache>, IDisposable
{
    private const string Tool = """
        -- go.mod --
        module example.com/tool

        go 1.24
        -- main.go --
        package main

        func main() { println("one") }
        -- lib/lib.go --
        package lib

        const Word = "one"

        """;

    private readonly Scene scene;

    public VersionTests(SharedCache shared)
    {
        scene = new Scene("", shared.Cache);
        var proxy = new FolderProxy(scene["../proxy"]);
        foreach ((string version, string word) in ((string, string)[])[("v1.0.0", "one"), ("v1.1.0", "two")])
        {
            TextArchive.Write(Tool.Replace("one", word, StringComparison.Ordinal), scene["../" + version]);
            proxy.Add("example.com/tool", version, scene["../" + version]);
        }

        scene.Write(proxy.Folder + "/example.com/tool/@v/list", "v1.0.0\nv1.1.0\n");
        scene.Sandbox.Set("GOPROXY", proxy.Url);
        scene.Sandbox.Set("GONOSUMDB", "*");
        scene.Sandbox.Set("GOFLAGS", "-modcacherw");
    }

    private string Cached => scene.Sandbox.Environment["GOMODCACHE"];

    [Fact]
    public void A_version_is_run_from_the_record_until_its_files_go()
    {
        scene.Words = ["example.com/tool@v1.0.0"];
        AssertSays("one");
        AssertSays("one", taken: false);
        AssertSays("one", taken: true);
        FileTrees.Delete(Cached + "/example.com/tool@v1.0.0");
        AssertSays("one", taken: false);
        // The old record holds again where it compares contents, because it was made less than two seconds after they were written.
        Assert.Equal("one\n", scene.Run().Errors);
        AssertSays("one", taken: true);

        scene.Words = ["example.com/tool@v1.1.0"];
        AssertSays("two");
        scene.Words = ["example.com/tool@v1.0.0"];
        Assert.Equal("one\n", scene.Run().Errors);

        FileTrees.Delete(Cached);
        scene.Sandbox.Set("GOPROXY", "off");
        Answer gone = scene.Run();
        Assert.Equal((false, 1), (gone.Taken, gone.Status.ExitStatus));
        Assert.Contains("GOPROXY=off", gone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_version_and_its_sum_are_checked()
    {
        TextArchive.Write("""
            -- go.mod --
            module example.com/m

            go 1.24

            require example.com/tool v1.0.0
            -- main.go --
            package main

            import "example.com/tool/lib"

            func main() { println(lib.Word) }
            """, scene["."]);
        scene.Sandbox.Go("mod", "download", "example.com/tool@v1.1.0").Succeeded();
        scene.Sandbox.Go("mod", "tidy").Succeeded();
        AssertSays("one", taken: false);
        AssertSays("one", taken: true);

        scene.Edit("go.mod", "v1.0.0", "v1.1.0");
        Assert.Contains("missing go.sum entry", AssertFails(), StringComparison.Ordinal);
        // What has been read less than two seconds after it was written is compared by its content, which is the old one again.
        scene.Edit("go.mod", "v1.1.0", "v1.0.0");
        Assert.Equal("one\n", scene.Run().Errors);
        AssertSays("one", taken: true);

        string sums = File.ReadAllText(scene["go.sum"]);
        string first = sums[..(sums.IndexOf("h1:", StringComparison.Ordinal) + 3)];
        scene.Write("go.sum", string.Concat(first, sums[first.Length] == 'A' ? "B" : "A", sums.AsSpan(first.Length + 1)));
        Assert.Contains("checksum mismatch", AssertFails(), StringComparison.Ordinal);
        scene.Remove("go.sum");
        Assert.Contains("missing go.sum entry", AssertFails(), StringComparison.Ordinal);
        scene.Write("go.sum", sums);
        Assert.Equal("one\n", scene.Run().Errors);

        // Nobody may change what is in there; whoever does gets what is there.
        scene.EditUnseen(Cached + "/example.com/tool@v1.0.0/lib/lib.go", "one", "six");
        AssertSays("six", taken: false);
    }

    public void Dispose() => scene.Dispose();

    /// <param name="taken">Null where the first run downloads, and so talks.</param>
    private void AssertSays(string word, bool? taken = null)
    {
        Answer answer = scene.Run();
        if (taken is null)
        {
            Assert.EndsWith(word + "\n", answer.Errors, StringComparison.Ordinal);
            return;
        }

        Assert.True((answer.Errors, answer.Status.Raw) == (word + "\n", 0), answer.ToString());
        Assert.Equal(taken, answer.Taken);
    }

    private string AssertFails()
    {
        Answer answer = scene.Run();
        Assert.Equal((false, 1), (answer.Taken, answer.Status.ExitStatus));
        return answer.Errors;
    }
}
