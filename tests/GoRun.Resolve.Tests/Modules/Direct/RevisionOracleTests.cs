using System.Globalization;
using System.Text;
using System.Text.Json;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Direct;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Direct;

/// <summary>
/// Revisions of modules in git repositories: what <c>go mod download</c> puts into the module cache for them, and what it says of those that
/// there are not.
/// </summary>
public sealed class RevisionOracleTests(RevisionOracleTests.Answers answers) : IClassFixture<RevisionOracleTests.Answers>
{
    /// <summary>Module, path of its repository, revision; <c>{tags4}</c> stands for a commit, <c>{tags4:12}</c> for the start of its hash.</summary>
    public static TheoryData<string, string, string> Revisions => new()
    {
        { "github.com/a/tags", "", "v0.1.0" },
        { "github.com/a/tags", "", "v1.0.0" },
        { "github.com/a/tags", "", "v1.0.2" },
        { "github.com/a/tags", "", "main" },
        { "github.com/a/tags", "", "dev" },
        { "github.com/a/tags", "", "later" },
        { "github.com/a/tags", "", "HEAD" },
        { "github.com/a/tags", "", "{tags3:12}" },
        { "github.com/a/tags", "", "{tags4:8}" },
        { "github.com/a/tags", "", "{tags6}" },
        { "github.com/a/tags", "", "v1.3.0+meta" },
        { "github.com/a/tags", "", "v9.9.9" },
        { "github.com/a/tags", "", "no-such-branch" },
        { "github.com/a/tags", "", "0123456789ab" },
        { "github.com/a/tags", "", "v2.0.0" },
        { "github.com/a/tags", "", "v1.0.1-0.20200104120000-{tags4:12}" },
        { "github.com/a/tags", "", "v0.0.0-20200104120000-{tags4:12}" },
        { "github.com/a/tags", "", "v0.0.0-20200104120001-{tags4:12}" },
        { "github.com/a/tags", "", "v0.0.0-20201304120001-{tags4:12}" },
        { "github.com/a/tags", "", "v0.0.0-20200104120000-{tags4:13}" },
        { "github.com/a/tags", "", "v0.0.0-20200104120000-{tags4:11}" },
        { "github.com/a/tags", "", "v1.0.0-20200104120000-{tags4:12}" },
        { "github.com/a/tags", "", "v1.1.0-pre.1.0.20200104120000-{tags4:12}" },
        { "github.com/a/tags", "", "v1.5.1-0.20200104120000-{tags4:12}" },
        { "github.com/a/tags", "", "v1.0.1-0.20200102120000-{tags2:12}" },
        { "github.com/a/tags", "", "v2.0.0-20200104120000-{tags4:12}" },
        { "github.com/a/tags/none", "github.com/a/tags", "v1.0.0" },
        { "github.com/a/tags/v2", "github.com/a/tags", "v2.0.0" },
        { "github.com/a/legacy", "", "v1.0.0" },
        { "github.com/a/legacy", "", "v2.0.0" },
        { "github.com/a/legacy", "", "v2.0.0+incompatible" },
        { "github.com/a/legacy", "", "v1.0.0+incompatible" },
        { "github.com/a/legacy", "", "v3.0.0" },
        { "github.com/a/legacy", "", "v3.0.0+incompatible" },
        { "github.com/a/legacy", "", "{legacy4:12}" },
        { "github.com/a/legacy", "", "main" },
        { "github.com/a/legacy/v2", "github.com/a/legacy", "v2.0.0" },
        { "github.com/a/legacy/v3", "github.com/a/legacy", "v3.0.0" },
        { "github.com/a/mono", "", "v1.0.0" },
        { "github.com/a/mono", "", "main" },
        { "github.com/a/mono", "", "future" },
        { "github.com/a/mono/v2", "github.com/a/mono", "v2.0.0" },
        { "github.com/a/mono/v2", "github.com/a/mono", "main" },
        { "github.com/a/mono/sub", "github.com/a/mono", "v0.1.0" },
        { "github.com/a/mono/sub", "github.com/a/mono", "main" },
        { "github.com/a/mono/sub/v2", "github.com/a/mono", "v2.0.0" },
        { "github.com/a/mono/sub/v3", "github.com/a/mono", "main" },
        { "github.com/a/mono/plain", "github.com/a/mono", "main" },
        { "github.com/a/empty", "", "main" },
        { "github.com/a/missing", "", "v1.0.0" },
    };

