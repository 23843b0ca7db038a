using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules;

public sealed class ModuleLocatorTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_package_of_the_main_module_is_found_by_path_and_by_directory(string goroot)
    {
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        _fixture.Write("sub/a.go", "package sub\n");
        IPackageLocator locator = Load(goroot);

        var byPath = Assert.IsType<PackageLocation.Found>(locator.Locate("example.com/m/sub"));
        var byDirectory = Assert.IsType<PackageLocation.Found>(locator.LocateDirectory(_fixture.Root + "/sub"));

        Assert.Equal(byPath, byDirectory);
        Assert.Equal(_fixture.Root + "/sub", byPath.Directory);
        Assert.Equal("1.24", byPath.Module?.GoVersion);
        Assert.True(byPath.Module!.IsMain);
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_package_of_the_module_cache_is_found_with_its_module(string goroot)
    {
        _fixture.AddModule("example.com/Lib", "v1.2.3", ("go.mod", "module example.com/Lib\n\ngo 1.20\n"), ("x/x.go", "package x\n"));
        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\n\nrequire example.com/Lib v1.2.3\n");
        _fixture.WriteGoSum();
        IPackageLocator locator = Load(goroot);

        var found = Assert.IsType<PackageLocation.Found>(locator.Locate("example.com/Lib/x"));

        Assert.Equal($"{_fixture.ModuleCache}/example.com/!lib@v1.2.3/x", found.Directory);
        Assert.Equal("v1.2.3", found.Module?.Version);
        Assert.Equal("1.20", found.Module?.GoVersion);
        Assert.Equal(_fixture.SumLines[0].Split(' ')[2], locator.WithSum(found.Module!).Sum);
        Assert.Equal($"{_fixture.ModuleCache}/cache/download/example.com/!lib/@v/v1.2.3.mod", found.Module?.GoModFile);
    }

    private IPackageLocator Load(string goroot) =>
        ModuleLoader.Load(_fixture.Context(goroot, new BuildFlags()));
}
