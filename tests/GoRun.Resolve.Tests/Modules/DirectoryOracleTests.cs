using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>The import paths of directories, compared with the real go.</summary>
public sealed class DirectoryOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Roots => Goroots.Rows;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_directory_has_the_import_path_that_go_gives_it(string goroot)
    {
        const string GoMod = "module example.com/x\n\ngo 1.20\n";
        _fixture.AddModule("example.com/x", "v1.0.0", ("go.mod", GoMod), ("x.go", "package x\n"), ("sub/s.go", "package s\n"));
        _fixture.Write("../local/go.mod", "module example.com/local\n\ngo 1.20\n");
        _fixture.Write("../local/l.go", "package l\n");
        _fixture.Write("../outside/o.go", "package o\n");
        _fixture.Write("m.go", "package m\n");
        _fixture.Write("sub/s.go", "package s\n");
        _fixture.Write("nested/go.mod", "module example.com/nested\n");
        _fixture.Write("nested/n.go", "package n\n");
        _fixture.Write("empty/x.txt", "");
        _fixture.Write("vendor/example.com/v/v.go", "package v\n");
        _fixture.Write("vendor/example.com/w/w.go", "package w\n");
        _fixture.WriteGoSum();
        const string Local = "\nrequire example.com/local v1.0.0\nreplace example.com/local => ../local\n";

        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/x v1.0.0\n" + Local);
        string[] own = [".", "sub", "nested", "vendor/example.com/v"];
        Compare(goroot, "-mod=readonly", [.. own, "../local", "../outside", "..", "../modcache/example.com/x@v1.0.0/sub"]);

        _fixture.Write("go.mod", "module example.com/m\n\ngo 1.24\nrequire example.com/v v1.0.0\n");
        _fixture.Write("vendor/modules.txt", "# example.com/v v1.0.0\n## explicit\nexample.com/v\n");
        Compare(goroot, "-mod=vendor", [.. own, "vendor/example.com/w", "../local"]);
    }

    private void Compare(string goroot, string mod, string[] directories)
    {
        var flags = new BuildFlags { Mod = mod["-mod=".Length..] };
        IPackageLocator locator = ModuleLoader.Load(_fixture.Context(goroot, flags));
        foreach (string directory in directories)
        {
            string argument = directory == "." || directory[0] == '.' ? directory : "./" + directory;
            GoAnswer answer = _fixture.Go(goroot, "list", mod, argument);
            string actual = locator.LocateDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory, _fixture.Root))) switch
            {
                PackageLocation.Found found => found.ImportPath + "\n",
                PackageLocation.Missing missing => missing.Message + "\n",
                _ => "",
            };
            string expected = answer.Output + answer.Error;
            Assert.True(expected == actual, $"{goroot} {mod} {directory}\n--- go\n{expected}--- gorun\n{actual}---");
        }
    }
}
