using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Searches by vector and keywords. The vectors of all records are the same, so that keywords decide.</summary>
public sealed class HybridSearchTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>, IAsyncLifetime
{
    private static readonly float[] Vector = [1, 0, 0, 0];

    private MilvusCollection<int, Fruit> _fruits = null!;
    private MilvusCollection<int, Article> _articles = null!;

    public async Task InitializeAsync()
    {
        _fruits = (MilvusCollection<int, Fruit>)await milvus.CreateAsync<int, Fruit>("Fruits");
        await _fruits.UpsertAsync(
        [
            new Fruit { Key = 1, Text = "apples, crisp and tangy", Code = 1, Vector = Vector },
            new Fruit { Key = 2, Text = "Oranges are nourishing", Code = 5, Vector = Vector },
            new Fruit { Key = 3, Text = "grapes", Code = 1, Vector = Vector },
        ]);
        _articles = (MilvusCollection<int, Article>)await milvus.CreateAsync<int, Article>("Articles");
        await _articles.UpsertAsync(
        [
            new Article { Key = 1, Title = "apples", Body = "grapes", Vector = Vector, Other = Vector },
            new Article { Key = 2, Title = "grapes", Body = "apples", Vector = Vector, Other = new float[] { 0, 1, 0, 0 } },
        ]);
        milvus.Calls.Clear();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task HybridSearchAsync()
    {
        List<VectorSearchResult<Fruit>> results = await _fruits.HybridSearchAsync(Memory, ["oranges"], top: 3).ToListAsync();

        Assert.Equal(3, results.Count);
        Assert.Equal(2, results[0].Record.Key);
        Assert.True(results.Zip(results.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    [Fact]
    public async Task HybridSearchAsync_with_filter()
    {
        List<VectorSearchResult<Fruit>> results = await _fruits.HybridSearchAsync(Memory, ["oranges"], top: 3, new() { Filter = r => r.Code == 1 }).ToListAsync();

        Assert.Equal([1, 3], results.Select(result => result.Record.Key).Order());
    }

    [Fact]
    public async Task HybridSearchAsync_with_top() => Assert.Equal([3], await Keys(_fruits.HybridSearchAsync(Memory, ["grapes"], top: 1)));

    [Fact]
    public async Task HybridSearchAsync_with_Skip()
    {
        List<int> all = await Keys(_fruits.HybridSearchAsync(Memory, ["grapes"], top: 3));

        Assert.Equal(all[2..], await Keys(_fruits.HybridSearchAsync(Memory, ["grapes"], top: 3, new() { Skip = 2 })));
    }

    [Fact]
    public async Task HybridSearchAsync_with_multiple_keywords_ranks_matched_keywords_higher()
    {
        List<int> keys = await Keys(_fruits.HybridSearchAsync(Memory, ["tangy", "nourishing"], top: 3));

        Assert.Equal([1, 2], keys.Take(2).Order());
        Assert.Equal(3, keys[2]);
    }

    [Fact]
    public async Task HybridSearchAsync_with_multiple_text_properties()
    {
        Assert.Equal([1, 2], await Keys(_articles.HybridSearchAsync(Memory, ["apples"], 2, new() { AdditionalProperty = r => r.Title, VectorProperty = r => r.Vector })));
        Assert.Equal([2, 1], await Keys(_articles.HybridSearchAsync(Memory, ["apples"], 2, new() { AdditionalProperty = r => r.Body, VectorProperty = r => r.Vector })));
    }

    [Fact]
    public void HybridSearchAsync_without_explicitly_specified_property_fails()
    {
        Assert.Contains(
            "multiple text data properties",
            Assert.Throws<InvalidOperationException>(() => _articles.HybridSearchAsync(Memory, ["apples"], 2, new() { VectorProperty = r => r.Vector })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "multiple vector properties",
            Assert.Throws<InvalidOperationException>(() => _articles.HybridSearchAsync(Memory, ["apples"], 2, new() { AdditionalProperty = r => r.Title })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_full_text_property_there_is_no_hybrid_search()
    {
        var plain = (MilvusCollection<string, TestRecord>)milvus.Store.GetCollection<string, TestRecord>("none");

        Assert.Contains(
            "does not have any text data properties",
            Assert.Throws<InvalidOperationException>(() => plain.HybridSearchAsync(new float[] { 1, 0, 0 }, ["a"], 1)).Message,
            StringComparison.Ordinal);
    }

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public async Task It_is_one_call_with_both_searches_and_the_filter_in_each()
    {
        await _fruits.HybridSearchAsync(Memory, ["apples", "grapes"], top: 2, new() { Skip = 1, Filter = r => r.Code == 1 }).ToListAsync();

        HybridSearchRequest request = milvus.Calls.Single(MilvusRpcs.HybridSearch);
        Assert.DoesNotContain("Search", milvus.Calls.Names);
        Assert.Equal(2, request.Requests.Count);
        Assert.All(request.Requests, leg => Assert.Equal("Code == {p0}", leg.Dsl));
        Assert.All(request.Requests, leg => Assert.Equal("100", leg.SearchParams.Single(pair => pair.Key == "topk").Value));
        Assert.Equal("rrf", request.RankParams.Single(pair => pair.Key == "strategy").Value);
    }

    [Fact]
    public async Task Keywords_break_ties_of_the_ranker()
    {
        var collection = (MilvusCollection<int, Fruit>)await milvus.CreateAsync<int, Fruit>("Ties");
        await collection.UpsertAsync(
        [
            new Fruit { Key = 1, Text = "apples", Vector = Vector },
            new Fruit { Key = 2, Text = "apples and oranges", Vector = new float[] { 1, 1, 0, 0 } },
        ]);

        List<VectorSearchResult<Fruit>> results = await collection.HybridSearchAsync(Memory, ["apples", "oranges"], top: 2).ToListAsync();

        Assert.Equal(results[0].Score, results[1].Score);
        Assert.Equal([2, 1], results.Select(result => result.Record.Key));
    }

    [Fact]
    public async Task The_ranker_can_be_weighted()
    {
        VectorSearchResult<Fruit> best = await _fruits.HybridSearchAsync(
            Memory, ["grapes"], top: 1, new MilvusHybridSearchOptions<Fruit> { Ranker = MilvusRanker.Weighted([0.25, 0.75]), Candidates = 10 }).SingleAsync();

        HybridSearchRequest request = milvus.Calls.Single(MilvusRpcs.HybridSearch);
        Assert.Equal("weighted", request.RankParams.Single(pair => pair.Key == "strategy").Value);
        Assert.All(request.Requests, leg => Assert.Equal("10", leg.SearchParams.Single(pair => pair.Key == "topk").Value));
        Assert.Equal(3, best.Record.Key);
    }

    [Fact]
    public async Task The_threshold_is_compared_with_the_score_of_the_ranker()
    {
        List<VectorSearchResult<Fruit>> all = await _fruits.HybridSearchAsync(Memory, ["oranges"], top: 3).ToListAsync();

        List<int> kept = await Keys(_fruits.HybridSearchAsync(Memory, ["oranges"], top: 3, new() { ScoreThreshold = all[1].Score }));

        Assert.Equal(all.Where(result => result.Score >= all[1].Score).Select(result => result.Record.Key), kept);
        Assert.Throws<ArgumentException>(() => _fruits.HybridSearchAsync(Memory, ["oranges"], 3, new() { ScoreThreshold = double.NaN }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IncludeVectors_decides_whether_vectors_come_back(bool includeVectors)
    {
        VectorSearchResult<Fruit> best = await _fruits.HybridSearchAsync(Memory, ["grapes"], 1, new() { IncludeVectors = includeVectors }).SingleAsync();

        Assert.Equal(includeVectors ? Vector : [], best.Record.Vector.ToArray());
    }

    [Fact]
    public async Task IncludeVectors_is_refused_where_vectors_are_generated()
    {
        MilvusVectorStore store = milvus.StoreWith(new FakeGenerator<string>());
        var notes = (MilvusCollection<int, Note>)await milvus.CreateAsync<int, Note>("HybridNotes", store: store);
        await notes.UpsertAsync([new Note { Key = 1, Text = "solar power", Embedding = "a" }, new Note { Key = 2, Text = "wind", Embedding = "bb" }]);

        Assert.Throws<NotSupportedException>(() => notes.HybridSearchAsync("bb", ["wind"], 1, new() { IncludeVectors = true }));
        Assert.Equal([2], await Keys(notes.HybridSearchAsync("bb", ["wind"], 1)));
    }

    [Fact]
    public async Task Dictionary_records_are_searched_too()
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(int)),
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), 4),
            ],
        };
        var collection = (MilvusDynamicCollection)await milvus.CreateDynamicAsync("HybridDynamic", definition);
        await collection.UpsertAsync(
        [
            new() { ["Key"] = 1, ["Text"] = "red", ["Vector"] = Memory },
            new() { ["Key"] = 2, ["Text"] = "blue", ["Vector"] = Memory },
        ]);

        VectorSearchResult<Dictionary<string, object?>> best = await collection.HybridSearchAsync(Memory, ["blue"], 1).SingleAsync();

        Assert.Equal(2, best.Record["Key"]);
        Assert.False(best.Record.ContainsKey("Vector"));
    }

    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task SearchAsync_by_text_looks_for_words_in_a_full_text_property()
    {
        List<VectorSearchResult<Fruit>> results =
            await _fruits.SearchAsync("crisp apples or oranges", top: 3, new() { VectorProperty = r => r.Text }).ToListAsync();

        Assert.Equal([1, 2], results.Select(result => result.Record.Key));
        Assert.True(results[0].Score > results[1].Score);
        Assert.Equal([1], await Keys(_fruits.SearchAsync("crisp apples or oranges", 3, new() { VectorProperty = r => r.Text, ScoreThreshold = results[0].Score })));
        Assert.Throws<ArgumentException>(() => _fruits.SearchAsync(Memory, 3, new() { VectorProperty = r => r.Text }));
    }

    [Fact]
    public void Bad_input_is_refused_before_any_call()
    {
        Assert.Throws<ArgumentNullException>(() => _fruits.HybridSearchAsync<string>(null!, ["a"], 1));
        Assert.Throws<ArgumentNullException>("keywords", () => _fruits.HybridSearchAsync(Memory, null!, 1));
        Assert.Contains("no keywords", Assert.Throws<ArgumentException>("keywords", () => _fruits.HybridSearchAsync(Memory, [], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("blank", Assert.Throws<ArgumentException>("keywords", () => _fruits.HybridSearchAsync(Memory, ["a", " "], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("top", () => _fruits.HybridSearchAsync(Memory, ["a"], 0));
        Assert.Contains("16,384", Assert.Throws<ArgumentOutOfRangeException>("top", () => _fruits.HybridSearchAsync(Memory, ["a"], 16_384, new() { Skip = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MilvusHybridSearchOptions<Fruit> { Candidates = 16_385 });
        Assert.Empty(milvus.Calls.Calls);
    }

    private static ReadOnlyMemory<float> Memory => Vector;

    private static async Task<List<int>> Keys<TRecord>(IAsyncEnumerable<VectorSearchResult<TRecord>> results)
        where TRecord : Keyed => await results.Select(result => result.Record.Key).ToListAsync();

    public abstract class Keyed
    {
        [VectorStoreKey]
        public int Key { get; set; }
    }

    public sealed class Fruit : Keyed
    {
        [VectorStoreData(IsFullTextIndexed = true)]
        public string Text { get; set; } = "";

        [VectorStoreData]
        public int Code { get; set; }

        [VectorStoreVector(4)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }

    public sealed class Article : Keyed
    {
        [VectorStoreData(IsFullTextIndexed = true)]
        public string Title { get; set; } = "";

        [VectorStoreData(IsFullTextIndexed = true)]
        public string Body { get; set; } = "";

        [VectorStoreVector(4)]
        public ReadOnlyMemory<float> Vector { get; set; }

        [VectorStoreVector(4)]
        public ReadOnlyMemory<float> Other { get; set; }
    }

    public sealed class Note : Keyed
    {
        [VectorStoreData(IsFullTextIndexed = true)]
        public string Text { get; set; } = "";

        [VectorStoreVector(4)]
        public string Embedding { get; set; } = "";
    }
}
