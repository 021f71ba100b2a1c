using System.Security.Cryptography.X509Certificates;

namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class TlsTests
{
    private static readonly TestCertificates Certificates = new();

    [Fact]
    public async Task A_server_with_a_certificate_of_our_own_authority_is_trusted()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("localhost") });

        await SucceedsAsync(server, new() { CertificateAuthorities = [Certificates.Authority] });

        Assert.Equal("https", server.Requests[0].Metadata(":scheme"));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_accepted_when_that_name_is_given()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("milvus.example") });

        await SucceedsAsync(server, new() { CertificateAuthorities = [Certificates.Authority], ServerName = "milvus.example" });
    }

    [Fact]
    public async Task A_client_certificate_is_shown_to_a_server_that_asks()
    {
        X509Certificate2 client = Certificates.Issue("client");
        await using var server = ScriptedHttp2Server.Start(
            Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("localhost"), ClientCertificate = client });

        await SucceedsAsync(server, new() { CertificateAuthorities = [Certificates.Authority], ClientCertificate = client });
    }

    [Fact]
    public async Task Certificates_are_read_from_PEM_files()
    {
        X509Certificate2 client = Certificates.Issue("client");
        await using var server = ScriptedHttp2Server.Start(
            Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("milvus.example"), ClientCertificate = client });
        string folder = Directory.CreateTempSubdirectory("milvus-tls-").FullName;
        try
        {
            string ca = Path.Combine(folder, "ca.pem"), pem = Path.Combine(folder, "client.pem"), key = Path.Combine(folder, "client.key");
            await File.WriteAllTextAsync(ca, Certificates.Authority.ExportCertificatePem());
            await File.WriteAllTextAsync(pem, client.ExportCertificatePem());
            await File.WriteAllTextAsync(key, client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

            await SucceedsAsync(server, MilvusTlsOptions.FromPemFiles(ca, pem, key, "milvus.example"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_client_certificate_without_its_key_is_refused()
    {
        var failure = Assert.Throws<ArgumentException>(() => MilvusTlsOptions.FromPemFiles("ca.pem", "client.pem"));

        Assert.Contains("client.key", failure.Message, StringComparison.Ordinal);
    }

    private static async Task SucceedsAsync(ScriptedHttp2Server server, MilvusTlsOptions tls)
    {
        await using var connection = new MilvusConnection(
            new MilvusClientOptions { Address = server.Address, Tls = tls, Retry = MilvusRetryOptions.None });

        Assert.Equal(Replies.Version, (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
    }
}
