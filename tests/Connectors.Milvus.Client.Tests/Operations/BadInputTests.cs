namespace Connectors.Milvus.Client.Tests;

/// <summary>Mistakes that are found before anything is sent: what is wrong, where the limit is, what to do.</summary>
public sealed class BadInputTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
    private static readonly MilvusFieldSchema Vector = MilvusFieldSchema.FloatVector("vector", 2);

    public static TheoryData<string, Func<MilvusClient, Task>, string[]> Table => new()
    {
        { "no name", c => c.HasCollectionAsync(" "), ["collection"] },
        { "long name", c => c.DropCollectionAsync(new string('a', 256)), ["256", "255"] },
        { "bad name", c => c.CreateCollectionAsync("my-docs", 2), ["my-docs", "'-'", "position 2", "underscores"] },
        { "digit first", c => c.CreateCollectionAsync("1docs", 2), ["1docs", "begin with no digit"] },
        { "bad alias", c => c.CreateAliasAsync("docs", "new est"), ["new est", "' '"] },
        { "dimension 0", c => c.CreateCollectionAsync("docs", 0), ["'vector'", "0", "32768"] },
        { "dimension too large", c => c.CreateCollectionAsync("docs", 40_000), ["40000", "32768"] },
        { "quick key type", c => c.CreateCollectionAsync("docs", 2, new MilvusQuickCreateOptions { PrimaryKeyType = MilvusDataType.Float }), ["Float", "Int64", "VarChar"] },
        { "no fields", c => CreateAsync(c), ["number of fields", "0"] },
        { "no key", c => CreateAsync(c, Vector), ["no primary key", "IsPrimaryKey"] },
        { "two keys", c => CreateAsync(c, Id, Id with { Name = "id2" }), ["2 primary keys", "id, id2"] },
        { "float key", c => CreateAsync(c, MilvusFieldSchema.Float("id") with { IsPrimaryKey = true }), ["'id'", "Float"] },
        { "nullable key", c => CreateAsync(c, Id with { IsNullable = true }), ["'id'", "nullable"] },
        { "same field twice", c => CreateAsync(c, Id, Vector, Vector), ["'vector'", "twice"] },
        { "bad field name", c => CreateAsync(c, Id, MilvusFieldSchema.Int64("größe")), ["größe", "'ö'"] },
        { "text without length", c => CreateAsync(c, Id, MilvusFieldSchema.VarChar("text", 0)), ["'text'", "0", "65535", "MaxLength"] },
        { "text too long", c => CreateAsync(c, Id, MilvusFieldSchema.VarChar("text", 70_000)), ["70000", "65535"] },
        { "array of vectors", c => CreateAsync(c, Id, MilvusFieldSchema.Array("a", MilvusDataType.FloatVector, 5)), ["'a'", "FloatVector"] },
        { "array capacity", c => CreateAsync(c, Id, MilvusFieldSchema.Array("a", MilvusDataType.Int64, 5_000)), ["5000", "4096"] },
        { "generated non-key", c => CreateAsync(c, Id, MilvusFieldSchema.Int64("n", autoId: true)), ["'n'", "AutoId"] },
        { "default on vector", c => CreateAsync(c, Id, Vector with { DefaultValue = 1 }), ["'vector'", "default"] },
        { "default of another type", c => CreateAsync(c, Id, MilvusFieldSchema.Int8("n") with { DefaultValue = 300 }), ["'n'", "300", "Int8"] },
        { "default text for a number", c => CreateAsync(c, Id, MilvusFieldSchema.Int64("n") with { DefaultValue = "5" }), ["'n'", "String", "Int64"] },
        { "too many fields", c => CreateAsync(c, [Id, .. Enumerable.Range(0, 64).Select(i => MilvusFieldSchema.Int64($"f{i}"))]), ["65", "64"] },
        { "index on no field", c => CreateWithAsync(c, new() { Indexes = [new() { FieldName = "nope" }] }, Id, Vector), ["'nope'", "id, vector"] },
        { "vector without index", c => CreateWithAsync(c, new() { Indexes = [] }, Id, Vector), ["'vector'", "AUTOINDEX"] },
        { "partitions without key", c => CreateWithAsync(c, new() { PartitionCount = 4 }, Id, Vector), ["PartitionCount", "IsPartitionKey"] },
        { "shards", c => CreateWithAsync(c, new() { ShardCount = 17 }, Id, Vector), ["17", "16"] },
        { "index parameter", c => c.CreateIndexAsync("docs", new() { FieldName = "v", Params = new Dictionary<string, object?> { ["M"] = Guid.Empty } }), ["'M'", "Guid"] },
        { "timeout", c => c.InsertAsync("docs", Rows.Row(1), new() { Timeout = TimeSpan.Zero }), ["Timeout", "longer than zero"] },
        { "null record", c => c.InsertAsync<Dictionary<string, object?>>("docs", (Dictionary<string, object?>)null!), ["record"] },
        { "batch rows", c => c.InsertManyAsync("docs", [Rows.Row(1)], new() { BatchRows = 0 }), ["BatchRows", "0"] },
        { "batch bytes", c => c.InsertManyAsync("docs", [Rows.Row(1)], new() { BatchBytes = 1 << 26 }), ["BatchBytes", "67108864", "64 MiB"] },
        { "batches at once", c => c.UpsertManyAsync("docs", [Rows.Row(1)], new() { MaxConcurrency = 0 }), ["MaxConcurrency", "0"] },
        { "drain", c => c.UpsertManyAsync("docs", [Rows.Row(1)], new() { DrainTimeout = TimeSpan.FromSeconds(-1) }), ["DrainTimeout", "negative"] },
        { "batch timeout", c => c.UpsertManyAsync("docs", [Rows.Row(1)], new() { BatchTimeout = TimeSpan.Zero }), ["BatchTimeout", "longer than zero"] },
        { "partial insert", c => c.InsertManyAsync("docs", [Rows.Row(1)], new() { PartialUpdate = true }), ["PartialUpdate", "UpsertManyAsync"] },
        { "insert that appends", c => c.InsertManyAsync("docs", [Rows.Row(1)], new() { AppendToArrays = ["tags"] }), ["AppendToArrays", "UpsertManyAsync"] },
        { "upsert that keeps keys", c => c.UpsertManyAsync("docs", [Rows.Row(1)], new() { KeepKeys = true }), ["KeepKeys", "InsertManyAsync"] },
        { "fields of a whole upsert", c => c.UpsertManyAsync("docs", [Rows.Row(1)], new() { Fields = ["a"] }), ["Fields", "PartialUpdate"] },
        { "delete all", c => c.DeleteAsync("docs", new MilvusFilter("  ")), ["every row", "drop the collection"] },
        { "query all", c => QueryAsync(c, null), ["Limit", "16384", "filter"] },
        { "query offset alone", c => QueryAsync(c, "id > 0", new() { Offset = 5 }), ["Offset", "5", "Limit"] },
        { "query limit 0", c => QueryAsync(c, "id > 0", new() { Limit = 0 }), ["Limit", "0", "16384"] },
        { "query window", c => QueryAsync(c, "id > 0", new() { Limit = 16_000, Offset = 400 }), ["16400", "16384", "filter"] },
        { "empty output field", c => QueryAsync(c, "id > 0", new() { OutputFields = ["id", ""] }), ["OutputFields", "position 1"] },
        { "guarantee at a level", c => QueryAsync(c, "id > 0", new() { ConsistencyLevel = MilvusConsistencyLevel.Strong, GuaranteeTimestamp = 5 }), ["GuaranteeTimestamp", "Strong", "Customized"] },
        { "unknown level", c => QueryAsync(c, "id > 0", new() { ConsistencyLevel = (MilvusConsistencyLevel)9 }), ["9"] },
        { "count with limit", c => c.CountAsync("docs", null, new() { Limit = 5 }), ["Limit"] },
        { "missing parameter", c => QueryAsync(c, "id > {min}"), ["{min}", "none"] },
        { "search limit", c => SearchAsync(c, new() { Limit = 20_000 }), ["20000", "16384"] },
        { "search offset", c => SearchAsync(c, new() { Offset = -1 }), ["Offset", "-1"] },
        { "search window", c => SearchAsync(c, new() { Limit = 16_384, Offset = 1 }), ["16385", "16384"] },
        { "no vectors", c => c.SearchAsync<Doc>("docs", MilvusVectors.From(Array.Empty<float[]>())), ["query vectors", "0"] },
        { "too many vectors", c => c.SearchAsync<Doc>("docs", MilvusVectors.From(Enumerable.Repeat(new float[2], 16_385))), ["16385", "16384"] },
        { "NaN", c => c.SearchAsync<Doc>("docs", new[] { 0, float.NaN }), ["Query vector 0", "NaN", "position 1"] },
        { "round decimal", c => SearchAsync(c, new() { RoundDecimal = 7 }), ["RoundDecimal", "7", "6"] },
        { "group size alone", c => SearchAsync(c, new() { GroupSize = 2 }), ["GroupByField"] },
        { "group size", c => SearchAsync(c, new() { GroupByField = "f", GroupSize = 11 }), ["11", "10"] },
        { "group and range", c => SearchAsync(c, new() { GroupByField = "f", Radius = 1 }), ["range search", "GroupByField"] },
        { "groups twice", c => SearchAsync(c, new() { GroupByField = "a", GroupByFields = ["b"] }), ["GroupByFields"] },
        { "order of nothing", c => SearchAsync(c, new() { OrderBy = [] }), ["OrderBy"] },
        { "order by an empty name", c => QueryAsync(c, "id > 0", new() { OrderBy = ["a", " "] }), ["OrderBy", "empty"] },
        { "fusion of one search", c => SearchAsync(c, new() { Ranker = MilvusRanker.Rrf() }), ["HybridSearchAsync"] },
        { "ranker and chain", c => SearchAsync(c, new() { Ranker = MilvusRanker.Boost("a", 1), FunctionChains = [] }), ["function chains"] },
        { "buckets and groups", c => SearchAsync(c, new() { GroupByField = "a", Aggregation = new() { Fields = ["b"] } }), ["aggregation", "GroupByField"] },
        { "bucket of nothing", c => SearchAsync(c, new() { Aggregation = new() { Fields = [] } }), ["fields of an aggregation", "0"] },
        { "extra parameter with a property", c => SearchAsync(c, new() { ExtraParams = new Dictionary<string, object?> { ["offset"] = 1 } }), ["'offset'", "property"] },
        { "highlighter queries", c => SearchAsync(c, new() { Highlighter = MilvusHighlighter.Semantic(["a", "b"], ["f"]) }), ["2 queries", "1"] },
        { "no keys to search with", c => c.SearchAsync<Doc>("docs", Array.Empty<long>()), ["query vectors", "0"] },
        { "no legs", c => c.HybridSearchAsync<Doc>("docs", []), ["number of searches", "0", "1024"] },
        { "null leg", c => c.HybridSearchAsync<Doc>("docs", [Leg(), null!]), ["Search 1", "null"] },
        { "legs of different counts", c => c.HybridSearchAsync<Doc>("docs", [Leg(), new(MilvusVectors.From([new float[2], new float[2]]))]), ["Search 1 has 2", "search 0 has 1"] },
        { "weights", c => c.HybridSearchAsync<Doc>("docs", [Leg(), Leg()], MilvusRanker.Weighted([1])), ["1 weights", "2 searches"] },
        { "weight range", c => c.HybridSearchAsync<Doc>("docs", [Leg()], MilvusRanker.Weighted([1.5])), ["Weight 0", "1.5"] },
        { "rrf k", c => c.HybridSearchAsync<Doc>("docs", [Leg()], MilvusRanker.Rrf(0)), ["k", "0", "16383"] },
        { "hybrid window", c => c.HybridSearchAsync<Doc>("docs", [Leg()], options: new() { Limit = 16_000, Offset = 500 }), ["16500", "16384"] },
        { "leg filter", c => c.HybridSearchAsync<Doc>("docs", [Leg() with { Filter = "id > {a}" }]), ["{a}"] },
        { "group scorer alone", c => c.HybridSearchAsync<Doc>("docs", [Leg()], options: new() { RankGroupScorer = "sum" }), ["RankGroupScorer"] },
        { "decay", c => c.HybridSearchAsync<Doc>("docs", [Leg()], MilvusRanker.Decay("f", "exp", 0, -1)), ["scale"] },
        { "aggregates", c => c.AggregateAsync("docs", null, []), ["aggregates", "count(*)"] },
        { "aggregate fields", c => c.AggregateAsync("docs", null, ["count(*)"], new() { OutputFields = ["a"] }), ["GroupBy", "OutputFields"] },
        { "iterator batch", c => Iterate(c.QueryIteratorAsync<Doc>("docs", options: new() { BatchSize = 16_385 })), ["BatchSize", "16385", "16384"] },
        { "iterator limit", c => Iterate(c.QueryIteratorAsync<Doc>("docs", options: new() { Limit = 0 })), ["Limit", "0"] },
        { "iterator vectors", c => Iterate(c.SearchIteratorAsync<Doc>("docs", MilvusVectors.From([new float[2], new float[2]]))), ["query vectors", "2", "1"] },
        { "range filter alone", c => SearchAsync(c, new() { RangeFilter = 1 }), ["RangeFilter", "Radius"] },
        { "radius twice", c => SearchAsync(c, new() { SearchParams = new Dictionary<string, object?> { ["radius"] = 1 } }), ["Radius", "'radius'"] },
        { "count with a parameter of its own", c => c.CountAsync("docs", null, new() { ExtraParams = Extra("limit") }), ["'limit'", "property"] },
        { "get with a parameter of its own", c => c.GetAsync<Doc>("docs", 1L, new() { ExtraParams = Extra("limit") }), ["'limit'", "property"] },
        { "iterator parameter", c => Iterate(c.QueryIteratorAsync<Doc>("docs", options: new() { ExtraParams = Extra("limit") })), ["'limit'", "property"] },
        { "bucket hits", c => SearchAsync(c, new() { Aggregation = new() { Fields = ["a"], TopHits = 0 } }), ["TopHits", "0"] },
        { "bucket candidates", c => SearchAsync(c, new() { Aggregation = new() { Fields = ["a"], SearchSize = -1 } }), ["SearchSize", "-1"] },
        { "order of no hits", c => SearchAsync(c, new() { Aggregation = new() { Fields = ["a"], TopHitsOrder = ["a"] } }), ["TopHitsOrder", "TopHits"] },
        { "null in a function chain", c => SearchAsync(c, new() { FunctionChains = [new() { Steps = [new() { Operation = "map", Params = new Dictionary<string, object?> { ["a"] = null } }] }] }), ["null"] },
        { "decay without origin", c => c.HybridSearchAsync<Doc>("docs", [Leg()], MilvusRanker.Decay("f", "exp", double.NaN, 1)), ["origin"] },
        { "boost by nothing", c => c.HybridSearchAsync<Doc>("docs", [Leg()], MilvusRanker.Boost("a > 1", double.NaN)), ["weight"] },
        { "parameter without a form", c => SearchAsync(c, new() { SearchParams = new Dictionary<string, object?> { ["ef"] = double.NaN } }), ["'ef'"] },
        { "radius NaN", c => SearchAsync(c, new() { Radius = double.NaN }), ["finite"] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_mistake_is_told_before_any_call(string mistake, Func<MilvusClient, Task> call, string[] expected) =>
        await Mistakes.AreToldAsync(mistake, call, expected);

    [Fact]
    public async Task Nothing_to_write_or_get_is_no_call()
    {
        var server = new ScriptedMilvus();
        await using var client = server.CreateClient();

        Assert.Equal(0, (await client.InsertAsync("docs", Array.Empty<Doc>())).Count);
        Assert.Equal(0, (await client.UpsertAsync("docs", Array.Empty<Doc>())).Count);
        Assert.Equal(0, (await client.DeleteAsync("docs", Array.Empty<long>())).Count);
        Assert.Empty(await client.GetAsync<Doc>("docs", Array.Empty<string>()));
        Assert.Empty(server.Names);
    }

    [Fact]
    public void A_null_key_is_named_by_its_position()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => MilvusIds.From(["a", null!]));

        Assert.Contains("position 1", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, MilvusSearchOptions, float[], string[]> SearchMistakes => new()
    {
        { "dimension", new(), [1, 2, 3], ["Query vector 0", "3 elements", "'vector'", "dimension 2"] },
        { "no such field", new() { VectorField = "other" }, [1, 2], ["'other'", "vector"] },
    };

    [Theory]
    [MemberData(nameof(SearchMistakes))]
    public async Task A_search_that_does_not_fit_the_schema_is_not_sent(string mistake, MilvusSearchOptions options, float[] vector, string[] expected)
    {
        var collection = new ScriptedCollection();
        await using var client = collection.CreateClient();

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.SearchAsync<Dictionary<string, object?>>("docs", vector, options));

        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.True(collection.Server.Names.All(name => name == "DescribeCollection"), mistake);
    }

    [Fact]
    public async Task A_search_of_several_vector_fields_wants_to_know_which()
    {
        var collection = new ScriptedCollection();
        collection.Fields.Add(MilvusFieldSchema.FloatVector("title_vector", 2));
        await using var client = collection.CreateClient();

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.SearchAsync<Dictionary<string, object?>>("docs", new float[] { 1, 2 }));

        Assert.Contains("VectorField", error.Message, StringComparison.Ordinal);
        Assert.Contains("vector, title_vector", error.Message, StringComparison.Ordinal);
    }

    private static Task CreateAsync(MilvusClient client, params MilvusFieldSchema[] fields) => CreateWithAsync(client, new(), fields);

    private static Task CreateWithAsync(MilvusClient client, MilvusCreateCollectionOptions options, params MilvusFieldSchema[] fields) =>
        client.CreateCollectionAsync("docs", new MilvusCollectionSchema { Fields = fields }, options);

    private static async Task QueryAsync(MilvusClient client, string? filter, MilvusQueryOptions? options = null) =>
        await client.QueryAsync<Doc>("docs", filter is null ? null : new MilvusFilter(filter), options);

    private static async Task SearchAsync(MilvusClient client, MilvusSearchOptions options) =>
        await client.SearchAsync<Doc>("docs", new float[] { 1, 2 }, options);

    private static MilvusSearchLeg Leg() => new(new float[2]);

    private static Dictionary<string, object?> Extra(string key) => new() { [key] = 1 };

    private static async Task Iterate<T>(IAsyncEnumerable<T> rows) => await rows.CountAsync();

    private sealed class Doc
    {
        public long Id { get; set; }

        public float[] Vector { get; set; } = [];
    }
}
