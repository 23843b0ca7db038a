
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
    private readonly LoopbackServer server;

    private ModuleProxy(ModuleArchives archives) => server = LoopbackServer.Start(new ProxyPaths(new ModuleProtocol(archives)).Answer);

    /// <summary>Value for GOPROXY: <c>http://127.0.0.1:4711/mod</c>.</summary>
    public string Url => $"http://{server.Address}/mod";

    /// <summary>The paths that were asked for until now, oldest first, each beginning with <c>/mod/</c>.</summary>
    public IReadOnlyList<string> Requests => server.Requests;

    public static ModuleProxy Start(string goroot) => new(ModuleArchives.Read(goroot));

    public void Dispose() => server.Dispose();
}
