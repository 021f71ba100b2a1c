using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class SearchTests(TestServer server)
{
    private readonly MilvusClient client = server.Client;

    [ServerFact]
    public async Task Several_vectors_and_pages()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris, Films.Stalker);
        var (likeAlien, likeSolaris) = (Films.Axis(1), Films.Axis(2));

        var results = await client.SearchAsync<Film>("films", MilvusVectors.From([likeAlien, likeSolaris]), new() { Limit = 2 });
        foreach (IReadOnlyList<MilvusHit<Film>> hits in results)
            Console.WriteLine(string.Join(", ", hits.Select(hit => hit.Record.Title)));

        await foreach (var hit in client.SearchIteratorAsync<Film>("films", likeAlien, new() { BatchSize = 500, Limit = 20_000 }))
            Console.WriteLine($"{hit.Score:0.000} {hit.Record.Title}");

        Assert.Equal(["Alien", "Solaris"], results.Select(hits => hits[0].Record.Title));
        Assert.Equal(3, await client.SearchIteratorAsync<Film>("films", likeAlien).CountAsync());
    }

    [ServerFact]
    public async Task Bounds_and_groups()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris, Films.Stalker);
        var likeAlien = Films.Axis(1);

        var near = await client.SearchAsync<Film>("films", likeAlien, new() { Radius = 0.5 });            // cosine above 0.5
        var perYear = await client.SearchAsync<Film>("films", likeAlien, new() { GroupByField = "Year" }); // the best of each year

        Assert.Equal(["Alien"], near[0].Select(hit => hit.Record.Title));
        Assert.Equal(["Alien", "Solaris"], perYear[0].Select(hit => hit.Record.Title));
    }

    [ServerFact(Requires = ServerFeature.NewerCalls)]
    public async Task By_stored_records()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris);

        MilvusIds stored = new long[] { 1 };
        var similar = await client.SearchAsync<Film>("films", stored, new() { Limit = 3 });

        Assert.Equal("Alien", similar[0][0].Record.Title);
    }

    [ServerFact]
    public async Task Vectors_and_keywords()
    {
        await client.DropCollectionAsync("passages");
        var embedding = new[] { 0f, 1f };

        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true),
                MilvusFieldSchema.VarChar("text", maxLength: 2_000).WithAnalyzer(),
                MilvusFieldSchema.FloatVector("dense", dimension: 2),
                MilvusFieldSchema.SparseFloatVector("sparse"),
            ],
            Functions = [MilvusFunctionSchema.Bm25("text_bm25", inputField: "text", outputField: "sparse")],
        };
        await client.CreateCollectionAsync("passages", schema, new MilvusCreateCollectionOptions
        {
            Indexes =
            [
                new MilvusIndexParams { FieldName = "dense", MetricType = MilvusMetricTypes.Cosine },
                new MilvusIndexParams { FieldName = "sparse", MetricType = MilvusMetricTypes.Bm25 },
            ],
        });
        await client.InsertAsync("passages", new[]
        {
            new Dictionary<string, object?> { ["id"] = 1L, ["text"] = "a database of vectors", ["dense"] = new[] { 1f, 0f } },
            new Dictionary<string, object?> { ["id"] = 2L, ["text"] = "the weather of tomorrow", ["dense"] = new[] { 0f, 1f } },
        });

        MilvusSearchLeg byMeaning = new(embedding, "dense") { Limit = 50 };
        MilvusSearchLeg byWords = new(MilvusVectors.FromTexts(["vector database"]), "sparse") { Limit = 50 };
        var merged = await client.HybridSearchAsync<Passage>("passages", [byMeaning, byWords], MilvusRanker.Rrf());
        var weighted = await client.HybridSearchAsync<Passage>("passages", [byMeaning, byWords], MilvusRanker.Weighted([0.7, 0.3]));

        Assert.Equal(1, merged[0][0].Record.Id);
        Assert.Equal(2, weighted[0].Count);
    }

    [ServerFact]
    public async Task Everything_a_filter_lets_through()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris);

        await foreach (var film in client.QueryIteratorAsync<Film>("films", "Year < 1980"))
            Console.WriteLine(film.Title);

        Assert.Equal(2, await client.QueryIteratorAsync<Film>("films", "Year < 1980").CountAsync());
    }

    private sealed class Passage
    {
        [MilvusKey("id")] public long Id { get; set; }

        [MilvusField("text")] public string Text { get; set; } = "";
    }
}
