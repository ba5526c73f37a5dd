using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Solvimon.Client.TestSupport;

/// <summary>The certificate of all servers of a test run, made when the first one starts.</summary>
public static class LoopbackCertificate
{
    public static X509Certificate2 Instance { get; } = Create();

    /// <summary>A primary handler that trusts this certificate and no other.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == Instance.GetCertHashString(),
        },
    };

    /// <summary>The same, for answers that are compressed.</summary>
    public static SocketsHttpHandler CreateDecompressingHandler()
    {
        SocketsHttpHandler handler = CreateHandler();
        handler.AutomaticDecompression = DecompressionMethods.All;
        return handler;
    }

    private static X509Certificate2 Create()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
