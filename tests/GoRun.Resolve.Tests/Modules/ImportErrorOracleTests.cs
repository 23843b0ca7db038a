using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What is said when an imported package cannot be had, compared with the real go.</summary>
public sealed class ImportErrorOracleTests : IDisposable
{
    private const string Main = "module example.com/m\n\ngo 1.24\n";

    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void No_module_is_required(string goroot)
    {
        _fixture.Write("go.mod", Main);
        Compare(goroot, "example.com/x");
        Compare(goroot, "example.com/x", "-mod=readonly");
        Compare(goroot, "foo/bar");
        Compare(goroot, "example.com/m/nothing");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void There_is_no_go_mod(string goroot)
    {
        Compare(goroot, "foo/bar");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_path_cannot_be_imported(string goroot)
    {
        _fixture.Write("go.mod", Main);
        Compare(goroot, "example.com/con/x");
        Compare(goroot, "all");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Go_sum_has_no_entry(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("go.sum", _fixture.SumLines[0] + "\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("go.sum", _fixture.SumLines[1] + "\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Go_sum_has_no_entry_for_a_module_that_might_have_the_package_too(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("y/y.go", "package y\n"));
        _fixture.AddModule("example.com/x/y", "v1.0.0", ("go.mod", "module example.com/x/y\n"), ("other.txt", ""));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\nrequire example.com/x/y v1.0.0\n");
        _fixture.Write("go.sum", string.Join('\n', _fixture.SumLines.Where((_, i) => i != 2)) + "\n");
        Compare(goroot, "example.com/x/y");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Go_sum_knows_another_hash(string goroot)
    {
        const string Other = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.Write("go.sum", $"example.com/x v1.0.0 {Other}\n{_fixture.SumLines[1]}\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("go.sum", $"{_fixture.SumLines[0]}\nexample.com/x v1.0.0/go.mod {Other}\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Go_sum_is_malformed(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.Write("go.sum", _fixture.SumLines[0] + "\nexample.com/x v1.0.0\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_module_is_not_in_the_cache(string goroot)
    {
        const string Hash = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.Write("go.sum", $"example.com/x v1.0.0 {Hash}\nexample.com/x v1.0.0/go.mod {Hash}\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Two_modules_have_the_package(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("y/y.go", "package y\n"));
        _fixture.AddModule("example.com/x/y", "v1.0.0", ("go.mod", "module example.com/x/y\n"), ("y.go", "package y\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\nrequire example.com/x/y v1.0.0\n");
        _fixture.WriteGoSum();
        Compare(goroot, "example.com/x/y");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_module_is_replaced_but_not_required(string goroot)
    {
        _fixture.Write("../x/go.mod", "module example.com/x\n");
        _fixture.Write("../x/x.go", "package x\n");
        _fixture.Write("go.mod", Main + "replace example.com/x => ../x\n");
        Compare(goroot, "example.com/x");
        Compare(goroot, "example.com/x/none");

        _fixture.Write("go.mod", Main + "replace example.com/x v1.5.0 => ../x\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("go.mod", Main + "replace x => ../x\n");
        Compare(goroot, "x");
        Compare(goroot, "x/none");

        _fixture.Write("go.mod", Main + "replace example.com/x/v2 => ../x\n");
        Compare(goroot, "example.com/x/v2");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_replacement_folder_is_not_as_it_should_be(string goroot)
    {
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\nreplace example.com/x => ../x\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("../x/x.go", "package x\n");
        Compare(goroot, "example.com/x");

        _fixture.Write("../x/go.mod", "module example.com/x\nrequire (\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_dependency_calls_itself_by_another_name(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.org/y\n"), ("x.go", "package x\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.WriteGoSum();
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_dependency_wants_a_newer_go(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n\ngo 1.99\n"), ("x.go", "package x\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.WriteGoSum();
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_module_further_down_has_no_go_sum_entry(string goroot)
    {
        const string GoMod = "module example.com/x\n\nrequire example.com/y v1.0.0\n";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", GoMod), ("x.go", "package x\n"));
        _fixture.AddModule("example.com/y", "v1.0.0", ("go.mod", "module example.com/y\n"), ("y.go", "package y\n"));
        _fixture.Write("go.mod", Main + "require example.com/x v1.0.0\n");
        _fixture.Write("go.sum", $"{_fixture.SumLines[0]}\n{_fixture.SumLines[1]}\n");
        Compare(goroot, "example.com/y");

        const string Old = "module example.com/m\n\ngo 1.16\nrequire example.com/x v1.0.0\n";
        _fixture.Write("go.mod", Old);
        Compare(goroot, "example.com/x");

        _fixture.Write("go.mod", Old + "replace example.com/y => example.com/z v1.1.0\n");
        Compare(goroot, "example.com/x");
    }

    private void Compare(string goroot, string import, params string[] flags) =>
        ModuleScenario.CompareErrors(_fixture, goroot, import, flags);
}
