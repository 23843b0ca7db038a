namespace GoRun.Resolve.Modules.Fetching;

/// <summary>
/// Modules by their versions: out of GOMODCACHE where they are there, else fetched into it, by the rules of GOPROXY, GOPRIVATE and
/// GONOPROXY (go.dev/ref/mod#module-proxy). What is handed out has been compared with go.sum and the checksum database. Each thing is asked
/// for once. Thread-safe.
/// </summary>
internal interface IModuleFetcher
{
    /// <summary>The content of the version's go.mod file, made up where the module has none.</summary>
    /// <param name="module">With a canonical version; replacements are the caller's affair.</param>
    /// <exception cref="ModuleFetchException">It is not to be had, or is not what the checksum database knows.</exception>
    /// <exception cref="Platform.GoError">It is not what go.sum knows.</exception>
    byte[] GoMod(ModuleVersion module);

    /// <summary>Sees to it that the module's files are in GOMODCACHE, all of them; returns their folder.</summary>
    /// <exception cref="ModuleFetchException">They are not to be had, their zip file breaks the rules, or they are not what the checksum
    /// database knows.</exception>
    /// <exception cref="Platform.GoError">They are not what go.sum knows.</exception>
    string Download(ModuleVersion module);

    /// <summary>
    /// Puts one question to the entries of the GOPROXY list, in their order, until one answers: after <c>,</c> the next is asked only
    /// where the answer was <see cref="ModuleFetchException.NotFound"/>, after <c>|</c> after any failure.
    /// </summary>
    /// <exception cref="ModuleFetchException">None has an answer: of all failures the one that says most.</exception>
    T Ask<T>(Func<IModuleSource, T> question);
}
