using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Modules;

/// <summary>One proxy for all tests of a class.</summary>
public sealed class NewestProxy : IDisposable
{
    public ModuleProxy Proxy { get; } = ModuleProxy.Start(Toolchains.Newest.Root);

    public void Dispose() => Proxy.Dispose();
}

/// <summary>What <c>-mod=mod</c> says, and writes into go.mod and go.sum, compared with the real go.</summary>
public sealed class UpdatingTests(NewestProxy proxy) : IClassFixture<NewestProxy>
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

    private void Compare(string files, params string[] command)
    {
        string go = Outcome(files, sandbox => sandbox.Go(command));
        string gorun = Outcome(files, sandbox => sandbox.GoRun(command));
        Assert.True(go == gorun, $"--- go\n{go}\n--- gorun\n{gorun}");
    }

    private string Outcome(string files, Func<Sandbox, Execution> run)
    {
        using Sandbox sandbox = Open(files);
        Execution result = run(sandbox);

        // Modules are looked for and downloaded in parallel.
        IEnumerable<string> errors = result.Errors.Split('\n').Order(StringComparer.Ordinal);
        IEnumerable<string> written = Directory.GetFiles(sandbox.Module).Where(f => !f.EndsWith(".go", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => $"-- {Path.GetFileName(f)} --\n{File.ReadAllText(f)}");

        // Where something is missing, go lists the rest all the same.
        string output = result.Status.ExitStatus == 0 ? result.Output : "";
        string text = $"{result.Status.ExitStatus}\n{output}\n{string.Join('\n', errors)}\n{string.Join('\n', written)}";
        return text.Replace(sandbox.Module, "MODULE", StringComparison.Ordinal).Replace(sandbox.In(""), "SANDBOX/", StringComparison.Ordinal);
    }

    private Sandbox Open(string files)
    {
        Sandbox sandbox = Sandbox.Empty(Toolchains.Newest);
        TextArchive.Write(files, sandbox.Module);
        StandardPackages.Index(sandbox.Toolchain).CopyTo(sandbox.Environment["GOCACHE"]);
        foreach ((string name, string value) in proxy.Proxy.Variables) sandbox.Set(name, value);
        return sandbox;
    }
}
