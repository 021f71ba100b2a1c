using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class IngestionTests(TestServer server)
{
    private readonly MilvusClient client = server.Client;

    [ServerFact]
    public async Task More_than_one_batch()
    {
        await Films.CreateAsync(client);

        MilvusIngestOutcome outcome = await client.InsertManyAsync("films", ReadFilmsAsync(), new MilvusIngestOptions
        {
            MaxConcurrency = 4,
            Progress = new Progress<MilvusIngestProgress>(p => Console.WriteLine($"{p.RowsWritten} rows in {p.Elapsed:c}")),
        });

        Assert.Equal(100, outcome.RowsWritten);
        Assert.Equal(100, await client.CountAsync("films"));

        static async IAsyncEnumerable<Film> ReadFilmsAsync()
        {
            for (int id = 1; id <= 100; id++)
            {
                await Task.Yield();
                yield return Films.Make(id, $"Film {id}", 1900 + id);
            }
        }
    }

    [ServerFact]
    public async Task Columns()
    {
        await Films.CreateAsync(client);
        var (ids, titles, years, floats) = (new long[] { 1, 2 }, new[] { "Alien", "Solaris" }, new[] { 1979, 1972 }, new float[2 * 768]);

        var columns = new MilvusColumns()
            .Add("Id", ids)
            .Add("Title", titles)
            .Add("Year", years)
            .AddVectors("Embedding", floats, dimension: 768);     // one run of floats, row after row
        await client.InsertColumnsAsync("films", columns);

        Assert.Equal(2, await client.CountAsync("films"));
    }

    [ServerFact]
    public async Task Resume_after_a_cancellation()
    {
        await Films.CreateAsync(client);
        using var source = new CancellationTokenSource();
        var cancellationToken = source.Token;
        var films = Enumerable.Range(1, 50).Select(id =>
        {
            if (id == 20)
                source.Cancel();
            return Films.Make(id, $"Film {id}", 1950);
        });

        try
        {
            await client.UpsertManyAsync("films", films, cancellationToken: cancellationToken);
        }
        catch (MilvusIngestCanceledException stopped)
        {
            long next = stopped.Outcome.Written is [{ Start: 0 } first, ..] ? first.Count : 0;
            await client.UpsertManyAsync("films", films.Skip((int)next));
        }

        Assert.True(cancellationToken.IsCancellationRequested);
        Assert.Equal(50, await client.CountAsync("films"));
    }

    [ServerFact(Requires = ServerFeature.NewerCalls)]
    public async Task Change_a_part()
    {
        await Films.CreateAsync(client, Films.Alien);

        await client.UpsertAsync("films", new Dictionary<string, object?> { ["Id"] = 1L, ["Year"] = 1980 }, new() { PartialUpdate = true });

        var alien = Assert.Single(await client.GetAsync<Film>("films", 1));
        Assert.Equal(("Alien", 1980), (alien.Title, alien.Year));
    }
}
