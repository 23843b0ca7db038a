using System.Collections.Immutable;
using System.Security.Cryptography;

namespace GoRun.Testing.Proxy;

/// <summary>
/// The module proxy and checksum database that Go's own scripts expect (cmd/go/proxy_test.go), with the modules of a toolchain's
/// testdata. What a path below <see cref="Url"/> begins with may ask for trouble:
/// <code>
/// invalid/...                  "invalid", whatever was asked
/// 404/...                      that status; so for every number from 200
/// sumdb-503/...                that status for what is asked of the checksum database
/// redirect/3/...               sent on three times
/// sumdb-direct/...             the checksum database itself, instead of by way of the proxy
/// sumdb-wrong/...              another one, which has a wrong sum for everything
/// sumdb-redirect/mod@v1.0.0:/  the right one, which answers every question for a sum with that of mod@v1.0.0
/// </code>
/// </summary>
public sealed class ModuleProxy : IDisposable
{
    // What Go's scripts call it.
    private const string DatabaseName = "localhost.localdev/sumdb";

    private readonly LoopbackServer server;
    private readonly NoteSigner signer = new(DatabaseName, new Ed25519Key(SHA256.HashData("checksum database of tests"u8)));

    private ModuleProxy(ModuleArchives archives)
    {
        var sums = new ChecksumDatabase(signer, (path, version) => archives.Find(path, version)?.SumLines());
        var wrongSums = new ChecksumDatabase(signer, (path, version) => archives.Find(path, version)?.WrongSumLines());
        foreach (ModuleArchive archive in archives.All)
            sums.Add(archive.Path, archive.Version);
        server = LoopbackServer.Start(new ProxyPaths(new ModuleProtocol(archives), DatabaseName, sums, wrongSums).Answer);
    }

    /// <summary>Value for GOPROXY: <c>http://127.0.0.1:4711/mod</c>.</summary>
    public string Url => $"http://{server.Address}/mod";

    /// <summary>
    /// Value for GOSUMDB: the name and the key of the database, which is asked by way of the proxy. With <c> {Url}/sumdb-direct</c> behind it,
    /// it is asked itself.
    /// </summary>
    public string SumDatabase => signer.VerifierKey;

    /// <summary>What Go's scripts expect in the environment, besides what has nothing to do with modules.</summary>
    public ImmutableSortedDictionary<string, string> Variables => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string> { ["GOPROXY"] = Url, ["GOSUMDB"] = SumDatabase, ["TESTGO_SUMDB"] = DatabaseName });

    /// <summary>The paths that were asked for until now, oldest first, each beginning with <c>/mod/</c>.</summary>
    public IReadOnlyList<string> Requests => server.Requests;

    public static ModuleProxy Start(string goroot) => Start(ModuleArchives.Read(goroot));

    /// <summary>With other modules.</summary>
    public static ModuleProxy Start(ModuleArchives archives) => new(archives);

    public void Dispose() => server.Dispose();
}
