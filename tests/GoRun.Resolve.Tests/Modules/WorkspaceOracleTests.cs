using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What is said about go.work and its modules, compared with the real go. The working directory is a module of the workspace.</summary>
public sealed class WorkspaceOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("go 1.24\nuse . ./b\nfoo x\nrequire x v1\nreplace x => y\nmodule (\n\tx\n)\ngo 1.24\ntoolchain 3\ngodebug x\nuse\nuse \"a\n")]
    [InlineData("go 1.24\nuse . ./b\nfoo x\nrequire x v1\nreplace x => y\nmodule (\n\tx\n)\ngo 1.24\ntoolchain 3\ngodebug x\nuse \"a\\x\"\n")]
    [InlineData("go 1.24\nuse (\n\t.\n\t./b/\n\tb\n)\n")]
    [InlineData("go 1.24\nuse .\nuse ./gone\nuse ./also/gone\n")]
    [InlineData("go 1.24\nuse .\nuse ./copy\n")]
    [InlineData("go 1.24\nuse .\nuse ./broken\nuse ./nameless\nuse ./badpath\n")]
    [InlineData("go 1.99\nuse .\n")]
    [InlineData("go 1.24\nuse .\ngodebug nosuch=1\ngodebug nosuch=2\n")]
    [InlineData("use .\n")]
    [InlineData("go 1.23\nuse .\n")]
    [InlineData("go 1.24\nuse .\nuse ./toonew\n")]
    [InlineData("go 1.24\nuse .\nreplace example.com/m => ./b\n")]
    [InlineData("go 1.24\nuse .\nreplace example.com/z v1.0.0 => ./b\nreplace example.com/z v1.0.0 => ./copy\n")]
    [InlineData("go 1.24\n")]
    public void A_file_that_is_not_in_order(string work)
    {
        WriteModules();
        _fixture.Write("go.work", work);
        Compare("example.com/m/nothing");
    }

    [Fact]
    public void Replacements_that_contradict_each_other()
    {
        WriteModules();
        _fixture.Write("go.work", "go 1.24\nuse .\nuse ./b\n");
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nreplace example.com/z => ./copy\n");
        _fixture.Write("b/go.mod", "module example.com/b\n\ngo 1.24\nreplace example.com/z => ../copy\n");
        Compare("example.com/nothing");
        _fixture.Write("b/go.mod", "module example.com/b\n\ngo 1.24\nreplace example.com/z => ./copy\n");
        Compare("example.com/nothing");
        _fixture.Write("go.work", "go 1.24\nuse .\nuse ./b\nreplace example.com/z => ./copy\n");
        Compare("example.com/nothing");
    }

    [Fact]
    public void A_package_is_not_to_be_had()
    {
        WriteModules();
        _fixture.Write("go.work", "go 1.24\nuse .\nuse ./b\n");
        Compare("example.com/nothing");
        Compare("example.com/b/nothing");
        Compare("foo/bar");
        Compare("example.com/nothing", "-mod=readonly");
        Compare("example.com/nothing", "-modfile=other.mod");
        _fixture.Write("vendor/modules.txt", "");
        Compare("example.com/nothing");
    }

    [Theory]
    [InlineData("require example.com/x v1.0.0\n", "require example.com/x v1.0.0\n", "", "# example.com/x v1.0.0\n## explicit\nexample.com/x\n")]
    [InlineData("require example.com/x v1.0.0\n", "require example.com/x v1.1.0\n", "", "# example.com/x v1.0.0\n## explicit\nexample.com/x\n")]
    [InlineData("replace example.com/x => ./x\n", "replace example.com/x => ../x\n", "", "# example.com/x => ./x\n")]
    [InlineData("replace example.com/x => ./x\n", "", "", "# example.com/x => ./y\n# example.com/z => ./y\n")]
    [InlineData("replace example.com/x => ./x\n", "", "replace example.com/y v1.0.0 => ./b\n", "")]
    [InlineData("", "", "", "# example.com/x v1.0.0\n## explicit\nexample.com/x\n")]
    public void Vendor_is_compared_with_all_files(string own, string other, string work, string listed)
    {
        WriteModules();
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n" + own);
        _fixture.Write("b/go.mod", "module example.com/b\n\ngo 1.24\n" + other);
        _fixture.Write("go.work", "go 1.24\nuse .\nuse ./b\n" + work);
        _fixture.Write("vendor/modules.txt", "## workspace\n" + listed);
        _fixture.Write("vendor/example.com/hidden/x.go", "package x\n");
        Compare("example.com/hidden");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_build_list_is_go_s(string goroot)
    {
        Add("a", "v1.0.0", "1.16", "b v1.0.0", "c v1.0.0");
        Add("a", "v1.1.0", "1.20", "b v1.1.0", "d v1.2.0");
        Add("b", "v1.0.0", "1.20", "c v1.1.0");
        Add("b", "v1.1.0", "1.22", "c v1.2.0", "e v1.0.0");
        Add("c", "v1.0.0", "1.20", "f v1.0.0");
        Add("c", "v1.1.0", "1.16", "f v1.0.0");
        Add("c", "v1.2.0", "1.20", "f v1.1.0", "d v1.2.0");
        Add("d", "v1.2.0", "1.20", "a v1.1.0");
        Add("e", "v1.0.0", "1.16", "c v1.1.0", "d v1.2.0");
        Add("f", "v1.0.0", "1.16");
        Add("f", "v1.1.0", "1.20", "a v1.0.0");
        _fixture.Write("go.work.sum", string.Concat(_fixture.SumLines.Select(l => l + "\n")));
        WriteModules();

        CompareBuildList(goroot, ["b v1.0.0"], ["c v1.0.0"]);
        CompareBuildList(goroot, ["b v1.0.0"], ["c v1.2.0"]);
        CompareBuildList(goroot, ["c v1.0.0", "f v1.0.0"], ["b v1.1.0"]);
        CompareBuildList(goroot, ["a v1.0.0"], ["d v1.2.0", "w v1.0.0"]);
        CompareBuildList(goroot, ["b v1.0.0\nexclude example.com/c v1.1.0"], ["w v1.3.0"]);
    }

    private void WriteModules()
    {
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        _fixture.Write("b/go.mod", "module example.com/b\n");
        _fixture.Write("b/b.go", "package b\n");
        _fixture.Write("copy/go.mod", "module example.com/m\n");
        _fixture.Write("broken/go.mod", "module example.com/broken\nfoo\n");
        _fixture.Write("nameless/go.mod", "go 1.24\n");
        _fixture.Write("badpath/go.mod", "module example..com/!!\n");
        _fixture.Write("toonew/go.mod", "module example.com/toonew\ngo 1.99\n");
    }

    private void Compare(string import, params string[] flags)
    {
        foreach (string goroot in Goroots.All) ModuleScenario.CompareErrors(_fixture, goroot, import, flags);
    }

    private void Add(string name, string version, string goVersion, params string[] requirements)
    {
        string goMod = $"module example.com/{name}\ngo {goVersion}\n{Lines(requirements)}";
        _fixture.AddModule($"example.com/{name}", version, ("go.mod", goMod), ("x.go", $"package {name}\n"));
    }

    private static string Lines(string[] requirements) => string.Concat(requirements.Select(r => $"require example.com/{r}\n"));

    private void CompareBuildList(string goroot, string[] first, string[] second)
    {
        _fixture.Write("go.work", "go 1.24\nuse ./second\nuse .\n");
        _fixture.Write("go.mod", $"module example.com/z\n\ngo 1.24\n{Lines(first)}");
        _fixture.Write("second/go.mod", $"module example.com/w\n\ngo 1.20\n{Lines(second)}");
        ModuleScenario.CompareLists(_fixture, goroot, "all");
    }
}
