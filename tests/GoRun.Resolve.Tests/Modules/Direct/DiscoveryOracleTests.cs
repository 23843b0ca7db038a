using System.Text;
using System.Text.Json;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Direct;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Proxy;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Direct;

/// <summary>
/// How modules are found by their paths: the sum of the files that come of it, or the error, as <c>go mod download</c> has them. The hosts are
/// those of one server of the test, which both sides take for an HTTP proxy; HTTPS fails there.
/// </summary>
public sealed class DiscoveryOracleTests(DiscoveryOracleTests.Answers answers) : IClassFixture<DiscoveryOracleTests.Answers>
{
    private const string GitHub = "https://github.com/a";

    /// <summary>Pages by host and path; those of other paths are not found.</summary>
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["meta.example/plain"] = Tag($"meta.example/plain git {GitHub}/tags"),
        ["meta.example/plain/none"] = Tag($"meta.example/plain git {GitHub}/tags"),
        ["meta.example/whole/v2"] = Tag($"meta.example/whole/v2 git {GitHub}/mono"),
        ["gopkg.in/tags.v1"] = Tag($"gopkg.in/tags.v1 git {GitHub}/tags"),
        ["gopkg.in/legacy.v1"] = Tag($"gopkg.in/legacy.v1 git {GitHub}/legacy"),
        ["gopkg.in/legacy.v2"] = Tag($"gopkg.in/legacy.v2 git {GitHub}/legacy"),
        ["gopkg.in/legacy.v2-unstable"] = Tag($"gopkg.in/legacy.v2-unstable git {GitHub}/legacy"),
        ["meta.example/sub"] = Tag($"meta.example/sub git {GitHub}/mono sub"),
        ["meta.example/sub/v2"] = Tag($"meta.example/sub git {GitHub}/mono sub"),
        ["meta.example/proxied"] = Tag("meta.example/proxied mod http://proxy.example/p") + Tag($"meta.example/proxied git {GitHub}/tags"),
        ["meta.example/twice"] = Tag($"meta.example/twice git {GitHub}/tags") + Tag($"meta.example/twice git {GitHub}/mono"),
        ["meta.example/other"] = Tag("meta.example/others git x") + Tag("example.org git y"),
        ["meta.example/liar/x"] = Tag($"meta.example/liar git {GitHub}/tags"),
        ["meta.example/liar"] = Tag($"meta.example/liar git {GitHub}/mono"),
        ["meta.example/lost/x"] = Tag($"meta.example/lost git {GitHub}/tags"),
        ["meta.example/blank/x"] = Tag($"meta.example/blank git {GitHub}/tags"),
        ["meta.example/blank"] = "",
        ["meta.example/broken"] = "<html><head",
        ["meta.example/nothing"] = "<html></html>",
        ["meta.example/cvs"] = Tag("meta.example/cvs cvs https://x"),
        ["meta.example/svn"] = Tag("meta.example/svn svn https://x"),
        ["meta.example/hg"] = Tag("meta.example/hg hg https://x"),
        ["meta.example/file"] = Tag("meta.example/file git file:///x"),
        ["meta.example/noscheme"] = Tag("meta.example/noscheme git x"),
        ["meta.example/rooted"] = Tag($"meta.example/rooted git {GitHub}/mono /sub"),
        ["meta.example/option"] = Tag($"meta.example/option git {GitHub}/mono -sub"),
    };

    public static TheoryData<string, string> Modules => new()
    {
        { "meta.example/plain", "v1.0.0" },
        { "meta.example/plain/none", "v1.0.0" },
        { "meta.example/whole/v2", "v2.0.0" },
        { "gopkg.in/tags.v1", "v1.0.0" },
        { "gopkg.in/legacy.v1", "v1.0.0" },
        { "gopkg.in/legacy.v2", "v2.0.0" },
        { "gopkg.in/legacy.v2", "v1.0.0" },
        { "gopkg.in/legacy.v2", "v2.1.0-rc.1" },
        { "gopkg.in/legacy.v2-unstable", "{legacy4:12}" },
        { "meta.example/sub", "v0.1.0" },
        { "meta.example/sub/v2", "v2.0.0" },
        { "meta.example/proxied", "v1.0.0" },
        { "meta.example/twice", "v1.0.0" },
        { "meta.example/other", "v1.0.0" },
        { "meta.example/liar/x", "v1.0.0" },
        { "meta.example/lost/x", "v1.0.0" },
        { "meta.example/blank/x", "v1.0.0" },
        { "meta.example/broken", "v1.0.0" },
        { "meta.example/nothing", "v1.0.0" },
        { "meta.example/missing", "v1.0.0" },
        { "meta.example/cvs", "v1.0.0" },
        { "meta.example/svn", "v1.0.0" },
        { "meta.example/hg", "v1.0.0" },
        { "meta.example/file", "v1.0.0" },
        { "meta.example/noscheme", "v1.0.0" },
        { "meta.example/rooted", "v1.0.0" },
        { "meta.example/option", "v1.0.0" },
        { "suffix.example/tags.git", "v1.0.0" },
        { "suffix.example/none.git", "v1.0.0" },
        { "suffix.example/x.svn", "v1.0.0" },
        { "github.com/a", "v1.0.0" },
        { "github.com/a/b.git", "v1.0.0" },
        { "example.net/x", "v1.0.0" },
    };

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_is_found_as_go_finds_it(string module, string revision)
    {
        string query = answers.Origins.FillIn(revision);
        Assert.Equal(answers.OfGo[$"{module}@{query}"], answers.Ask(module, query));
    }

    private static string Tag(string content) => $"<meta name=\"go-import\" content=\"{content}\">\n";

    /// <summary>The real go is asked for everything in one go.</summary>
    public sealed class Answers : IDisposable
    {
        private readonly LoopbackServer _server = LoopbackServer.Start(Answer);
        private readonly ModuleFixture _mine;
        private readonly ModuleFixture _theirs;
        private readonly DirectSource _source;

        public Answers()
        {
            _mine = Fixture();
            _theirs = Fixture();
            _source = new DirectSource(_mine.Context(Goroots.Newest, new BuildFlags()));
            OfGo = AskGo();
        }

        public GitOrigins Origins { get; } = new();

        /// <summary>The sum or the error, by module and revision, with <c>@</c> in between.</summary>
        public IReadOnlyDictionary<string, string> OfGo { get; }

        public void Dispose()
        {
            _mine.Dispose();
            _theirs.Dispose();
            _server.Dispose();
            Origins.Dispose();
        }

        public string Ask(string module, string revision)
        {
            string version = revision;
            try
            {
                IModuleRepository found = _source.Open(module);
                version = found.Stat(revision).Version;
                found.GoMod(version);
                string zip = _mine.Root + "/module.zip";
                using (FileStream file = File.Create(zip)) found.Zip(version, file);
                return $"{version} {ModuleDirectoryHash.OfZip(zip)}";
            }
            catch (ModuleFetchException e)
            {
                string subject = e.StandsAlone ? "" : $"{module}@{e.Version ?? version}: ";
                return (subject + e.Message).Replace(_mine.ModuleCache, "$GOMODCACHE", StringComparison.Ordinal);
            }
        }

        private static HttpReply Answer(string path) =>
            path.StartsWith("http://", StringComparison.Ordinal) && Pages.TryGetValue(path["http://".Length..].TrimEnd('/'), out string? page)
                ? HttpReply.Text(page)
                : HttpReply.Error(404, "no such page\n");

        private ModuleFixture Fixture() => Origins.Fixture()
            .With("GOINSECURE", "*.example,gopkg.in")
            .With("HTTP_PROXY", "http://" + _server.Address)
            .With("HTTPS_PROXY", "http://" + _server.Address);

        private Dictionary<string, string> AskGo()
        {
            string[] queries = [.. Modules.Select(r => $"{r[0]}@{Origins.FillIn((string)r[1])}")];
            string output = _theirs.Go(Goroots.Newest, ["mod", "download", "-json", .. queries]).Output;
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
            foreach (string query in queries)
            {
                Assert.True(reader.Read());
                JsonElement json = JsonElement.ParseValue(ref reader);
                answers[query] = json.TryGetProperty("Error", out JsonElement error)
                    ? error.GetString()!.Replace(_theirs.ModuleCache, "$GOMODCACHE", StringComparison.Ordinal)
                    : $"{json.GetProperty("Version").GetString()} {json.GetProperty("Sum").GetString()}";
            }

            return answers;
        }
    }
}
