using Connectors.Milvus.Testing;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Texts, found by their words.</summary>
public sealed class TextSearchTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string[] Texts =
    [
        "Solar panels turn sunlight into power",
        "Wind turbines turn wind into power",
        "The panel of judges",
        "Batteries store solar power for the night, and more power",
        "Cats sleep at night",
    ];

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Texts_are_ranked_by_their_words()
    {
        var name = await CreateAsync();

        var results = await server.Client.SearchAsync<Record>(
            name, MilvusVectors.FromTexts(["solar panels", "cat", "submarine"]), new() { VectorField = "words", OutputFields = ["text"] });

        Assert.Equal([0, 2, 3], results[0].Select(hit => hit.Id.Number).Order());
        Assert.Equal(Texts[0], results[0][0].Record["text"]);
        Assert.Equal(results[0].Select(hit => hit.Score).OrderDescending(), results[0].Select(hit => hit.Score));
        Assert.Equal(4, Assert.Single(results[1]).Id.Number);
        Assert.Empty(results[2]);
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Scores_are_those_of_bm25()
    {
        var name = await CreateAsync(analyzer: """{"tokenizer": "whitespace"}""");

        var hits = (await server.Client.SearchAsync<Record>(name, MilvusVectors.FromTexts(["power"]), new() { VectorField = "words" }))[0];

        // power: in 3 of 5 texts; twice in the one of ten words, once in the two of six. 30 words in all.
        var weight = Math.Log(1 + ((5 - 3 + 0.5) / (3 + 0.5)));
        double Score(int times, int words) => weight * times * 2.2 / (times + (1.2 * (0.25 + (0.75 * words / 6))));
        Assert.Equal([Score(2, 10), Score(1, 6), Score(1, 6)], hits.Select(hit => (double)hit.Score), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(3, hits[0].Id.Number);
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Words_and_vectors_are_fused_by_rank()
    {
        var name = await CreateAsync();

        var hits = (await server.Client.HybridSearchAsync<Record>(name, [Words("solar power"), new(new float[] { 4, 0 }, "place") { Limit = 2 }]))[0];

        // Words: 0 and 3 before 1 before none; places: 4, 3.
        Assert.Equal(3, hits[0].Id.Number);
        Assert.True(hits[0].Score > (1f / 62) + (1f / 63));
        Assert.Equal([0, 1, 3, 4], hits.Select(hit => hit.Id.Number).Order());
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Words_and_vectors_are_weighed()
    {
        var name = await CreateAsync();
        var words = (await server.Client.SearchAsync<Record>(name, MilvusVectors.FromTexts(["cats"]), new() { VectorField = "words" }))[0][0];

        var hits = (await server.Client.HybridSearchAsync<Record>(
            name, [Words("cats"), new(new float[] { 0, 0 }, "place")], MilvusRanker.Weighted([0.6, 0.4])))[0];

        // Milvus maps BM25 by 2 atan(s) / π and L2 by 1 − 2 atan(d) / π; row 4 lies at a squared distance of 16.
        var expected = (0.6 * 2 * Math.Atan(words.Score) / Math.PI) + (0.4 * (1 - (2 * Math.Atan(16) / Math.PI)));
        Assert.Equal(expected, hits.Single(hit => hit.Id.Number == 4).Score, 1e-5);
        Assert.Equal(0.4, hits.Single(hit => hit.Id.Number == 0).Score, 1e-5);
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Filters_match_words_and_phrases()
    {
        var name = await CreateAsync();
        async Task<IEnumerable<long>> FindAsync(string filter)
            => (await server.Client.QueryAsync<Record>(name, filter, new() { OutputFields = ["id"] })).Select(record => (long)record["id"]!).Order();

        Assert.Equal([0, 1, 3], await FindAsync("text_match(text, 'power')"));
        Assert.Equal([0, 3], await FindAsync("text_match(text, 'solar power', minimum_should_match=2)"));
        Assert.Equal([3], await FindAsync("phrase_match(text, 'solar power')"));
        Assert.Equal([3], (await server.Client.SearchAsync<Record>(
            name, MilvusVectors.FromTexts(["night"]), new() { VectorField = "words", Filter = "phrase_match(text, 'batteries store')" }))[0].Select(hit => hit.Id.Number));
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Upserts_and_deletes_change_what_is_found()
    {
        var name = await CreateAsync();
        await server.Client.UpsertAsync(name, [Row(0, "Submarines dive")]);
        await server.Client.DeleteAsync(name, (MilvusFilter)"id == 3");

        var results = await server.Client.SearchAsync<Record>(
            name, MilvusVectors.FromTexts(["solar", "submarine"]), new() { VectorField = "words", ConsistencyLevel = MilvusConsistencyLevel.Strong });

        Assert.Empty(results[0]);
        Assert.Equal(0, Assert.Single(results[1]).Id.Number);
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Words_are_marked_in_the_texts_found()
    {
        var name = await CreateAsync();
        var highlighter = MilvusHighlighter.Lexical(new() { PreTags = ["["], PostTags = ["]"], FragmentSize = 20, FragmentOffset = 6, FragmentCount = 2 });

        var hits = (await server.Client.SearchAsync<Record>(
            name, MilvusVectors.FromTexts(["powers at night"]), new() { VectorField = "words", OutputFields = ["text"], Highlighter = highlighter }))[0];

        var fragments = hits.ToDictionary(hit => hit.Id.Number, hit => hit.Highlights["text"].Fragments);
        Assert.Equal(["solar [power] for the ", "[night], and more "], fragments[3]);
        Assert.Equal(["p at [night]"], fragments[4].Select(fragment => fragment[^12..]));
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task An_analyzer_shows_its_tokens()
    {
        var tokens = Assert.Single(await server.Client.RunAnalyzerAsync(["The dogs"], new() { AnalyzerParams = """{"type": "english"}""", IncludeDetails = true }));

        var token = Assert.Single(tokens);
        Assert.Equal(("dog", 4L, 8L), (token.Text, token.StartOffset, token.EndOffset));
    }

    private static MilvusSearchLeg Words(string text) => new(MilvusVectors.FromTexts([text]), "words");

    private static Record Row(long id, string text) => new() { ["id"] = id, ["text"] = text, ["place"] = new float[] { id, 0 } };

    private async Task<string> CreateAsync(string analyzer = """{"type": "english"}""")
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true),
                MilvusFieldSchema.VarChar("text", 500).WithAnalyzer(analyzer).WithTextMatch(),
                MilvusFieldSchema.SparseFloatVector("words"),
                MilvusFieldSchema.FloatVector("place", 2),
            ],
            Functions = [MilvusFunctionSchema.Bm25("bm25", "text", "words")],
        };
        await server.Client.CreateCollectionAsync(name, schema, new()
        {
            Indexes = [new() { FieldName = "words", IndexType = "SPARSE_INVERTED_INDEX", MetricType = "BM25" }, new() { FieldName = "place", MetricType = "L2" }],
        });
        await server.Client.InsertAsync(name, Texts.Select((text, id) => Row(id, text)));
        return name;
    }
}
