using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.Web;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>
/// The checksum database on the network: at the URL that GOSUMDB names, else by way of the first proxy of GOPROXY that passes it on, else at its own host
/// (cmd/go/internal/modfetch, dbClient). Which it is, is found out when something is first asked for. Thread-safe.
/// </summary>
internal sealed class DatabaseServer(ModuleContext context, DatabaseSetting setting) : IDatabaseServer
{
    private readonly Lazy<GoUrl> _base = new(() => Find(context, setting));

    public byte[] Get(string path) => context.Web.GetBytes(_base.Value.Join(path[1..]), ModuleLimits.GoMod);

    /// <summary>A proxy that says it passes the database on is the only way to it from then on.</summary>
    private static GoUrl Find(ModuleContext context, DatabaseSetting setting)
    {
        if (setting.Url.Length > 0) return GoUrl.Parse(setting.Url);
        GoUrl own = GoUrl.Parse("https://" + setting.Key.Name);
        ModuleFetchException? failure = null;
        foreach (ProxyEntry entry in ProxyList.Read(context.Env["GOPROXY"], context.Env["GONOPROXY"]))
        {
            if (entry.Url == "noproxy") continue;
            if (entry.Url == "direct") return own;
            if (entry.Url == "off") break;
            GoUrl throughProxy = GoUrl.Parse(entry.Url).Join("sumdb/" + setting.Key.Name);
            try
            {
                context.Web.GetBytes(throughProxy.Join("supported"), ModuleLimits.GoMod);
                return throughProxy;
            }
            catch (ModuleFetchException e)
            {
                if (!e.NotFound) failure = e;
                if (!e.NotFound && !entry.FallBackOnError) break;
            }
        }

        return failure is null ? own : throw failure;
    }
}
