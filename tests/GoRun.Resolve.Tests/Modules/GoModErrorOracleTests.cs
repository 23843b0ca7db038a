using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What is said about a go.mod that is wrong, compared with the real go.</summary>
public sealed class GoModErrorOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Files =>
    [
        "",
        "go 1.24\n",
        "module example.com/m\nmodule example.com/n\n",
        "module\n",
        "module a b\n",
        "module \"example.com/m\"\ngo 1.24\ngo 1.24\n",
        "module 'x'\n",
        "module `x`\n",
        "module \"a\\q\"\n",
        "module \"a\n",
        "module \"a",
        "module example.com/m // comment\n/* no */\n",
        "module example.com/m/* no */\n",
        "module example.com/m\nfoo bar\nbaz (\n\tx\n)\n",
        "module example.com/m\nrequire (\n\texample.com/x v1.0.0\n",
        "module example.com/m\nrequire (\n\texample.com/x v1.0.0\n) x\n",
        "module example.com/m\nrequire example.com/x\n",
        "module example.com/m\nrequire (\n\texample.com/x\n\texample.com/y v1.0.0 z\n)\n",
        "module example.com/m\nrequire example.com/x \"v1\n",
        "module example.com/m\nrequire example.com/x v2.0.0\n",
        "module example.com/m\nrequire example.com/x/v2 v1.0.0\n",
        "module example.com/m\nrequire example.com/x/v1 v1.0.0\n",
        "module example.com/m\nrequire gopkg.in/yaml v1.0.0\n",
        "module example.com/m\nrequire gopkg.in/yaml.v2 v3.0.0\n",
        "module example.com/m\ngo 1\n",
        "module example.com/m\ngo 1.024\n",
        "module example.com/m\ngo 1.24 1.25\n",
        "module example.com/m\ngo v1.24\n",
        "module example.com/m\ngo 1.99\n",
        "module example.com/m\ngo 1.99\nfuture stuff\n",
        "module example.com/m\ntoolchain 1.24\n",
        "module example.com/m\ntoolchain go1.24.0\ntoolchain go1.24.0\n",
        "module example.com/m\ntoolchain\n",
        "module example.com/m\nreplace example.com/x\n",
        "module example.com/m\nreplace example.com/x => y\n",
        "module example.com/m\nreplace example.com/x => y@v1.0.0\n",
        "module example.com/m\nreplace example.com/x => ../y v1.0.0\n",
        "module example.com/m\nreplace example.com/x => ..\\y\n",
        "module example.com/m\nreplace example.com/x/v1 => ../y\n",
        "module example.com/m\nreplace example.com/x v2.0.0 => ../y\n",
        "module example.com/m\nexclude example.com/x\n",
        "module example.com/m\nretract\n",
        "module example.com/m\nretract [v1.0.0\n",
        "module example.com/m\nretract [v1.0.0, v1.1.0\n",
        "module example.com/m\nretract v1.0.0 x\n",
        "module example.com/m\nretract [ v1.0.0 v1.1.0 ]\n",
        "retract v1.0.0\n",
        "module example.com/m\ntool\n",
        "module example.com/m\ntool a b\n",
        "module example.com/m\nignore\n",
        "module example.com/m\nignore (\n\t./x\n)\nfoo\n",
        "module example.com/m\ngodebug x\n",
        "module example.com/m\ngodebug default=go1.99\n",
        "module example.com/m\ngodebug default=1.20\n",
        "module example.com/m\ngodebug (\n\tdefault=x\n\tdefault=y\n)\n",
        "module example.com/m\ngodebug \"a=b\"\n",
        "module example.com/m\ngodebug (\n\tnone=1\n\tpanicnil=1\n\tother=1\n)\n",
        "module example.com/m\ngodebug x509sha1=1\n",
        "module example.com/m\ngodebug asynctimerchan=2\n",
        "module example.com/m\ngodebug asynctimerchan=0\n",
        "module example.com/m\nrequire () x\n",
        "module example.com/m\nx ( y\n",
        "module example.com/m\n\u0001\n",
        "module example.com/m\nrequire\u00a0x\n",
        "module example.com/m\v\n",
        "module example.com/m\nrequire (\n) // x\n\u00e9t\u00e9 x\n",
        "module /x\n",
        "module example.com//x\n",
        "module example.com/x y (\n)\n",
        "module example.com/m\ntool example.com/a@b\n",
    ];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_is_reported_as_go_does(string content)
    {
        _fixture.Write("go.mod", content);
        foreach (string goroot in Goroots.Ends) ModuleScenario.CompareErrors(_fixture, goroot, "example.com/not/there");
    }

    [Fact]
    public void A_file_named_by_the_flag_is_reported_under_its_name()
    {
        _fixture.Write("go.mod", "module example.com/m\n");
        _fixture.Write("other.mod", "module example.com/m\nfoo\n");
        foreach (string goroot in Goroots.Ends)
            ModuleScenario.CompareErrors(_fixture, goroot, "example.com/not/there", "-modfile=other.mod");
    }

    [Fact]
    public void A_module_cannot_have_the_name_of_the_go_line()
    {
        _fixture.Write("go.mod", "module go\n");
        ModuleScenario.CompareErrors(_fixture, Goroots.Newest, "example.com/not/there");
    }
}
