using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GoRun.Resolve.Modules.Cache;
using GoRun.Resolve.Modules.Web;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Fetching;

/// <summary>A module at a proxy (go.dev/ref/mod#goproxy-protocol, cmd/go/internal/modfetch/proxy.go).</summary>
internal sealed class ProxyRepository : IModuleRepository
{
    private readonly ModuleContext _context;
    private readonly GoUrl _module;
    private readonly string _redactedProxy;
    private readonly Lazy<string[]> _list;

    /// <param name="proxy">As it stands in GOPROXY.</param>
    /// <exception cref="ModuleFetchException">That is no URL of a proxy.</exception>
    public ProxyRepository(ModuleContext context, string proxy, string modulePath)
    {
        _context = context;
        ModulePath = modulePath;
        GoUrl url = CheckProxy(proxy);
        _redactedProxy = url.Redacted;
        _module = url.Join(ModulePaths.Escape(modulePath));
        _list = new Lazy<string[]>(() => Encoding.UTF8.GetString(Get("@v/list")).Split('\n'));
    }

    public string ModulePath { get; }

    /// <exception cref="ModuleFetchException">That is no URL of a proxy.</exception>
    public static GoUrl CheckProxy(string proxy)
    {
        GoUrl url;
        try
        {
            url = GoUrl.Parse(proxy);
        }
        catch (FormatException e)
        {
            throw new ModuleFetchException(e.Message) { StandsAlone = true };
        }

        string? problem = url.Scheme switch
        {
            "http" or "https" => null,
            "file" when url is { User: null, Host: "", Query: "", Fragment: "" } => null,
            "file" => "invalid file:// proxy URL with non-path elements",
            "" => "invalid proxy URL missing scheme",
            _ => "invalid proxy URL scheme (must be https, http, file)",
        };
        return problem is null ? url : throw new ModuleFetchException($"{problem}: {url.Redacted}") { StandsAlone = true };
    }

    public VersionList Versions(string prefix)
    {
        IEnumerable<string> versions = _list.Value.Select(FirstWord)
            .Where(v => SemanticVersion.IsValid(v) && v.StartsWith(prefix, StringComparison.Ordinal) && !PseudoVersion.Is(v));
        return new VersionList([.. versions.Order(Comparer<string>.Create(CompareVersions))]);
    }

    public VersionInfo Stat(string revision)
    {
        VersionInfo info = ReadInfo(Get($"@v/{Escape(revision)}.info"));
        bool isOfModule = ModulePaths.SplitVersion(ModulePath) is { } major && ModulePaths.CheckMajor(revision, major) is null;
        if (info.Version != revision && IsCanonical(revision) && isOfModule)
            throw new ModuleFetchException($"proxy returned info for version {info.Version} instead of requested version");
        return info;
    }

    public VersionInfo Latest()
    {
        try
        {
            return ReadInfo(Get("@latest"));
        }
        catch (ModuleFetchException e) when (e.NotFound)
        {
            return Stat(LatestInList() ?? throw new ModuleFetchException("no commits", notFound: true));
        }
    }

    public byte[] GoMod(string version) => Get($"@v/{Escape(version)}.mod");

    public void Zip(string version, Stream destination)
    {
        try
        {
            _context.Web.Get(_module.Join($"@v/{Escape(version)}.zip"), answer =>
            {
                destination.SetLength(0);
                using Notices.Download download = _context.Notices.BeginDownload(answer.Length);
                answer.CopyTo(destination, ModuleLimits.Zip, download.Report);
                return 0;
            });
        }
        catch (WebFault e) when (e.TooLarge)
        {
            throw new ModuleFetchException("downloaded zip file too large");
        }
    }

    /// <summary>Of the versions with a time the youngest: pseudo-versions, and what the proxy gives a time.</summary>
    private string? LatestInList()
    {
        DateTimeOffset latest = DateTimeOffset.MinValue;
        string? version = null;
        foreach (string line in _list.Value)
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || !SemanticVersion.IsValid(words[0])) continue;
            DateTimeOffset? time = null;
            if (words.Length > 1)
                time = DateTimeOffset.TryParse(words[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : null;
            else if (PseudoVersion.Is(words[0]))
                time = PseudoVersion.Time(words[0]);
            if (time is null || time <= latest) continue;
            (latest, version) = (time.Value, words[0]);
        }

        return version;
    }

    private VersionInfo ReadInfo(byte[] json)
    {
        try
        {
            return VersionInfoJson.Read(json);
        }
        catch (FormatException e)
        {
            throw new ModuleFetchException($"invalid response from proxy {GoQuoting.Quote(_redactedProxy)}: {e.Message}");
        }
    }

    private byte[] Get(string file) => _context.Web.GetBytes(_module.Join(file), ModuleLimits.GoMod);

    /// <exception cref="ModuleFetchException">No proxy can have such a version.</exception>
    private static string Escape(string version) =>
        version.Length > 0 && version.AsSpan().IndexOfAny('!', '/', '\\') < 0
            ? ModulePaths.Escape(version)
            : throw new ModuleFetchException("disallowed version string");

    private static bool IsCanonical(string version) => SemanticVersion.Canonical(version) == version;

    private static string FirstWord(string line) =>
        line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var word, ..] ? word : "";

    private static int CompareVersions(string left, string right) =>
        SemanticVersion.Compare(left, right) is not 0 and var order ? order : string.CompareOrdinal(left, right);
}
