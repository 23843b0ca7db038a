using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums.Database;

namespace GoRun.Resolve.Modules.Sums;

/// <summary>
/// When the checksum database is asked, and what its answer means: GOSUMDB, GONOSUMDB (which GOPRIVATE is the default of). GONOSUMCHECK, which
/// early releases knew, means nothing since Go 1.13. The database is set up when it is first needed. Thread-safe.
/// </summary>
internal sealed class SumDatabaseRules(ModuleContext context, Func<DatabaseSetting, IDatabaseServer> connect)
{
    private readonly Lazy<ChecksumDatabase> _database = new(() =>
    {
        DatabaseSetting setting = DatabaseSetting.Parse(context.Env["GOSUMDB"]);
        return new ChecksumDatabase(setting.Key, connect(setting), new DatabaseFiles(context, setting.Key.Name));
    });

    /// <summary>Whether a sum of this module that go.sum does not have is to be looked up.</summary>
    public bool Applies(ModuleVersion module)
    {
        // What becomes the toolchain is always looked up, unless it comes from a folder of this machine.
        string proxy = context.Env["GOPROXY"];
        bool fromFolder = proxy.StartsWith("file://", StringComparison.Ordinal) && !proxy.AsSpan().ContainsAny(",|");
        if (module.Path == GoReleases.Downloads && !fromFolder) return true;
        return context.Env["GOSUMDB"] != "off" && !PrefixPatterns.Match(context.Env["GONOSUMDB"], module.Path);
    }

    /// <summary>Compares a sum with the database's.</summary>
    /// <exception cref="ModuleFetchException">It has another, or none, or is not to be had.</exception>
    /// <exception cref="GoError">It contradicts itself.</exception>
    public void Check(ModuleVersion module, string hash)
    {
        string noun = SumLines.IsGoMod(module.Version) ? "go.mod" : "module";
        string line = $"{module.Path} {module.Version} ";
        string[] hashes;
        string name;
        try
        {
            name = _database.Value.Name;
            hashes = [.. _database.Value.Lookup(module).Select(l => l[line.Length..])];
        }
        catch (ModuleFetchException e)
        {
            throw new ModuleFetchException($"verifying {noun}: {e.Message}");
        }

        foreach (string known in hashes)
        {
            if (known == hash) return;
            if (known.StartsWith(SumLines.Known, StringComparison.Ordinal))
            {
                throw new ModuleFetchException(
                    $"verifying {noun}: checksum mismatch\n\tdownloaded: {hash}\n\t{name}: {known}{SumMessages.DatabaseMismatch}");
            }
        }

        throw new ModuleFetchException($"verifying {noun}: checksum missing from sumdb response{SumMessages.DatabaseAbsent}");
    }
}
