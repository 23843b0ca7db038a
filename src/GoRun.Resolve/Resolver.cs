using GoRun.Platform;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.Versioned;
using GoRun.Resolve.Packages;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve;

/// <summary>
/// Phase 1, the door of this room: from the words of the command line to the packages to build, on a verified build list.
/// <list type="number">
/// <item>Open the main module: go.mod, its requirements, vendor/ (Modules/); in GOPATH mode there is none (Gopath/). For
/// <c>package@version</c>: find that module.</item>
/// <item>Turn the words into packages: directories, import paths, patterns, or a list of .go files.</item>
/// <item>Find and scan these packages and all that they import, in parallel: each directory is listed and each file read once, and
/// looked at down to the end of its imports.</item>
/// <item>Walk the import graph in go's order and judge it: what is missing, cycles, <c>internal</c>, names. Every error is reported,
/// each once.</item>
/// <item>For run: see that there is exactly one main package.</item>
/// <item>Make the records, dependencies first, and check that go.mod says all that they need.</item>
/// </list>
/// </summary>
/// <param name="tools">Runs version control commands, for modules that come from their origin.</param>
/// <param name="host">Its error stream gets what is to be seen at once, like the names of modules that are downloaded.</param>
public sealed class Resolver(GoEnv env, BuildFlags flags, SourceTree sources, IToolRunner tools, HostEnvironment host)
{
    /// <summary>Resolves one request.</summary>
    /// <exception cref="GoError">The request names nothing that can be built; all errors, in go's words.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while something was downloaded; nothing half-done is left.</exception>
    public Resolution Resolve(ResolveRequest request, CancellationToken cancellation)
    {
        string? versioned = request is { Purpose: ResolvePurpose.Run, Targets: [var argument] } && VersionedTarget.IsMeant(argument) ? argument : null;
        bool gopath = versioned is null && env.UsesGopath;
        ScanSettings scanning = ScanSettings.Of(env, flags, request.Purpose == ResolvePurpose.List, gopath);
        ScanStore? kept = ScanStore.Of(env, scanning, host.Clock.GetUtcNow());
        ContentMemory? contents = kept is null || request.Purpose == ResolvePurpose.List ? null : new ContentMemory(sources, kept);
        var context = new ModuleContext(env, flags, sources, host, tools, request.WorkingDirectory, cancellation)
        {
            Directories = new PackageDirectories(sources, kept is null ? null : new ScanMemory(sources, kept), contents),
        };
        IPackageLocator locator;
        if (versioned is not null)
        {
            locator = VersionedLoader.Load(context, versioned, out VersionedTarget target);
            request = request with { Targets = [target.Pattern], VersionedTarget = versioned };
        }
        else
        {
            locator = gopath ? new GopathLocator(env, new GopathRoots(env, sources), sources) : ModuleLoader.Load(context);
        }

        Resolution resolution = new PackageResolver(context, locator, request, scanning).Resolve();
        kept?.Save();
        return resolution;
    }

    /// <summary>Only step 1, for <c>list -m</c>: the modules that the request's targets name, or the main modules.</summary>
    /// <param name="aspects">What is to be told of them that only the network knows.</param>
    /// <exception cref="GoError">A target names no module, or the build list cannot be had.</exception>
    public ModuleResolution ResolveModules(ResolveRequest request, ModuleAspects aspects, CancellationToken cancellation)
    {
        var context = new ModuleContext(env, flags, sources, host, tools, request.WorkingDirectory, cancellation);
        return ModuleLoader.Load(context, forPackages: false).ResolveModules(request.Targets, aspects);
    }
}
