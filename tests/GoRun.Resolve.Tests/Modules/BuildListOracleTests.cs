using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>The build list, compared with <c>go list -m all</c>.</summary>
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
        const string Format = "{{.Path}} {{.Version}} {{.GoVersion}} {{.Dir}} {{with .Replace}}{{.Path}}{{end}} {{.Indirect}}";
        GoAnswer answer = _fixture.Go(goroot, "list", "-mod=readonly", "-m", "-f", Format, "all");

        string actual;
        try
        {
            var flags = new BuildFlags { Mod = "readonly" };
            IPackageLocator locator = ModuleLoader.Load(_fixture.Context(goroot, flags));
            actual = string.Concat(locator.BuildList.Select(Describe));
        }
        catch (GoError e)
        {
            actual = e.Message + "\n";
        }

        string expected = answer.Output + answer.Error;
        Assert.True(expected == actual, $"{goroot} {goVersion}\n--- go\n{expected}--- gorun\n{actual}---");
    }

    private static string Describe(Module module)
    {
        string indirect = module.Indirect ? "true" : "false";
        return $"{module.Path} {module.Version} {module.GoVersion} {module.Directory} {module.Replace?.Path} {indirect}\n";
    }
}
