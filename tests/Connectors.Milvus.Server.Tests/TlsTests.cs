using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Server.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task Rpc_and_rest_share_a_port_with_tls()
    {
        using var certificate = Certificate.Create();
        await using var server = await RunningServer.StartAsync(configure: certificate.Configure);
        await using var client = server.CreateClient(options => options with { Tls = new MilvusTlsOptions { CertificateAuthorities = [certificate.Authority] } });
        await client.CreateCollectionAsync("safe", dimension: 4);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Authority.Thumbprint };
        using var http = new HttpClient(handler) { BaseAddress = server.Server.Address };

        using var response = await http.PostAsync("/v2/vectordb/collections/list", new StringContent("{}"));

        Assert.Equal("https", server.Server.Address.Scheme);
        Assert.Equal(HttpVersion.Version11, response.Version);
        Assert.Equal("""{"code":0,"data":["safe"]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_certificate_is_told_so()
    {
        using var certificate = Certificate.Create();
        await using var server = await RunningServer.StartAsync(configure: certificate.Configure);
        await using var client = server.CreateClient(options => options with { ConnectTimeout = TimeSpan.FromSeconds(5), Retry = new MilvusRetryOptions { MaxAttempts = 1 } });

        await Assert.ThrowsAsync<MilvusTransportException>(() => client.ListCollectionsAsync());
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => RunningServer.StartAsync(configure: settings => settings with { CertificatePath = "nowhere.pem" }));

        Assert.Contains("nowhere.pem", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Certificate(DirectoryInfo folder, X509Certificate2 authority) : IDisposable
    {
        public X509Certificate2 Authority { get; } = authority;

        public static Certificate Create()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
            var now = TimeProvider.System.GetUtcNow();
            using var signed = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            var folder = Directory.CreateTempSubdirectory("milvus-tls-");
            File.WriteAllText(Path.Combine(folder.FullName, "cert.pem"), signed.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
            return new Certificate(folder, X509CertificateLoader.LoadCertificate(signed.Export(X509ContentType.Cert)));
        }

        public ServerSettings Configure(ServerSettings settings) => settings with
        {
            CertificatePath = Path.Combine(folder.FullName, "cert.pem"),
            KeyPath = Path.Combine(folder.FullName, "key.pem"),
        };

        public void Dispose()
        {
            Authority.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
