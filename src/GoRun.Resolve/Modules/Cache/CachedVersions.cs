using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Cache;

/// <summary>The <c>.info</c> files of GOMODCACHE.</summary>
internal sealed class CachedVersions(ModuleContext context, ModuleCache cache)
{
    /// <summary>What is known of a version; null where nothing is, or the revision is no canonical version.</summary>
    public VersionInfo? Find(string modulePath, string revision)
    {
        if (SemanticVersion.Canonical(revision) != revision) return context.Env["GOPROXY"] == "off" ? FindCommit(modulePath, revision) : null;
        return Read(new ModuleVersion(modulePath, revision));
    }

    /// <summary>Writes the file. That this cannot be done is no reason to fail.</summary>
    public void Remember(string modulePath, VersionInfo info)
    {
        if (SemanticVersion.Canonical(info.Version) != info.Version || ModulePaths.CheckModulePath(modulePath) is not null) return;
        try
        {
            context.Tools.Prepare();
            cache.CheckRoot();
            CacheFiles.Write(cache.FileOf(new ModuleVersion(modulePath, info.Version), "info"), VersionInfoJson.Write(Forever(info)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!ModuleCache.IsReadOnly(e)) context.Notices.Line($"go: writing stat cache: {e.Message}");
        }
    }

    private VersionInfo? Read(ModuleVersion module)
    {
        if (cache.Read(module, "info") is not { } json) return null;
        try
        {
            return VersionInfoJson.Read(json);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Only the commit says what a version is, not the tags and branches that led to it.</summary>
    private static VersionInfo Forever(VersionInfo info)
    {
        if (info.Origin is null) return info;
        VersionOrigin origin = info.Origin with { TagSum = "", TagPrefix = "", RepositorySum = "" };
        return info with { Origin = PseudoVersion.Is(info.Version) ? origin with { Ref = "" } : origin };
    }

    /// <summary>The highest pseudo-version of a commit, for who may not ask anybody else.</summary>
    private VersionInfo? FindCommit(string modulePath, string revision)
    {
        if (revision.Length < 12 || !revision.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f')) return null;
        string directory = cache.VersionsDirectory(modulePath);
        if (!Directory.Exists(directory)) return null;
        string? highest = Directory.EnumerateFiles(directory, $"*-{revision[..12]}.info")
            .Select(f => f[(directory.Length + 1)..^".info".Length])
            .Where(PseudoVersion.Is)
            .OrderDescending(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b)))
            .FirstOrDefault();
        return highest is null ? null : Read(new ModuleVersion(modulePath, highest));
    }
}
