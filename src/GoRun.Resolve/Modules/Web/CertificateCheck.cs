using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace GoRun.Resolve.Modules.Web;

/// <summary>
/// What go says of a server's certificate that cannot be trusted (crypto/x509): .NET judges, and these are the words. Which authorities are
/// trusted is the system's affair, or that of SSL_CERT_FILE and SSL_CERT_DIR.
/// </summary>
internal sealed class CertificateCheck(TimeProvider clock)
{
    /// <summary>True for a certificate that is in order.</summary>
    /// <param name="connection">The <see cref="SslStream"/>.</param>
    /// <exception cref="CertificateException">It is not.</exception>
    public bool Accept(object connection, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (certificate is not X509Certificate2 leaf) throw new CertificateException("server did not send a certificate");
        throw new CertificateException(
            "failed to verify certificate: x509: "
            + (Expired(leaf) ?? (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? OtherHost(leaf, ((SslStream)connection).TargetHostName)
                : "certificate signed by unknown authority")));
    }

    private string? Expired(X509Certificate2 leaf)
    {
        DateTimeOffset now = clock.GetLocalNow();
        if (now >= leaf.NotBefore && now <= leaf.NotAfter) return null;
        (string relation, DateTime limit) = now < leaf.NotBefore ? ("before", leaf.NotBefore) : ("after", leaf.NotAfter);
        return $"certificate has expired or is not yet valid: current time {Format(now)} is {relation} {Format(limit.ToUniversalTime())}";
    }

    private static string OtherHost(X509Certificate2 leaf, string host)
    {
        X509SubjectAlternativeNameExtension? names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        if (names is null && leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: false).Equals(host, StringComparison.OrdinalIgnoreCase))
            return "certificate relies on legacy Common Name field, use SANs instead";
        bool address = IPAddress.TryParse(host, out _);
        string[] valid = address
            ? [.. names?.EnumerateIPAddresses().Select(a => a.ToString()) ?? []]
            : [.. names?.EnumerateDnsNames() ?? []];
        if (valid.Length > 0) return $"certificate is valid for {string.Join(", ", valid)}, not {host}";
        return address
            ? $"cannot validate certificate for {host} because it doesn't contain any IP SANs"
            : $"certificate is not valid for any names, but wanted to match {host}";
    }

    /// <summary>In whole seconds, as RFC 3339 has it.</summary>
    private static string Format(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>A server's certificate is not accepted; the message is go's.</summary>
internal sealed class CertificateException(string message) : AuthenticationException(message);
