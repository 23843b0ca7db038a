namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>Where the modules are whose paths begin so.</summary>
/// <param name="Vcs">The program: <c>git</c>, <c>hg</c> ...; <c>mod</c> for a module proxy.</param>
/// <param name="Url">Of the repository, or of the proxy.</param>
/// <param name="Root">The import path of the repository's root, or of <paramref name="Subfolder"/>.</param>
/// <param name="Subfolder">Where the import paths begin in the repository; empty for its root.</param>
internal sealed record RepositoryRoot(string Vcs, string Url, string Root, string Subfolder = "");
