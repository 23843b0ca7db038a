using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What is said about vendor/, compared with the real go.</summary>
public sealed class VendorOracleTests : IDisposable
{
    private const string Listed = "# example.com/x v1.0.0\n## explicit; go 1.20\nexample.com/x\n";

    private const string Replaced = "# example.com/x v1.0.0 => ../y\n## explicit\nexample.com/x\n# example.com/x => ../y\n";

    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_package_is_not_vendored(string goroot)
    {
        Prepare("1.24", "require example.com/x v1.0.0\n", Listed);
        Compare(goroot, "example.com/y");
        Compare(goroot, "example.com/y", "-mod=vendor");
        Compare(goroot, "foo/bar");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Vendor_is_not_used(string goroot)
    {
        Prepare("1.13", "require example.com/x v1.0.0\n", Listed);
        Compare(goroot, "example.com/y");
        Prepare("1.24", "", "## workspace\n");
        Compare(goroot, "example.com/y");
        _fixture.Write("go.mod", "module example.com/m\n");
        Compare(goroot, "example.com/y");
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_package_lies_there_without_being_listed(string goroot)
    {
        Prepare("1.24", "require example.com/x v1.0.0\n", Listed);
        _fixture.Write("vendor/example.com/other/o.go", "package other\n");
        Compare(goroot, "example.com/other");
    }

    [Theory]
    [InlineData("require example.com/x v1.0.0\n", "")]
    [InlineData("require example.com/x v1.0.0\n", "# example.com/x v1.1.0\n## explicit\nexample.com/x\n")]
    [InlineData("require example.com/x v1.0.0\n", "# example.com/x v1.0.0\nexample.com/x\n")]
    [InlineData("", "# example.com/x v1.0.0\n## explicit\nexample.com/x\n")]
    [InlineData("", "# example.com/x v1.0.0\nexample.com/x\n")]
    [InlineData("require example.com/x v1.0.0\nreplace example.com/x => ../x\n", Listed)]
    [InlineData("require example.com/x v1.0.0\nreplace example.com/x => ../x\n", Replaced)]
    [InlineData("require example.com/x v1.0.0\nreplace example.com/x => example.com/z v1.2.3\n", Replaced)]
    [InlineData("require example.com/x v1.0.0\n", "# example.com/x v1.0.0 => ../y\n## explicit\nexample.com/x\n# example.com/z => ../y\n")]
    [InlineData("require example.com/x v1.0.0\nrequire example.com/a v1.0.0\nrequire example.com/b v1.0.0\n", Listed)]
    [InlineData("require example.com/x v1.0.0\n", "# example.com/x v1.0.0\n## explicit; go 1.99\nexample.com/x\n")]
    public void Modules_txt_does_not_fit_go_mod(string lines, string modulesTxt)
    {
        foreach (string goroot in Goroots.Ends)
        {
            foreach (string version in new[] { "1.14", "1.17", "1.24" })
            {
                Prepare(version, lines, modulesTxt);
                Compare(goroot, "example.com/x");
            }

            Prepare("1.13", lines, modulesTxt);
            Compare(goroot, "example.com/x", "-mod=vendor");
        }
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_package_is_in_the_main_module_and_in_vendor(string goroot)
    {
        Prepare("1.24", "require example.com/m/x v1.0.0\n", "# example.com/m/x v1.0.0\n## explicit\nexample.com/m/x\n");
        _fixture.Write("vendor/example.com/m/x/x.go", "package x\n");
        _fixture.Write("x/x.go", "package x\n");
        Compare(goroot, "example.com/m/x");
    }

    private void Prepare(string goVersion, string lines, string modulesTxt)
    {
        _fixture.Write("go.mod", $"module example.com/m\n\ngo {goVersion}\n{lines}");
        _fixture.Write("vendor/modules.txt", modulesTxt);
        _fixture.Write("vendor/example.com/x/x.go", "package x\n");
    }

    private void Compare(string goroot, string import, params string[] flags) =>
        ModuleScenario.CompareErrors(_fixture, goroot, import, flags);
}
