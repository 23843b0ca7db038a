using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages;
using GoRun.Toolchain;

namespace GoRun.Resolve;

/// <summary>
/// Phase 1, the door of this room: from the words of the command line to the packages to build, on a verified build list.
/// <list type="number">
/// <item>Open the main module: go.mod, its requirements, vendor/ (Modules/).</item>
/// <item>Turn the words into packages: directories, import paths, patterns, or a list of .go files.</item>
/// <item>Find and scan these packages and all that they import, in parallel: each directory is listed and each file read once, and
/// looked at down to the end of its imports.</item>
/// <item>Walk the import graph in go's order and judge it: what is missing, cycles, <c>internal</c>, names. Every error is reported,
/// each once.</item>
/// <item>For run: see that there is exactly one main package.</item>
/// <item>Make the records, dependencies first, and check that go.mod says all that they need.</item>
/// </list>
/// </summary>
public sealed class Resolver(GoEnv env, BuildFlags flags, SourceTree sources)
{
    /// <summary>Resolves one request.</summary>
    /// <exception cref="GoError">The request names nothing that can be built; all errors, in go's words.</exception>
    public Resolution Resolve(ResolveRequest request)
    {
        IPackageLocator locator = ModuleLoader.Load(env, flags, sources, request.WorkingDirectory);
        return new PackageResolver(env, flags, sources, locator, request).Resolve();
    }
}
