using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>One entry of the GOPROXY list: a proxy, or the origin of each module (<c>direct</c>).</summary>
internal interface IModuleSource
{
    /// <summary>The versions of one module. Nothing is asked of the network before a method of it is called, save to find a repository.</summary>
    /// <exception cref="ModuleFetchException">This source is not to be used for the path, or knows no such module.</exception>
    IModuleRepository Open(string modulePath);
}

/// <summary>One module, all of its versions, at one source (what go calls modfetch.Repo). Thread-safe.</summary>
/// <remarks>Every method throws <see cref="ModuleFetchException"/>, with <see cref="ModuleFetchException.NotFound"/> where there is no such
/// thing.</remarks>
internal interface IModuleRepository
{
    string ModulePath { get; }

    /// <summary>The tagged versions, in the order of semantic versioning; pseudo-versions are not among them.</summary>
    /// <param name="prefix">Only versions that begin so are wanted, like <c>v1.2.</c>; more may come.</param>
    VersionList Versions(string prefix);

    /// <summary>What a revision stands for: a version, a branch, a tag, or (part of) a commit hash.</summary>
    VersionInfo Stat(string revision);

    /// <summary>The version to take where there is no tagged one.</summary>
    VersionInfo Latest();

    /// <summary>The go.mod file, made up where the module has none; not verified.</summary>
    byte[] GoMod(string version);

    /// <summary>Writes the module's zip file; not verified.</summary>
    void Zip(string version, Stream destination);
}

/// <summary>The versions that a source has of a module.</summary>
/// <param name="Versions">In the order of semantic versioning.</param>
/// <param name="Origin">Where they were found; null where that is not known.</param>
internal sealed record VersionList(ImmutableArray<string> Versions, VersionOrigin? Origin = null);
