using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>The build list, compared with <c>go list -m -json all</c>.</summary>
public sealed class BuildListOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_build_list_is_go_s(string goroot)
    {
        Add("a", "v1.0.0", "1.16", "b v1.0.0", "c v1.0.0");
        Add("a", "v1.1.0", "1.20", "b v1.1.0", "d v1.2.0");
        Add("b", "v1.0.0", "", "c v1.1.0");
        Add("b", "v1.1.0", "1.22", "c v1.2.0", "e v1.0.0");
        Add("c", "v1.0.0", "1.21.0");
        Add("c", "v1.1.0", "1.16", "f v1.0.0");
        Add("c", "v1.2.0", "1.20", "f v1.1.0");
        Add("d", "v1.2.0", "1.16", "a v1.1.0", "m v1.0.0");
        Add("e", "v1.0.0", "1.16", "c v1.1.0", "d v1.2.0");
        Add("f", "v1.0.0", "1.16");
        Add("f", "v1.1.0", "1.20", "a v1.0.0");
        _fixture.WriteGoSum();
        _fixture.Write("../local/go.mod", "module local\n\ngo 1.18\nrequire example.com/c v1.1.0\n");

        Compare(goroot, "1.16", "a v1.1.0", "b v1.1.0", "c v1.2.0", "d v1.2.0", "e v1.0.0", "f v1.1.0");
        Compare(goroot, "1.24", "a v1.0.0");
        Compare(goroot, "1.24", "a v1.1.0");
        Compare(goroot, "1.24", "b v1.1.0");
        Compare(goroot, "1.24", "e v1.0.0", "f v1.0.0");
        Compare(goroot, "1.24\nexclude example.com/c v1.1.0", "b v1.0.0");
        Compare(goroot, "1.24\nreplace example.com/b => ../local", "b v1.0.0");
        Compare(goroot, "1.24\nreplace example.com/b v1.0.0 => example.com/b v1.1.0\nreplace example.com/b => ../local", "b v1.0.0");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Modules_are_listed_as_go_lists_them(string goroot)
    {
        Add("a", "v1.0.0", "1.20", "b v1.0.0", "c v1.0.0");
        Add("b", "v1.0.0", "1.16");
        Add("c", "v1.0.0", "1.21.0");
        _fixture.SumLines.RemoveAll(l => l.StartsWith("example.com/c v1.0.0 ", StringComparison.Ordinal));
        _fixture.WriteGoSum();
        File.Delete(_fixture.ModuleCache + "/cache/download/example.com/b/@v/v1.0.0.ziphash");
        _fixture.Write("../local/go.mod", "module local\n\ngo 1.18\n");
        _fixture.Write(
            "go.mod",
            "module example.com/m\n\ngo 1.24\nrequire example.com/a v1.0.0\nrequire example.com/d v1.0.0\n"
            + "replace example.com/d => ../local\nreplace example.com/b => example.com/b v1.0.0\n");
        ModuleScenario.CompareLists(_fixture, goroot);
        ModuleScenario.CompareLists(_fixture, goroot, "all");
        ModuleScenario.CompareLists(_fixture, goroot, "example.com/d", "example.com/c", "example.com/...", "go");
        ModuleScenario.CompareLists(_fixture, goroot, "example.com/none", "none...", "example.com/d", "example.com/no");
        _fixture.Write("vendor/modules.txt", "# example.com/a v1.0.0\n## explicit\nexample.com/a\n# example.com/b v1.0.0 => example.com/b v1.0.0\n");
        ModuleScenario.CompareLists(_fixture, goroot, "-mod=readonly", "all");
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/a v1.0.0\nreplace example.com/b v1.0.0 => example.com/b v1.0.0\n");
        ModuleScenario.CompareLists(_fixture, goroot);
        ModuleScenario.CompareLists(_fixture, goroot, "all");
        ModuleScenario.CompareLists(_fixture, goroot, "none...");
        ModuleScenario.CompareLists(_fixture, goroot, "example.com/a", "example.com/none");
        ModuleScenario.CompareLists(_fixture, goroot, "example.com/a", "example.com/m");
    }

    private void Add(string name, string version, string goVersion, params string[] requirements)
    {
        string goLine = goVersion.Length == 0 ? "" : $"go {goVersion}\n";
        string lines = string.Concat(requirements.Select(r => $"require example.com/{r}\n"));
        string goMod = $"module example.com/{name}\n{goLine}{lines}";
        _fixture.AddModule($"example.com/{name}", version, ("go.mod", goMod), ("x.go", $"package {name}\n"));
    }

    private void Compare(string goroot, string goVersion, params string[] requirements)
    {
        string lines = string.Concat(requirements.Select(r => $"require example.com/{r}\n"));
        _fixture.Write("go.mod", $"module example.com/m\n\ngo {goVersion}\n{lines}");
        ModuleScenario.CompareLists(_fixture, goroot, "-mod=readonly", "all");
    }
}
