using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>Whether go.mod says enough, compared with the real go.</summary>
public sealed class RequirementsOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_module_that_is_needed_has_no_require_line(string goroot)
    {
        const string GoMod = "module example.com/x\n\ngo 1.20\n\nrequire example.com/y v1.0.0\n";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", GoMod), ("x.go", "package x\n"));
        _fixture.AddModule("example.com/y", "v1.0.0", ("go.mod", "module example.com/y\n"), ("y.go", "package y\n"));
        _fixture.WriteGoSum();
        foreach (string version in new[] { "1.16", "1.17", "1.24" })
        {
            _fixture.Write("go.mod", $"module example.com/m\n\ngo {version}\nrequire example.com/x v1.0.0\n");
            Compare(goroot, "example.com/y");
        }
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_dependency_asks_for_more_than_the_require_line_says(string goroot)
    {
        const string GoMod = "module example.com/x\n\ngo 1.20\n\nrequire example.com/y v1.1.0\n";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", GoMod), ("x.go", "package x\n"));
        _fixture.AddModule("example.com/y", "v1.0.0", ("go.mod", "module example.com/y\n"), ("y.go", "package y\n"));
        _fixture.AddModule("example.com/y", "v1.1.0", ("go.mod", "module example.com/y\n"), ("y.go", "package y\n"));
        _fixture.WriteGoSum();
        foreach (string version in new[] { "1.16", "1.17", "1.24" })
        {
            _fixture.Write("go.mod", $"module example.com/m\n\ngo {version}\nrequire example.com/x v1.0.0\nrequire example.com/y v1.0.0\n");
            Compare(goroot, "example.com/x");
            Compare(goroot, "example.com/y");
            Compare(goroot, "example.com/x", "-mod=readonly");
        }
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_dependency_asks_for_a_newer_go_than_the_main_module(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n\ngo 1.23\n"), ("x.go", "package x\n"));
        _fixture.WriteGoSum();
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.21\nrequire example.com/x v1.0.0\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_module_is_required_twice(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.AddModule("example.com/x", "v1.1.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.WriteGoSum();
        foreach (string version in new[] { "1.16", "1.24" })
        {
            _fixture.Write("go.mod", $"module example.com/m\n\ngo {version}\nrequire example.com/x v1.0.0\nrequire example.com/x v1.1.0\n");
            Compare(goroot, "example.com/x");
            _fixture.Write("go.mod", $"module example.com/m\n\ngo {version}\nrequire example.com/x v1.0.0\nrequire example.com/x v1.0.0\n");
            Compare(goroot, "example.com/x");
            _fixture.Write("go.mod", $"module example.com/m\n\ngo {version}\nrequire example.com/x v1.0.0\nrequire example.com/m v1.0.0\n");
            Compare(goroot, "example.com/x");
        }
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void An_excluded_version_is_required(string goroot)
    {
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", "module example.com/x\n"), ("x.go", "package x\n"));
        _fixture.WriteGoSum();
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/x v1.0.0\nexclude example.com/x v1.0.0\n");
        Compare(goroot, "example.com/x");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Replacements_contradict_each_other(string goroot)
    {
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nreplace example.com/x => ../x\nreplace example.com/x => ../y\n");
        Compare(goroot, "example.com/x");
    }

    private void Compare(string goroot, string import, params string[] flags) =>
        ModuleScenario.CompareErrors(_fixture, goroot, import, flags);
}
