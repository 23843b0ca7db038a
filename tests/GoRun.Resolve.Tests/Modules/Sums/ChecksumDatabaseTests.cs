using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums.Database;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Proxy;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Sums;

/// <summary>What is believed of a database that tells the truth, and what not of one that lies.</summary>
public sealed class ChecksumDatabaseTests : IDisposable
{
    private const string Wanted = "example.com/wanted@v1.0.0";
    private const string Lookup = "/lookup/" + Wanted;

    private readonly ModuleFixture _fixture = new();
    private readonly FakeDatabase _honest = new FakeDatabase().Grown(3).With(Wanted).Grown(1200);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_lines_of_a_version_are_found_and_kept()
    {
        ChecksumDatabase database = Connect(_honest);
        Assert.Equal([$"example.com/wanted v1.0.0 h1:zip-{Wanted}"], database.Lookup(FakeDatabase.Module(Wanted)));
        Assert.Equal([$"example.com/wanted v1.0.0/go.mod h1:mod-{Wanted}"], database.Lookup(FakeDatabase.Module(Wanted + "/go.mod")));
        Assert.Equal(
            [Lookup, "/tile/8/0/000", "/tile/8/0/004.p/180", "/tile/8/1/000.p/4"],
            _honest.Requests.Order(StringComparer.Ordinal));

        var silent = new FakeDatabase();
        Assert.Single(Connect(silent).Lookup(FakeDatabase.Module(Wanted)));
        Assert.Empty(silent.Requests);
        Assert.Equal(_honest.SignedHead(), File.ReadAllText(Latest));
        Assert.Equal(
            ["lookup/" + Wanted, "tile/8/0/000", "tile/8/0/004.p/180", "tile/8/1/000.p/4"],
            Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Cache, f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_is_asked_for_once_however_many_need_it()
    {
        ChecksumDatabase database = Connect(_honest);
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Single(database.Lookup(FakeDatabase.Module(Wanted))));
        Assert.Equal(4, _honest.Requests.Count);
    }

    [Fact]
    public void A_tree_may_grow()
    {
        Assert.Single(Connect(_honest).Lookup(FakeDatabase.Module(Wanted)));
        _honest.With("example.com/new@v1.0.0").Grown(60);
        Assert.Single(Connect(_honest).Lookup(FakeDatabase.Module("example.com/new@v1.0.0")));
        Assert.Equal(_honest.SignedHead(), File.ReadAllText(Latest));
    }

    [Fact]
    public void What_another_process_has_seen_meanwhile_is_not_forgotten()
    {
        FakeDatabase older = new FakeDatabase().Grown(3).With(Wanted);
        ChecksumDatabase slow = Connect(older);
        older.Change = (path, answer) =>
        {
            if (path == Lookup) Assert.Single(Connect(_honest).Lookup(FakeDatabase.Module(Wanted)));
            return answer;
        };
        Assert.Single(slow.Lookup(FakeDatabase.Module(Wanted)));
        Assert.Equal(_honest.SignedHead(), File.ReadAllText(Latest));
    }

    [Fact]
    public void A_forked_tree_is_shown_with_its_proof()
    {
        Assert.Single(Connect(_honest).Lookup(FakeDatabase.Module(Wanted)));
        string seen = _honest.SignedHead();
        FakeDatabase forked = new FakeDatabase().Grown(2).With("example.com/evil@v1.0.0").Grown(1300);
        GoError error = Assert.Throws<GoError>(() => Connect(forked).Lookup(FakeDatabase.Module("example.com/evil@v1.0.0")));
        Assert.StartsWith(
            $"SECURITY ERROR\ngo.sum database server misbehavior detected!\n\nold database:\n\t{Indent(seen)}\nnew database:\n\t{Indent(forked.SignedHead())}\n"
            + "proof of misbehavior:\n\t",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(seen, File.ReadAllText(Latest));
    }

    [Fact]
    public void Two_trees_of_one_size_are_a_fork()
    {
        FakeDatabase one = new FakeDatabase().With(Wanted, "example.com/a@v1.0.0");
        FakeDatabase other = new FakeDatabase().With(Wanted, "example.com/b@v1.0.0");
        Assert.Single(Connect(one).Lookup(FakeDatabase.Module(Wanted)));
        GoError error = Assert.Throws<GoError>(() => Connect(other).Lookup(FakeDatabase.Module("example.com/b@v1.0.0")));
        Assert.Contains("proof of misbehavior", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_by_another_key_counts_for_nothing()
    {
        _honest.Signer = new NoteSigner(FakeDatabase.Name, new Ed25519Key(new byte[32]));
        Refused(_honest, "reading tree note: note has no verifiable signatures\nnote:\ngo.sum database tree\n");
    }

    [Fact]
    public void A_damaged_signature_is_told()
    {
        _honest.Change = (path, answer) => path == Lookup ? Replace(answer, "go.sum database tree\n1204\n", "go.sum database tree\n1203\n") : answer;
        Refused(_honest, "reading tree note: invalid signature for key sum.example.com/db+");
    }

    [Fact]
    public void A_changed_record_is_not_in_the_tree()
    {
        _honest.Change = (path, answer) => path == Lookup ? Replace(answer, "h1:zip-", "h1:evil-") : answer;
        Refused(_honest, "cannot authenticate record data in server response");
    }

    [Theory]
    [InlineData(4, "cannot authenticate record data in server response")]
    [InlineData(1204, "cannot validate record 1204 in tree of size 1204")]
    [InlineData(-1, "malformed record data")]
    public void A_record_is_not_where_it_is_said_to_be(int id, string problem)
    {
        _honest.Change = (path, answer) => path == Lookup ? Replace(answer, "3\n", $"{id}\n") : answer;
        Refused(_honest, problem);
    }

    [Theory]
    [InlineData("/tile/8/0/000")]
    [InlineData("/tile/8/0/004.p/180")]
    [InlineData("/tile/8/1/000.p/4")]
    public void A_changed_tile_is_not_of_the_tree(string changed)
    {
        _honest.Change = (path, answer) => path == changed ? [.. answer[..^1], (byte)(answer[^1] ^ 1)] : answer;
        Refused(_honest, "downloaded inconsistent tile");
        Assert.False(File.Exists($"{Cache}{changed}"));
    }

    [Fact]
    public void A_truncated_tile_is_of_no_use()
    {
        _honest.Change = (path, answer) => path == "/tile/8/0/000" ? answer[..(100 * ContentHash.Size)] : answer;
        Refused(_honest, "TileReader returned bad result slice (tile/8/0/000 len=3200, want 8192)");
    }

    [Fact]
    public void A_tile_that_is_full_by_now_does_for_one_that_was_not()
    {
        var full = new FakeDatabase().Grown(3).With(Wanted).Grown(1300);
        _honest.Change = (path, answer) => path == "/tile/8/0/004.p/180" ? throw new ModuleFetchException("gone", notFound: true) : answer;
        var server = new Redirected(path => path == "/tile/8/0/004" ? full.Get(path) : _honest.Get(path));
        Assert.Single(Connect(server).Lookup(FakeDatabase.Module(Wanted)));
    }

    [Fact]
    public void What_is_no_record_is_said_to_be_none()
    {
        _honest.Change = (path, answer) => path == Lookup ? "<html></html>\n"u8.ToArray() : answer;
        Refused(_honest, "malformed record data");
    }

    [Fact]
    public void An_unknown_module_is_told_with_the_answer_of_the_server() => Assert.Equal(
        "example.com/none@v1.0.0/go.mod: reading /lookup/example.com/none@v1.0.0: 404 Not Found",
        Assert.Throws<ModuleFetchException>(() => Connect(_honest).Lookup(FakeDatabase.Module("example.com/none@v1.0.0/go.mod"))).Message);

    [Fact]
    public void A_stored_head_that_is_not_signed_stops_everything()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Latest)!);
        File.WriteAllText(Latest, "something else\n");
        Refused(_honest, "initializing sumdb.Client: reading tree note: malformed note\nnote:\nsomething else\n");
        Assert.Empty(_honest.Requests);
    }

    private string Latest => $"{Env["GOPATH"]}/pkg/sumdb/{FakeDatabase.Name}/latest";

    private string Cache => $"{_fixture.ModuleCache}/cache/download/sumdb/{FakeDatabase.Name}";

    private GoEnv Env => _fixture.Env(Toolchains.Newest.Root);

    private ChecksumDatabase Connect(IDatabaseServer server) => new(
        VerifierKey.Parse(new FakeDatabase().Signer.VerifierKey),
        server,
        new DatabaseFiles(_fixture.Context(Toolchains.Newest.Root, new BuildFlags()), FakeDatabase.Name));

    private void Refused(FakeDatabase database, string problem)
    {
        ModuleFetchException error = Assert.Throws<ModuleFetchException>(() => Connect(database).Lookup(FakeDatabase.Module(Wanted)));
        Assert.StartsWith($"{Wanted}: {problem}", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Cache + Lookup));
    }

    private static byte[] Replace(byte[] answer, string old, string by)
    {
        string text = Encoding.UTF8.GetString(answer);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text[..at] + by + text[(at + old.Length)..]);
    }

    private static string Indent(string note) => note.Replace("\n", "\n\t", StringComparison.Ordinal);

    private sealed class Redirected(Func<string, byte[]> get) : IDatabaseServer
    {
        public byte[] Get(string path) => get(path);
    }
}
