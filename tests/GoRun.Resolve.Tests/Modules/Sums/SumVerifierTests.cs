using System.Collections.Frozen;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Sums;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules.Sums;

/// <summary>go.sum first, the database behind it; nothing is written unless asked for.</summary>
public sealed class SumVerifierTests : IDisposable
{
    private const string Listed = "example.com/listed@v1.0.0";
    private const string Other = "example.com/other@v1.0.0";

    private readonly ModuleFixture _fixture = new();
    private readonly FakeDatabase _database = new FakeDatabase().With(Listed, Other);

    public SumVerifierTests() => _fixture.With("GOSUMDB", _database.Signer.VerifierKey);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void What_is_listed_is_not_looked_up()
    {
        SumVerifier sums = WithFile(Line(Listed, $"h1:zip-{Listed}"));
        sums.Verify(FakeDatabase.Module(Listed), $"h1:zip-{Listed}");
        Assert.True(sums.Has(FakeDatabase.Module(Listed)));
        Assert.False(sums.Has(FakeDatabase.Module(Other)));
        Assert.Empty(_database.Requests);
    }

    [Fact]
    public void Another_sum_than_the_listed_one_ends_everything()
    {
        SumVerifier sums = WithFile(Line(Listed, "h1:listed"));
        Assert.Equal(
            $"""
            verifying {Listed}: checksum mismatch
            {'\t'}downloaded: h1:zip-{Listed}
            {'\t'}go.sum:     h1:listed

            SECURITY ERROR
            This download does NOT match an earlier download recorded in go.sum.
            The bits may have been replaced on the origin server, or an attacker may
            have intercepted the download attempt.

            For more information, see 'go help module-auth'.
            """,
            Assert.Throws<GoError>(() => sums.Verify(FakeDatabase.Module(Listed), $"h1:zip-{Listed}")).Message);
    }

    [Fact]
    public void What_is_not_listed_must_be_what_the_database_says()
    {
        SumVerifier sums = WithFile("");
        sums.Verify(FakeDatabase.Module(Other), $"h1:zip-{Other}");
        string message = Assert.Throws<ModuleFetchException>(() => sums.Verify(FakeDatabase.Module(Listed + "/go.mod"), "h1:evil")).Message;
        Assert.StartsWith(
            $"verifying go.mod: checksum mismatch\n\tdownloaded: h1:evil\n\t{FakeDatabase.Name}: h1:mod-{Listed}\n\nSECURITY ERROR\n"
            + "This download does NOT match the one reported by the checksum server.\n",
            message,
            StringComparison.Ordinal);

        // Listed, so that it is not asked for again; but not in the file, so that go.sum still lacks it.
        int requests = _database.Requests.Count;
        sums.Verify(FakeDatabase.Module(Other), $"h1:zip-{Other}");
        Assert.False(sums.Has(FakeDatabase.Module(Other)));
        Assert.Equal(requests, _database.Requests.Count);
        Assert.Equal("", File.ReadAllText(SumFile));
    }