    [Theory]
    [MemberData(nameof(Revisions))]
    public void A_revision_is_the_same_version_with_the_same_files(string module, string repository, string revision)
    {
        string query = answers.Origins.FillIn(revision);
        Answer expected = answers.OfGo[$"{module}@{query}"];
        Assert.Equal(expected, answers.Ask(module, repository.Length == 0 ? module : repository, query));
    }

    /// <summary>What the content of the module cache's files is, or what went wrong.</summary>
    public sealed record Answer(string Info, string GoMod, string Sum, string Error)
    {
        public static Answer Failed(string error, string cache) => new("", "", "", error.Replace(cache, "$GOMODCACHE", StringComparison.Ordinal));
    }

    /// <summary>Both sides are asked for everything in one go, each with a module cache of its own.</summary>
    public sealed class Answers : IDisposable
    {
        private readonly ModuleFixture _mine;
        private readonly ModuleFixture _theirs;
        private readonly ModuleContext _context;
        private readonly Dictionary<string, GitRepository> _repositories = new(StringComparer.Ordinal);

        public Answers()
        {
            _mine = Origins.Fixture();
            _theirs = Origins.Fixture();
            _context = _mine.Context(Goroots.Newest, new BuildFlags());
            OfGo = AskGo();
        }

        public GitOrigins Origins { get; } = new();

        /// <summary>By module and revision, with <c>@</c> in between.</summary>
        public IReadOnlyDictionary<string, Answer> OfGo { get; }

        public void Dispose()
        {
            _mine.Dispose();
            _theirs.Dispose();
            Origins.Dispose();
        }

        public Answer Ask(string module, string repository, string query)
        {
            VersionInfo? info = null;
            try
            {
                if (!_repositories.TryGetValue(repository, out GitRepository? git))
                    _repositories[repository] = git = new GitRepository(_context, new VcsProgram(_context), "https://" + repository, _ => false);
                var found = new RepositoryModule(_context, git, ModuleLocation.Of(module, repository, ""));
                info = found.Stat(query);
                string goMod = Encoding.UTF8.GetString(found.GoMod(info.Version));
                string zip = _mine.Root + "/module.zip";
                using (FileStream file = File.Create(zip)) found.Zip(info.Version, file);
                return new Answer(Json(info), goMod, ModuleDirectoryHash.OfZip(zip), "");
            }
            catch (ModuleFetchException e)
            {
                string subject = e.StandsAlone ? "" : $"{module}@{e.Version ?? info?.Version ?? query}: ";
                return Answer.Failed(subject + e.Message, _mine.ModuleCache);
            }
        }

        private Dictionary<string, Answer> AskGo()
        {
            string[] queries = [.. Revisions.Select(r => $"{r[0]}@{Origins.FillIn((string)r[2])}")];
            string output = _theirs.Go(Goroots.Newest, ["mod", "download", "-json", .. queries]).Output;
            var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
            foreach (string query in queries)
            {
                Assert.True(reader.Read());
                answers[query] = Read(JsonElement.ParseValue(ref reader));
            }

            return answers;
        }

        private Answer Read(JsonElement json) => json.TryGetProperty("Error", out JsonElement error)
            ? Answer.Failed(error.GetString()!, _theirs.ModuleCache)
            : new Answer(
                File.ReadAllText(json.GetProperty("Info").GetString()!),
                File.ReadAllText(json.GetProperty("GoMod").GetString()!),
                json.GetProperty("Sum").GetString()!,
                "");

        /// <summary>The content of an .info file: of the origin, what can no longer change is left out.</summary>
        private static string Json(VersionInfo info)
        {
            VersionOrigin origin = info.Origin!;
            string time = info.Time!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            string subdirectory = origin.Subdirectory.Length == 0 ? "" : $",\"Subdir\":\"{origin.Subdirectory}\"";
            string reference = origin.Ref.Length == 0 || PseudoVersion.Is(info.Version) ? "" : $",\"Ref\":\"{origin.Ref}\"";
            return $"{{\"Version\":\"{info.Version}\",\"Time\":\"{time}\",\"Origin\":{{\"VCS\":\"{origin.Vcs}\",\"URL\":\"{origin.Url}\""
                + $"{subdirectory},\"Hash\":\"{origin.Hash}\"{reference}}}}}";
        }
    }
}
