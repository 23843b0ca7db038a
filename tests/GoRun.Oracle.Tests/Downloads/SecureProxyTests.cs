using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Downloads;

/// <summary>A module proxy behind TLS, whose certificate nobody knows or somebody vouches for, as with the real go.</summary>
public sealed class SecureProxyTests
{
    private static readonly string[] Line = ["list", "-mod=mod", "-deps", "."];

    [Fact]
    public void A_certificate_is_trusted_where_SSL_CERT_FILE_has_it()
    {
        using X509Certificate2 certificate = Certificate("127.0.0.1", DateTimeOffset.UtcNow.AddDays(1));
        using LoopbackServer server = LoopbackServer.StartSecure(OneModule.Answer, certificate);
        using Sandbox sandbox = Place(server);
        AssertSame(sandbox, "tls: failed to verify certificate: x509: certificate signed by unknown authority");

        string authorities = sandbox.In("authorities.pem");
        File.WriteAllText(authorities, certificate.ExportCertificatePem());
        sandbox.Set("SSL_CERT_FILE", authorities);
        Execution trusted = AssertSame(sandbox, "go: downloading example.com/m v1.0.0\n");
        Assert.StartsWith("example.com/m\n", trusted.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_host_or_another_time_is_refused()
    {
        using X509Certificate2 other = Certificate("127.0.0.9", DateTimeOffset.UtcNow.AddDays(1));
        using LoopbackServer first = LoopbackServer.StartSecure(OneModule.Answer, other);
        using Sandbox sandbox = Place(first);
        AssertSame(sandbox, "x509: certificate is valid for 127.0.0.9, not 127.0.0.1");

        using X509Certificate2 past = Certificate("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1));
        using LoopbackServer second = LoopbackServer.StartSecure(OneModule.Answer, past);
        sandbox.Set("GOPROXY", $"https://{second.Address}");
        Execution expired = sandbox.GoRun(Line);
        Assert.Matches("x509: certificate has expired or is not yet valid: current time [-0-9T:+Z]+ is after [-0-9T:]+Z\n", expired.Errors);
        Assert.Matches("x509: certificate has expired or is not yet valid: current time [-0-9T:+Z]+ is after [-0-9T:]+Z\n", sandbox.Go(Line).Errors);
    }

    private static Execution AssertSame(Sandbox sandbox, string part)
    {
        string goMod = File.ReadAllText(sandbox.Module + "/go.mod");
        Execution expected = sandbox.Go(Line);
        File.Delete(sandbox.Module + "/go.sum");
        File.WriteAllText(sandbox.Module + "/go.mod", goMod);
        string cache = sandbox.Environment["GOMODCACHE"];
        sandbox.Set("GOMODCACHE", sandbox.In("other"));
        Execution actual = sandbox.GoRun(Line);
        sandbox.Set("GOMODCACHE", cache);
        Assert.Equal((expected.Status, expected.Errors, expected.Output), (actual.Status, actual.Errors, actual.Output));
        Assert.Contains(part, actual.Errors, StringComparison.Ordinal);
        return actual;
    }

    private static Sandbox Place(LoopbackServer server)
    {
        Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, OneModule.User);
        sandbox.Set("GOPROXY", $"https://{server.Address}");
        sandbox.Set("GOSUMDB", "off");
        return sandbox;
    }

    /// <summary>One that signs itself.</summary>
    private static X509Certificate2 Certificate(string address, DateTimeOffset end)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=module proxy", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(end.AddDays(-10), end);
    }
}
