using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules;

public sealed class ModuleLoaderTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("local")]
    [InlineData("auto")]
    [InlineData("path")]
    [InlineData("local+auto")]
    public void The_toolchain_at_hand_is_used_where_it_is_new_enough(string setting)
    {
        _fixture.With("GOTOOLCHAIN", setting).Write("go.mod", "module example.com/m\ngo 1.20\ntoolchain go1.21.0\n");
        Assert.Equal("1.20", Only(Load()).GoVersion);
    }

    [Theory]
    [InlineData("local", "go 1.99")]
    public void A_line_that_cannot_be_met_is_reported_as_go_does(string setting, string lines)
    {
        foreach (string goroot in Goroots.All)
        {
            _fixture.With("GOTOOLCHAIN", setting).Write("go.mod", $"module example.com/m\n{lines}\n");
            GoError error = Assert.Throws<GoError>(() => Load(goroot));
            Assert.Equal(_fixture.Go(goroot, "list", ".").Error, error.Message + "\n");
        }
    }

    [Fact]
    public void A_main_module_without_a_go_line_counts_as_1_16()
    {
        _fixture.Write("go.mod", "module example.com/m\n");
        Assert.Equal("1.16", Only(Load()).GoVersion);
    }

    [Fact]
    public void Another_file_can_stand_in_for_go_mod()
    {
        _fixture.Write("go.mod", "module example.com/m\n");
        string other = _fixture.Write("../other.mod", "module example.com/other\ngo 1.24\ngodebug panicnil=1\nignore ./x\n");
        IPackageLocator locator = Load(flags: new BuildFlags { ModFile = other });
        Module main = Only(locator);
        Assert.Equal("example.com/other", main.Path);
        Assert.Equal(other, main.GoModFile);
        Assert.Equal(_fixture.Root, main.Directory);
        Assert.Equal(KeyValuePair.Create("panicnil", "1"), Assert.Single(locator.Godebugs));
        Assert.Equal("./x", Assert.Single(locator.IgnoredFolders(main)));
    }

    [Fact]
    public void A_stand_in_needs_a_module_and_the_right_name()
    {
        GoError noModule = Assert.Throws<GoError>(() => Load(flags: new BuildFlags { ModFile = _fixture.Root + "/x.mod" }));
        Assert.Equal(_fixture.Go(Goroots.Newest, "list", "-modfile=x.mod", ".").Error, noModule.Message + "\n");

        _fixture.Write("go.mod", "module example.com/m\n");
        string other = _fixture.Write("other.txt", "module example.com/m\n");
        GoError wrongName = Assert.Throws<GoError>(() => Load(flags: new BuildFlags { ModFile = other }));
        Assert.Equal(_fixture.Go(Goroots.Newest, "list", "-modfile=" + other, ".").Error, wrongName.Message + "\n");
    }

    [Fact]
    public void A_graph_is_not_read_where_the_requirements_give_the_package()
    {
        const string GoMod = "module example.com/x\n\ngo 1.20\n\nrequire example.com/gone v1.0.0\n";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", GoMod), ("x.go", "package x\n"));
        _fixture.WriteGoSum();
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/x v1.0.0\nrequire example.com/unreadable v1.0.0\n");
        Assert.IsType<PackageLocation.Found>(Load().Locate("example.com/x"));
    }

    [Fact]
    public void A_sum_is_taken_anew_from_the_zip_where_the_record_is_damaged()
    {
        (string, string)[] files = [("go.mod", "module example.com/x\n"), ("x.go", "package x\n"), ("a/\u00e9.txt", "text")];
        _fixture.AddModule("example.com/x", "v1.0.0", files);
        _fixture.WriteGoSum();
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/x v1.0.0\n");
        File.WriteAllText(_fixture.ModuleCache + "/cache/download/example.com/x/@v/v1.0.0.ziphash", "");
        IPackageLocator locator = Load();
        var found = Assert.IsType<PackageLocation.Found>(locator.Locate("example.com/x"));
        Assert.Equal(_fixture.SumLines[0].Split(' ')[2], locator.WithSum(found.Module!).Sum);
    }

    [Fact]
    public void Locating_is_safe_from_many_threads()
    {
        for (int i = 0; i < 20; i++)
            _fixture.AddModule($"example.com/x{i}", "v1.0.0", ("go.mod", $"module example.com/x{i}\n\ngo 1.16\n"), ("x.go", "package x\n"));
        _fixture.WriteGoSum();
        IEnumerable<string> lines = Enumerable.Range(0, 20).Select(i => $"require example.com/x{i} v1.0.0\n");
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n" + string.Concat(lines));
        IPackageLocator locator = Load();
        Parallel.For(0, 400, i => Assert.IsType<PackageLocation.Found>(locator.Locate($"example.com/x{i % 20}")));
    }

    private static Module Only(IPackageLocator locator) => Assert.Single(locator.MainModules);

    private IPackageLocator Load(string? goroot = null, BuildFlags? flags = null) =>
        ModuleLoader.Load(_fixture.Context(goroot ?? Goroots.Newest, flags ?? new BuildFlags()));
}
