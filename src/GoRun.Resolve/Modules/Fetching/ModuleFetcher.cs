using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Direct;
using GoRun.Resolve.Modules.Sums;

namespace GoRun.Resolve.Modules.Fetching;

/// <inheritdoc/>
/// <remarks>What is in GOMODCACHE costs no more than reading it: nothing of the network is even set up.</remarks>
internal sealed class ModuleFetcher(ModuleContext context, ModuleCache cache, ISumVerifier sums) : IModuleFetcher
{
    private readonly ConcurrentDictionary<ModuleVersion, Lazy<byte[]>> _goMods = new();
    private readonly ConcurrentDictionary<ModuleVersion, Lazy<string>> _folders = new();
    private readonly Lazy<ImmutableArray<(ProxyEntry Entry, IModuleSource Source)>> _sources = new(() => OpenSources(context, cache));

    public byte[] GoMod(ModuleVersion module)
    {
        if (cache.ReadGoMod(module) is { } content)
        {
            VerifyGoMod(module, content);
            return content;
        }

        using IDisposable waiting = context.Waits.Enter();
        return _goMods.GetOrAdd(module, m => new Lazy<byte[]>(() => FetchGoMod(m))).Value;
    }

    public string Download(ModuleVersion module)
    {
        if (module.Path == "golang.org/fips140")
            throw new ModuleFetchException("golang.org/fips140 is bundled with the Go distribution and cannot be downloaded") { StandsAlone = true };
        if (cache.IsComplete(module))
        {
            Verify(module);
            return cache.DirectoryOf(module);
        }

        using IDisposable waiting = context.Waits.Enter();
        return _folders.GetOrAdd(module, m => new Lazy<string>(() => Fetch(m))).Value;
    }

    public T Ask<T>(Func<IModuleSource, T> question)
    {
        context.Host.Files.Log?.Refuse("module sources were asked");

        // The origin says most, then a proxy that has failed, then whoever has no such thing; of equals, the last is told.
        ModuleFetchException? best = null;
        int bestRank = -1;
        foreach ((ProxyEntry entry, IModuleSource source) in _sources.Value)
        {
            try
            {
                return question(source);
            }
            catch (ModuleFetchException e)
            {
                bool isOrigin = entry.Url == "direct" || (entry.Url == "noproxy" && e is not NotPrivateException);
                int rank = isOrigin ? 2 : e.NotFound ? 0 : 1;
                if (rank >= bestRank) (best, bestRank) = (e, rank);
                if (!entry.FallBackOnError && !e.NotFound) break;
            }
        }

        throw best!;
    }

    private string Fetch(ModuleVersion module)
    {
        var store = new ModuleStore(context, cache, sums, (m, zip) => Ask(source =>
        {
            zip.SetLength(0);
            zip.Position = 0;
            source.Open(m.Path).Zip(m.Version, zip);
            return 0;
        }));
        string directory = store.Add(module);
        Verify(module);
        AskTime(module);
        return directory;
    }

    /// <summary>
    /// go asks when a version was made, of each module that it uses, and tries to until it knows. So that it need not go to the network for
    /// what gorun has downloaded, that is asked here.
    /// </summary>
    private void AskTime(ModuleVersion module)
    {
        try
        {
            Ask(source => source.Open(module.Path).Stat(module.Version));
        }
        catch (ModuleFetchException)
        {
            // Nothing here needs it.
        }
    }

    private byte[] FetchGoMod(ModuleVersion module)
    {
        byte[] content = Ask(source => source.Open(module.Path).GoMod(module.Version));
        VerifyGoMod(module, content);
        try
        {
            context.Tools.Prepare();
            cache.CheckRoot();
            CacheFiles.WriteGoMod(cache.FileOf(module, "mod"), content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!ModuleCache.IsReadOnly(e)) context.Notices.Line($"go: writing go.mod cache: {e.Message}");
        }

        return content;
    }

    private void VerifyGoMod(ModuleVersion module, byte[] content) =>
        sums.Verify(module with { Version = module.Version + "/go.mod" }, ModuleDirectoryHash.OfGoMod(content));

    private void Verify(ModuleVersion module)
    {
        if (cache.ZipHash(module) is not { } sum)
            throw new GoError($"verifying {module}: open {cache.FileOf(module, "zip")}: no such file or directory");
        sums.Verify(module, sum);
    }

    private static ImmutableArray<(ProxyEntry Entry, IModuleSource Source)> OpenSources(ModuleContext context, ModuleCache cache)
    {
        var direct = new DirectSource(context);
        return
        [
            .. ProxyList.Read(context.Env["GOPROXY"], context.Env["GONOPROXY"])
                .Select(e => (e, (IModuleSource)new ListedSource(context, cache, e.Url, direct))),
        ];
    }
}
