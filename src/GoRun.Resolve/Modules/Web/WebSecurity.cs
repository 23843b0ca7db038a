namespace GoRun.Resolve.Modules.Web;

/// <summary>What connections may be used for a URL (cmd/go/internal/web, SecurityMode).</summary>
internal enum WebSecurity
{
    /// <summary>HTTPS with a valid certificate.</summary>
    SecureOnly,

    /// <summary>As above; plain HTTP where the URL says so.</summary>
    Default,

    /// <summary>Whatever works: certificates are not looked at, and where HTTPS fails plain HTTP is tried (GOINSECURE).</summary>
    Insecure,
}
