using ConcurrentIngest.Ingestion;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>The flow of the sample ConcurrentIngest, small.</summary>
public sealed class ConcurrentIngestTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact]
    public async Task Half_is_ingested_then_the_rest_and_nothing_twice()
    {
        var told = new List<long>();
        var settings = new IngestSettings(Rows: 2_000, Dimension: 8, BatchRows: 50, Concurrency: 4, KeepsCollection: true);

        var report = await new StopAndResume(server.Client, settings, told.Add).RunAsync(CancellationToken.None);

        Assert.InRange(report.Stopped.RowsWritten, 1_000, 1_999);
        Assert.Equal(2_000, report.Rows);
        Assert.Equal(2_000, report.Verified);
        Assert.Equal(told.Order(), told);
        Assert.Equal(2_000, told[^1]);

        await DamageAsync();
    }

    // The check at the end of the sample has to be able to fail.
    private async Task DamageAsync()
    {
        var documents = new SyntheticDocuments(2_000, 8);
        await server.Client.DeleteAsync(StopAndResume.Collection, 1_234);
        await server.Client.InsertAsync(StopAndResume.Collection, new Document { Id = 1_233, Vector = documents.Vector(1_233) });

        await Assert.ThrowsAsync<InvalidDataException>(() => new Verification(server.Client, documents).CountAsync(CancellationToken.None));
        await server.Client.DropCollectionAsync(StopAndResume.Collection);
    }
}
