namespace GoRun.Oracle.Tests.Modules;

/// <summary>What <c>list -m</c> prints where the network is asked, compared with the real go.</summary>
public sealed class ModuleListingTests(NewestProxy proxy) : ComparedModules(proxy), IClassFixture<NewestProxy>
{
    private const string Quote = """
        -- go.mod --
        module example.com/m

        go 1.21

        require (
        	rsc.io/quote v1.5.1
        	rsc.io/sampler v1.3.0 // indirect
        	golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c // indirect
        )

        """;

    [Fact]
    public void A_version_is_what_the_query_means() => CompareAll(
        Quote,
        List("-json", "rsc.io/quote@latest", "rsc.io/quote@v1.5.3-pre1"),
        List("rsc.io/quote@v1", "rsc.io/quote@v1.2", "rsc.io/quote@<v1.5.1", "rsc.io/quote@>=v1.2.1", "rsc.io/quote@dd9747d", "rsc.io/quote/v3@v3"),
        List("rsc.io/quote@upgrade", "rsc.io/quote@patch", "rsc.io/sampler@patch", "example.com/m@upgrade", "rsc.io/QUOTE@upgrade"),
        List("-json=Path,Version,Query,Time,Nothing", "example.com/notags@latest", "go@1.21", "toolchain@go1.21.0", "rsc.io/quote@v1.5.2+meta"),
        List("-json=GoVersion,Sum", "rsc.io/quote", "example.com/retract@latest"),
        List("rsc.io/quote@v1.999.0", "rsc.io/quote@v7", "example.com/nowhere@latest", "bad/path@latest", "rsc.io/quote@<v1.x", "rsc.io/fortune@patch"),
        List("rsc.io/quote@nobranch", "std@v1", "rsc.io/nothing@v1.0.0", "rsc.io/quote@"));

    [Fact]
    public void Authors_and_sources_are_asked_what_they_have() => CompareAll(
        Quote,
        List("-versions", "rsc.io/quote", "rsc.io/sampler", "example.com/retract", "rsc.io/unknown/x"),
        List("-versions", "-json", "example.com/retract/self/prev", "example.com/retract@v1.0.0-bad"),
        List("-retracted", "example.com/retract@v1.0.0-bad", "example.com/retract/rationale@v1.0.0-multiline1"),
        List("-retracted", "-versions", "example.com/retract"),
        List("-u", "all"),
        List("-u", "-json", "rsc.io/quote", "rsc.io/sampler"),
        List("-u", "example.com/deprecated/a@v1.0.0", "example.com/undeprecated@v1.0.0"),
        List("-u", "-versions", "example.com/deprecated/a"),
        ["list", "-u", "."],
        ["list", "-versions", "."],
        List("-u", "example.com/m", "rsc.io/nothing@v1.0.0"));

    [Fact]
    public void What_go_mod_excludes_and_replaces_counts() => CompareAll(
        """
        -- go.mod --
        module example.com/m

        go 1.21

        require (
        	example.com/retract v1.0.0-bad
        	example.com/deprecated/a v1.0.0
        	rsc.io/quote v1.5.2
        	rsc.io/sampler v1.3.0 // indirect
        	golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c // indirect
        )

        exclude rsc.io/quote v1.5.2
        exclude rsc.io/quote v1.5.1
        replace example.com/retract v1.0.0-bad => rsc.io/sampler v1.2.0
        replace example.com/deprecated/a => ./a
        replace example.com/nowhere v1.2.3 => ./a
        -- a/go.mod --
        module example.com/deprecated/a

        """,
        List("-mod=mod", "rsc.io/quote@latest"),
        List("-mod=mod", "-u", "all"),
        List("-mod=mod", "-versions", "all"),
        List("-mod=mod", "-retracted", "-json", "all"),
        List("-mod=mod", "-json", "example.com/nowhere@latest", "example.com/nowhere@v1.2.3", "rsc.io/quote@v1.5.2"),
        List("all"));

    [Fact]
    public void Without_a_main_module_versions_can_be_asked_for() => CompareAll(
        "-- x.txt --\n",
        List("-json", "rsc.io/quote@latest"),
        List("-versions", "rsc.io/quote", "rsc.io/sampler"),
        List("rsc.io/quote@upgrade"),
        List("rsc.io/quote"),
        List("-versions", "all"));

    [Fact]
    public void From_vendor_nothing_can_be_asked() => CompareAll(
        "-- go.mod --\nmodule example.com/m\ngo 1.21\n-- vendor/modules.txt --\n",
        List("rsc.io/quote@latest"),
        List("-versions", "example.com/m"),
        List("-u", "example.com/m"),
        List("-retracted"),
        List("-mod=vendor", "rsc.io/quote@v1.5.2", "rsc.io/quote", "example.com/m"));

    [Theory]
    [InlineData("1.17")]
    [InlineData("1.16")]
    public void A_requirement_that_another_exceeds_is_raised_where_it_may_be(string go) => CompareAll(
        $"-- go.mod --\nmodule example.com/m\ngo {go}\nrequire (\n\trsc.io/quote v1.5.2\n\trsc.io/sampler v1.2.1 // old\n)\n",
        List("rsc.io/quote", "rsc.io/quote@v1.999.0"),
        List("all"),
        List("-mod=mod", "rsc.io/quote"),
        List("-mod=mod", "-u", "all"),
        List("-mod=mod", "-json", "all"),
        List("all"));

    [Fact]
    public void What_is_nowhere_is_told_for_each_module() => CompareAll(
        "-- go.mod --\nmodule example.com/m\ngo 1.21\nrequire rsc.io/quote v1.999.0\nrequire rsc.io/sampler v1.2.0\nrequire example.com/nowhere v1.0.0\n",
        List("all"),
        List("rsc.io/quote", "rsc.io/sampler", "rsc.io/else"),
        List("-mod=mod", "all"),
        List("-mod=mod", "rsc.io/sampler", "rsc.io/else@upgrade"));

    [Fact]
    public void A_workspace_keeps_what_it_has_learned() => CompareAll(
        "-- go.work --\ngo 1.21\nuse ./a\nuse ./b\n"
            + "-- a/go.mod --\nmodule example.com/a\ngo 1.21\nrequire rsc.io/quote v1.5.2\n"
            + "-- b/go.mod --\nmodule example.com/b\ngo 1.21\nrequire rsc.io/sampler v1.2.1\n",
        List("all"),
        List("-json", "rsc.io/quote@v1.5.1", "rsc.io/sampler", "example.com/b"));

    [Fact]
    public void A_found_module_that_cannot_be_used_is_told_with_its_importers() => Compare(
        "-- go.mod --\nmodule example.com/m\ngo 1.21\n-- m.go --\npackage m\n\nimport _ \"example.com/m/a\"\n"
            + "-- a/a.go --\npackage a\n\nimport _ \"example.com/badchain/c\"\n",
        "list", "-mod=mod", ".");

    private static string[] List(params string[] words) => ["list", "-m", .. words];
}
