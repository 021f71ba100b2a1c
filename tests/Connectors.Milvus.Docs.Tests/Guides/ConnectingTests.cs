using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class ConnectingTests(TestServer server)
{
    [Fact]
    public void Name_a_server()
    {
        using var folder = new WorkingFolder();
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText("ca.pem", authority.ExportCertificatePem());

        var options = new MilvusClientOptions
        {
            Address = "https://user:password@milvus.example.com/films",     // credentials and database may be part of the address
            Tls = MilvusTlsOptions.FromPemFiles("ca.pem"),
            Timeout = TimeSpan.FromSeconds(30),                              // per operation, retries included
        };

        using var client = new MilvusClient(options);
        Assert.Equal(("https://milvus.example.com", "films"), (client.Address, client.Database));
    }

    [Fact]
    public async Task A_server_of_our_own()
    {
        await using var client = new MilvusClient("http://127.0.0.1:19530");

        Assert.Equal("http://127.0.0.1:19530", client.Address);
    }

    [Fact]
    public void Connection_string()
    {
        var options = MilvusClientOptions.FromConnectionString("Endpoint=http://localhost:19530;Key=root:Milvus;Database=films");

        Assert.Equal(("http://localhost:19530", "root:Milvus", "films"), (options.Address, options.Token, options.Database));
    }

    [Fact]
    public void Several_databases()
    {
        var client = server.Client;

        MilvusClient archive = client.WithDatabase("archive");

        Assert.Equal(("archive", client.Address), (archive.Database, archive.Address));
    }
}
