using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>
/// A program whose package main imports one package, resolved by the real go and by gorun's module side. What the package loader adds to
/// messages (the place of the import) is added here.
/// </summary>
internal static class ModuleScenario
{
    /// <summary>Checks that both sides print the same to standard error.</summary>
    internal static void CompareErrors(ModuleFixture fixture, string goroot, string import, params string[] flags)
    {
        fixture.Write("main.go", $"package main\n\nimport \"{import}\"\n\nfunc main() {{}}\n");
        string error = fixture.Go(goroot, ["list", "-deps", "-f", "", .. flags, "."]).Error;

        // Downloads are announced at once, on the standard error that nobody looks at here.
        string expected = string.Join('\n', error.Split('\n').Where(l => !l.StartsWith("go: downloading ", StringComparison.Ordinal)));
        string actual = ErrorsOf(fixture, goroot, import, Flags(fixture, flags));
        Assert.True(expected == actual, $"{goroot}\n--- go\n{expected}--- gorun\n{actual}---");
    }

    /// <summary>Checks that both sides print the same for <c>list -m -json</c>.</summary>
    /// <param name="arguments">Flags and modules.</param>
    internal static void CompareLists(ModuleFixture fixture, string goroot, params string[] arguments)
    {
        GoAnswer answer = fixture.Go(goroot, ["list", "-m", "-json", .. arguments]);
        var actual = new StringWriter();
        string[] flags = [.. arguments.Where(a => a.StartsWith('-'))];
        try
        {
            IPackageLocator locator = ModuleLoader.Load(fixture.Context(goroot, Flags(fixture, flags)), forPackages: false);
            ModuleResolution modules = locator.ResolveModules([.. arguments.Except(flags)], ModuleAspects.None);
            ModuleListing.Write(actual, modules, json: true, versions: false, fields: null);
            foreach (string warning in modules.Warnings) actual.Write(warning + "\n");
        }
        catch (GoError e)
        {
            actual.Write(e.Message + "\n");
        }

        string expected = answer.Output + answer.Error;
        Assert.True(expected == actual.ToString(), $"{goroot} {string.Join(' ', arguments)}\n--- go\n{expected}--- gorun\n{actual}---");
    }

    private static BuildFlags Flags(ModuleFixture fixture, string[] flags)
    {
        string modFile = Value("-modfile=");
        return new BuildFlags { Mod = Value("-mod="), ModFile = modFile.Length == 0 ? "" : Path.GetFullPath(modFile, fixture.Root) };

        string Value(string name) => Array.Find(flags, f => f.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
    }

    private static string ErrorsOf(ModuleFixture fixture, string goroot, string import, BuildFlags flags)
    {
        IPackageLocator? locator = null;
        try
        {
            locator = ModuleLoader.Load(fixture.Context(goroot, flags));
            Module? main = locator.MainModules.FirstOrDefault();
            if (main is null) locator.LocateDirectory(fixture.Root);
            if (locator.Locate(import, new Importer(main?.Path ?? "", main)) is PackageLocation.Missing missing)
                return Lines(locator) + $"main.go:3:8: {missing.Message}\n";
            var found = (PackageLocation.Found)locator.Locate(import);
            var dependency = new Package { ImportPath = import, Name = "x", Directory = found.Directory, Module = found.Module };
            var program = new Package
            {
                ImportPath = main!.Path,
                Name = "main",
                Directory = fixture.Root,
                Module = main,
                Dependencies = [dependency],
            };
            locator.CheckRequirements([program], [dependency, program]);
            return Lines(locator);
        }
        catch (GoError e)
        {
            return Lines(locator) + e.Message + "\n";
        }
    }

    private static string Lines(IPackageLocator? locator) => string.Concat((locator?.Warnings ?? []).Select(w => w + "\n"));
}
