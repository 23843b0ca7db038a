using System.Collections.Immutable;
using GoRun.Resolve.Gopath;

namespace GoRun.Resolve;

/// <summary>
/// Where packages are, as the package loader asks it: the one seam between Modules/ (in GOPATH mode: Gopath/) and Packages/. The
/// standard library is not asked for here (the loader finds it in GOROOT). Thread-safe.
/// </summary>
internal interface IPackageLocator
{
    /// <summary>One, or those of a workspace in the order of go.work; none outside a module (GOMOD is the null device).</summary>
    ImmutableArray<Module> MainModules { get; }

    /// <summary>
    /// Set in GOPATH mode only, where an import path does not mean the same package everywhere; null with modules.
    /// </summary>
    GopathImports? Gopath => null;

    /// <summary>The folder that all dependencies come from; null where they come from the module cache.</summary>
    string? VendorDirectory => null;

    /// <summary>The go line that counts for all programs: that of go.work, or of the main module; outside a module the toolchain's own version.</summary>
    string GoVersion { get; }

    /// <summary>
    /// Where the package with this import path lives: in the main module, in vendor/, in a replacement folder, or in the module cache (whose go.sum entry is
    /// checked first). The directory has been seen to hold at least one .go file (of whatever constraints).
    /// </summary>
    PackageLocation Locate(string importPath);

    /// <summary>
    /// As <see cref="Locate(string)"/>, for an import statement of a known package: go names the importer in some of its advice
    /// (<c>missing go.sum entry for module providing package x (imported by y)</c>). Null for a path named on the command line.
    /// </summary>
    PackageLocation Locate(string importPath, Importer? importer) => Locate(importPath);

    /// <summary>
    /// Why a package of the standard library cannot be told from another of the same import path, in a module, or in vendor/; null where there is
    /// no other.
    /// </summary>
    /// <param name="directory">The package's folder in GOROOT.</param>
    PackageLocation.Missing? RivalOfStandard(string importPath, string directory) => null;

    /// <summary>
    /// The import path of a directory (absolute, clean): inside the main module, vendor/, or a module of the build list; else a
    /// <see cref="PackageLocation.Missing"/> with go's wording (<c>directory ... outside main module or its selected dependencies</c>). A directory below GOROOT/src is the loader's own affair.
    /// </summary>
    PackageLocation LocateDirectory(string directory);

    /// <summary>Why patterns do not look below a directory (absolute, clean; not one of GOROOT), in go's words: no module in use has it. Null where they do.</summary>
    string? TreeProblem(string directory);

    /// <summary>The modules in which patterns like <c>example.com/...</c> look, with their root directories; the main modules first, then by path.</summary>
    ImmutableArray<Module> BuildList { get; }

    /// <summary>The <c>godebug</c> lines of the main module's go.mod (of go.work in a workspace), key and value, in the order of the file; empty outside a module.</summary>
    ImmutableArray<KeyValuePair<string, string>> Godebugs { get; }

    /// <summary>
    /// The <c>ignore</c> lines of a module's go.mod, as written: folders that patterns with <c>...</c> leave out. Empty where the release does not
    /// know them (before 1.25).
    /// </summary>
    ImmutableArray<string> IgnoredFolders(Module module);

    /// <summary>The packages that the main modules' <c>tool</c> lines name, each once, in bytewise order.</summary>
    ImmutableArray<string> Tools => [];

    /// <summary>To be called where nothing can be done without a main module.</summary>
    /// <exception cref="Platform.GoError">There is none.</exception>
    void RequireMainModule()
    {
    }

    /// <summary>The same module with its <see cref="Module.Sum"/> filled in from the module cache, for the build info.</summary>
    Module WithSum(Module module);

    /// <summary>The same module with all that listings show of it.</summary>
    Module WithDetails(Module module) => module;

    /// <summary>The modules that the arguments of <c>list -m</c> name.</summary>
    /// <exception cref="Platform.GoError">One names none, or the build list cannot be had, or something of it.</exception>
    ModuleResolution ResolveModules(ImmutableArray<string> arguments, ModuleAspects aspects);

    /// <summary>go's lines for standard error that came up so far, each once; read it when loading is done.</summary>
    IReadOnlyCollection<string> Warnings => [];

    /// <summary>
    /// To be called before packages are loaded: sees to it that what the command line names gets the versions of the modules that it asks for
    /// (<c>-mod=mod</c>).
    /// </summary>
    /// <param name="importPaths">The packages outside of the standard library that the command line names, or that files named there import.</param>
    /// <returns>The locator to go on with. Where it is another one, everything is to be loaded with it from the beginning.</returns>
    IPackageLocator Prepare(Func<IReadOnlyList<string>> importPaths) => this;

    /// <summary>
    /// To be called once when all imports are loaded, before anything is judged: looks for what is missing, and writes go.mod and go.sum
    /// (<c>-mod=mod</c>).
    /// </summary>
    /// <param name="roots">The packages that the command line names; of files named there, what they import.</param>
    /// <returns>As for <see cref="Prepare"/>.</returns>
    /// <exception cref="Platform.GoError">The modules that are needed do not go together, or a file cannot be written.</exception>
    IPackageLocator Update(Func<IReadOnlyList<LoadedPackage>> roots) => this;

    /// <summary>
    /// To be called once when all imports are loaded: checks that go.mod says all that the loaded packages need it to say.
    /// </summary>
    /// <param name="roots">The packages that the command line names (or the one made of its files).</param>
    /// <param name="packages">The roots and all their dependencies, dependencies first.</param>
    /// <exception cref="Platform.GoError"><c>go: updates to go.mod needed; to update it: ...</c>, or a package that imports from a module which go.mod does not name.</exception>
    void CheckRequirements(ImmutableArray<Package> roots, ImmutableArray<Package> packages)
    {
    }
}

/// <summary>The package whose import statement is being resolved.</summary>
/// <param name="Module">Null for the standard library and for files named on the command line.</param>
internal sealed record Importer(string ImportPath, Module? Module)
{
    /// <summary>Its folder, for GOPATH mode's message about where a package was looked for.</summary>
    public string Directory { get; init; } = "";
}

/// <summary>The answer to "where is this package?".</summary>
internal abstract record PackageLocation
{
    private PackageLocation()
    {
    }

    /// <summary>It is here.</summary>
    /// <param name="Module">Null for a package that someone put into vendor/ by hand, which go uses for a go line before 1.23.</param>
    internal sealed record Found(string ImportPath, string Directory, Module? Module) : PackageLocation
    {
        /// <summary>In GOPATH mode GOROOT, or the entry of GOPATH in whose <c>src</c> folder the package lies; empty for one that lies elsewhere.</summary>
        public string Root { get; init; } = "";

        /// <summary>In GOPATH mode the folder that an earlier root has for the same import path; the package then has no import path. Else empty.</summary>
        public string ConflictDirectory { get; init; } = "";
    }

    /// <summary>
    /// It is nowhere, or may not be used. The message is go's, without position, and may go on for several lines:
    /// <c>no required module provides package x; to add it:\n\tgo get x</c>.
    /// </summary>
    internal sealed record Missing(string Message) : PackageLocation;
}
