using GoRun.Testing;

namespace GoRun.Oracle.Tests.Modules;

/// <summary>What <c>-mod=mod</c> says, and writes into go.mod and go.sum, compared with the real go.</summary>
public sealed class UpdatingTests(NewestProxy proxy) : ComparedModules(proxy), IClassFixture<NewestProxy>
{
    private const string Quote = """
        -- main.go --
        package main

        import _ "rsc.io/quote"

        func main() {}

        """;

    [Theory]
    [InlineData("module example.com/m // what\n\n\n\ngo 1.21\n// end")]
    [InlineData("module example.com/m\n")]
    [InlineData("module example.com/m\n\ngo 1.16\n")]
    [InlineData("module example.com/m\n\ngo 1.27\ntoolchain go1.27.0\n")]
    [InlineData("module example.com/m\n\ngo 1.21\n\nrequire rsc.io/sampler v1.99.99 // why\nrequire golang.org/x/text v0.3.0 // indirect; why\n")]
    public void A_missing_module_is_found(string goMod) => Compare($"-- go.mod --\n{goMod}\n{Quote}", "list", "-mod=mod", "-deps", ".");

    [Theory]
    [InlineData("go 1.17\nrequire rsc.io/quote v1.5.1\nrequire rsc.io/sampler v1.0.0\nrequire rsc.io/sampler v1.2.0\n")]
    [InlineData("go 1.16\nrequire (\n\trsc.io/quote v1.5.2 // indirect\n\trsc.io/sampler v1.2.1 // old\n\n\trsc.io/sampler v1.0.0\n)\n")]
    [InlineData("go 1.21\nrequire rsc.io/quote v1.5.2\nexclude rsc.io/quote v1.5.2\n")]
    [InlineData("go 1.21\nexclude (\n\trsc.io/quote v1.5.2\n\trsc.io/quote v1.5.1\n)\nrequire rsc.io/quote v1.3.0\nexclude rsc.io/sampler v1.3.0\n")]
    [InlineData("go 1.21\r\nrequire \"rsc.io/quote\" v1.5 // x\r\nreplace rsc.io/sampler v1.3 => ./s\r\n")]
    [InlineData("go 1.21\nreplace rsc.io/quote => ./s\n")]
    [InlineData("go 1.21\nrequire rsc.io/quote v1.999.0\n")]
    public void Requirements_are_put_in_order(string lines) => Compare(
        $"-- go.mod --\nmodule example.com/m\n{lines}\n-- s/go.mod --\nmodule rsc.io/s\n-- s/s.go --\npackage s\n{Quote}",
        "list", "-mod=mod", "-deps", ".");

    [Theory]
    [InlineData("rsc.io/quote/nothing")]
    [InlineData("nothing/in/std")]
    [InlineData("example.com/retract/self/prev")]
    [InlineData("rsc.io/quote/v3\"\nimport _ \"rsc.io/QUOTE/QUOTE\"\nimport _ \"example.com/nowhere")]
    public void What_cannot_be_found_is_an_error_beside_what_can(string import) => Compare(
        $"-- go.mod --\nmodule example.com/m\ngo 1.21\n-- m.go --\npackage m\n\nimport _ \"{import}\"\n", "list", "-mod=mod", "-deps", ".");

    [Theory]
    [InlineData("list", "-mod=mod", "main.go")]
    [InlineData("list", "-mod=mod", "-modfile=other.mod", "-deps", ".")]
    [InlineData("list", "-mod=mod", "rsc.io/nothing", "example.com/m")]
    [InlineData("list", "-mod=readonly", "-deps", ".")]
    public void Files_packages_and_other_go_mods(params string[] command) => Compare(
        $"-- go.mod --\nmodule example.com/m\ngo 1.21\n-- other.mod --\nmodule example.com/m\ngo 1.20\n{Quote}", command);

    [Fact]
    public void A_file_that_says_it_all_is_not_touched()
    {
        using Sandbox sandbox = Open($"-- go.mod --\nmodule example.com/m\ngo 1.21\n{Quote}");
        sandbox.GoRun("list", "-mod=mod", ".").Succeeded();
        string file = Path.Combine(sandbox.Module, "go.mod");
        File.WriteAllText(file, File.ReadAllText(file).Replace("require", "// formatted by hand\nrequire", StringComparison.Ordinal) + "\n\n");
        string before = File.ReadAllText(file);

        sandbox.Set("GOPROXY", "off");
        Execution again = sandbox.GoRun("list", "-mod=mod", "-deps", ".");

        Assert.Equal("", again.Succeeded().Errors);
        Assert.Equal(before, File.ReadAllText(file));
    }
}