    [Fact]
    public void An_answer_to_another_question_is_none()
    {
        _database.Change = (path, answer) => path.StartsWith("/lookup/", StringComparison.Ordinal)
            ? _database.Record(0, $"{Listed.Replace('@', ' ')} h1:zip-{Listed}\n{Listed.Replace('@', ' ')}/go.mod h1:mod-{Listed}\n")
            : answer;
        string message = Assert.Throws<ModuleFetchException>(() => WithFile("").Verify(FakeDatabase.Module(Other), "h1:x")).Message;
        Assert.StartsWith(
            "verifying module: checksum missing from sumdb response\n\nSECURITY ERROR\nThis download does NOT match one reported by",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_go_sum_the_database_has_the_word()
    {
        SumVerifier sums = Verifier(SumFiles.None);
        Assert.True(sums.Has(FakeDatabase.Module(Other)));
        sums.Verify(FakeDatabase.Module(Other), $"h1:zip-{Other}");
        Assert.Throws<ModuleFetchException>(() => sums.Verify(FakeDatabase.Module(Other), "h1:evil"));
        sums.Save(Set(Other));
        Assert.False(File.Exists(SumFile));
    }

    [Theory]
    [InlineData("GONOSUMDB", "example.org,*.com/oth*", Other, false)]
    [InlineData("GONOSUMDB", "example.com/ot", Other, true)]
    [InlineData("GOPRIVATE", "example.com", Other, false)]
    [InlineData("GOSUMDB", "off", Other, false)]
    [InlineData("GONOSUMCHECK", "1", Other, true)]
    [InlineData("GOSUMDB", "off", "golang.org/toolchain@v0.0.1-go1.27.0.linux-amd64", true)]
    [InlineData("GONOSUMDB", "golang.org", "golang.org/toolchain@v0.0.1-go1.27.0.linux-amd64", true)]
    [InlineData("GOPROXY", "file:///proxy|direct", "golang.org/toolchain@v0.0.1-go1.27.0.linux-amd64", true)]
    public void Settings_say_what_is_looked_up(string name, string value, string module, bool lookedUp)
    {
        _fixture.With(name, value);
        SumVerifier sums = Verifier(SumFiles.None);
        if (lookedUp) Assert.Throws<ModuleFetchException>(() => sums.Verify(FakeDatabase.Module(module), "h1:evil"));
        else sums.Verify(FakeDatabase.Module(module), "h1:evil");
    }

    [Fact]
    public void A_toolchain_from_a_folder_of_this_machine_is_believed()
    {
        _fixture.With("GOPROXY", "file:///proxy").With("GOSUMDB", "off");
        Verifier(SumFiles.None).Verify(FakeDatabase.Module("golang.org/toolchain@v0.0.1-go1.27.0.linux-amd64"), "h1:any");
    }

    [Theory]
    [InlineData("off", "checksum database disabled by GOSUMDB=off")]
    [InlineData(" ", "missing GOSUMDB")]
    [InlineData("a b c", "invalid GOSUMDB: too many fields")]
    [InlineData("sum.example.com", "invalid GOSUMDB: malformed verifier id")]
    [InlineData("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn9", "invalid GOSUMDB: invalid verifier hash")]
    public void A_setting_that_names_no_database_is_told(string setting, string problem)
    {
        _fixture.With("GOSUMDB", setting);
        ModuleVersion toolchain = FakeDatabase.Module("golang.org/toolchain@v0.0.1-go1.27.0.linux-amd64");
        Assert.Equal($"verifying module: {problem}", Assert.Throws<ModuleFetchException>(() => Verifier(SumFiles.None).Verify(toolchain, "h1:x")).Message);
    }

    [Fact]
    public void New_sums_are_written_in_order_and_only_where_they_are_needed()
    {
        const string newer = "example.com/listed@v1.10.0";
        _database.With(newer);
        string[] old = [Line("z.org/z@v1.0.0", "h1:z"), Line("a.org/a@v1.0.0/go.mod", "h1:a"), "\n", Line("a.org/a@v1.0.0", "h9:future")];
        SumVerifier sums = WithFile(string.Concat(old));
        foreach (string module in new[] { newer, Other, Listed }) Use(sums, module);

        // Another process adds something meanwhile.
        File.AppendAllText(SumFile, Line("m.org/m@v1.0.0", "h1:m"));
        Assert.True(sums.IsChanged(Set(newer)));
        sums.Save(Set(newer, newer + "/go.mod", Listed + "/go.mod"));
        Assert.Equal(
            string.Concat(
                Line("a.org/a@v1.0.0", "h9:future"),
                Line("a.org/a@v1.0.0/go.mod", "h1:a"),
                Line(Listed + "/go.mod", $"h1:mod-{Listed}"),
                Line(newer, $"h1:zip-{newer}"),
                Line(newer + "/go.mod", $"h1:mod-{newer}"),
                Line("m.org/m@v1.0.0", "h1:m"),
                Line("z.org/z@v1.0.0", "h1:z")),
            File.ReadAllText(SumFile));
        Assert.True(sums.Has(FakeDatabase.Module(newer)));
        Assert.False(sums.IsChanged(Set(newer)));
    }

    [Fact]
    public void Nothing_is_written_where_nothing_is_new()
    {
        string text = Line("z.org/z@v1.0.0", "h1:z") + Line(Listed, $"h1:zip-{Listed}");
        SumVerifier sums = WithFile(text);
        sums.Verify(FakeDatabase.Module(Listed), $"h1:zip-{Listed}");
        Use(sums, Other);
        sums.Save(Set(Listed));
        Assert.Equal(text, File.ReadAllText(SumFile));
    }

    [Fact]
    public void A_workspace_reads_all_and_writes_one()
    {
        _fixture.Write("a/go.sum", Line(Listed, $"h1:zip-{Listed}"));
        _fixture.Write("go.work.sum", Line("z.org/z@v1.0.0", "h1:z"));
        SumVerifier sums = Verifier(SumFiles.OfWorkspace($"{_fixture.Root}/go.work", [$"{_fixture.Root}/a/go.mod", $"{_fixture.Root}/b/go.mod"]));
        Assert.True(sums.Has(FakeDatabase.Module(Listed)));
        Use(sums, Other);
        sums.Verify(FakeDatabase.Module(Listed), $"h1:zip-{Listed}");
        sums.Save(Set(Other, Listed));
        Assert.Equal(
            Line(Other, $"h1:zip-{Other}") + Line("z.org/z@v1.0.0", "h1:z"),
            File.ReadAllText(_fixture.Root + "/go.work.sum"));
        Assert.StartsWith(
            $"verifying {Listed}: checksum mismatch\n\tdownloaded: h1:evil\n\t{_fixture.Root}/a/go.sum:     h1:zip-{Listed}\n",
            Assert.Throws<GoError>(() => sums.Verify(FakeDatabase.Module(Listed), "h1:evil")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_too_much_in_it_is_refused()
    {
        SumVerifier sums = WithFile("\n" + Line(Listed, "h1:a b"));
        Assert.Equal(
            $"malformed go.sum:\n{SumFile}:2: wrong number of fields 4",
            Assert.Throws<GoError>(() => sums.Has(FakeDatabase.Module(Listed))).Message);
    }

    private string SumFile => _fixture.Root + "/go.sum";

    private static void Use(SumVerifier sums, string module)
    {
        sums.Verify(FakeDatabase.Module(module), $"h1:zip-{module}");
        sums.Verify(FakeDatabase.Module(module + "/go.mod"), $"h1:mod-{module}");
    }

    private static string Line(string module, string hash) => $"{module.Replace('@', ' ')} {hash}\n";

    private static FrozenSet<ModuleVersion> Set(params IEnumerable<string> modules) => modules.Select(FakeDatabase.Module).ToFrozenSet();

    private SumVerifier WithFile(string content)
    {
        _fixture.Write("go.sum", content);
        return Verifier(SumFiles.OfModule(_fixture.Root + "/go.mod"));
    }

    private SumVerifier Verifier(SumFiles files)
    {
        ModuleContext context = _fixture.Context(Toolchains.Newest.Root, new BuildFlags());
        return new SumVerifier(context, files, new SumDatabaseRules(context, _ => _database));
    }
}
