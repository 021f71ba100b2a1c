using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class ReadTests
{
    [Fact]
    public async Task A_query_answers_columns_with_their_nulls()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(
            MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id >= 2", OutputFields = { "name", "v" } });

        Assert.Equal([2, 3, 4], Field(result, "id").Scalars.LongData.Data);
        Assert.Equal(["two", "", "four"], Field(result, "name").Scalars.StringData.Data);
        Assert.Equal([true, false, true], Field(result, "name").ValidData);
        Assert.Equal([2f, 0f, 3f, 0f, 4f, 0f], PackedFloats.UnpackFloats(Field(result, "v").Vectors.FloatVector.Data.Span));
        Assert.Equal("id", result.PrimaryFieldName);
        Assert.NotEqual(0UL, result.SessionTs);
    }

    [Fact]
    public async Task Limit_and_offset_page_by_key()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest
        {
            CollectionName = "c", QueryParams = { Samples.Pair("limit", "2"), Samples.Pair("offset", "1") },
        });

        Assert.Equal([2, 3], Field(result, "id").Scalars.LongData.Data);
    }

    [Fact]
    public async Task Count_is_one_column_of_one_row()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(
            MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 1", OutputFields = { "count(*)" } });

        Assert.Equal([3], Assert.Single(result.FieldsData).Scalars.LongData.Data);
    }

    [Fact]
    public async Task Dynamic_keys_that_are_asked_for_come_alone()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(
            MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id == 2", OutputFields = { "tag" } });

        var dynamic = result.FieldsData.Single(field => field.IsDynamic);
        Assert.Equal("$meta", dynamic.FieldName);
        Assert.Equal("""{"tag":"x"}""", Assert.Single(dynamic.Scalars.JsonData.Data).ToStringUtf8());
        Assert.Contains("tag", result.OutputFields);
    }

    [Fact]
    public async Task Templates_reach_the_filter()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest
        {
            CollectionName = "c",
            Expr = "name == {n}",
            ExprTemplateValues = { { "n", ExpressionTemplates.Encode("two") } },
        });

        Assert.Equal([2], Field(result, "id").Scalars.LongData.Data);
    }

    [Fact]
    public async Task A_search_answers_the_nearest_rows_of_every_query()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var search = Samples.Search("c", 1, 0);
        search.PlaceholderGroup = PlaceholderCodec.EncodeFloats([new float[] { 1, 0 }, new float[] { 4, 0 }]);
        search.Nq = 2;
        search.SearchParams[1].Value = "2";
        search.OutputFields.Add("name");

        var results = (await file.SucceedAsync(MilvusRpcs.Search, search)).Results;

        Assert.Equal((2, 2), (results.NumQueries, results.TopK));
        Assert.Equal([2, 2], results.Topks);
        Assert.Equal([1, 2, 4, 3], results.Ids.IntId.Data);
        Assert.Equal([0, 1, 0, 1], results.Scores);
        Assert.Equal(["one", "two", "four", ""], Assert.Single(results.FieldsData).Scalars.StringData.Data);
        Assert.Equal("id", results.PrimaryFieldName);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_has_no_kind_of_keys()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var search = Samples.Search("c", 1, 0);
        search.Dsl = "id > 100";

        var results = (await file.SucceedAsync(MilvusRpcs.Search, search)).Results;

        Assert.Equal([0], results.Topks);
        Assert.Equal(IDs.IdFieldOneofCase.None, results.Ids.IdFieldCase);
    }

    [Fact]
    public async Task Search_parameters_are_read_flat_and_from_json()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var search = Samples.Search("c", 0, 0);
        search.SearchParams.Add(Samples.Pair("params", """{"radius": 10, "range_filter": 2}"""));
        search.SearchParams.Add(Samples.Pair("offset", "1"));

        var results = (await file.SucceedAsync(MilvusRpcs.Search, search)).Results;

        Assert.Equal([3], results.Ids.IntId.Data);
    }

    public static TheoryData<string, Action<SearchRequest>, int, string> Wrong => new()
    {
        { "no topk", r => r.SearchParams.RemoveAt(1), 1100, "topk is required" },
        { "topk zero", r => r.SearchParams[1].Value = "0", 1100, "topk [0] is invalid" },
        { "topk text", r => r.SearchParams[1].Value = "ten", 1100, "topk [ten] is invalid" },
        { "unknown field", r => r.SearchParams[0].Value = "x", 1100, "failed to get field schema by name: fieldName(x) not found" },
        { "scalar field", r => r.SearchParams[0].Value = "name", 1100, "field (name) to search is not of vector data type" },
        { "round", r => r.SearchParams.Add(Samples.Pair("round_decimal", "7")), 1100, "round_decimal [7] is invalid" },
        { "no vectors", r => r.PlaceholderGroup = PlaceholderCodec.EncodeFloats([]), 1100, "nq [0] is invalid" },
        { "dimension", r => r.PlaceholderGroup = PlaceholderCodec.EncodeFloats([new float[3]]), 2000, "vector dimension mismatch, expected vector size(byte) 8, actual 12" },
        { "uneven vectors", r => r.PlaceholderGroup = PlaceholderCodec.EncodeFloats([new float[2], new float[3]]), 2000, "vector dimension mismatch" },
        { "no group", r => r.PlaceholderGroup = Google.Protobuf.ByteString.CopyFrom(0xFF), 1100, "not a serialized PlaceholderGroup" },
        { "text query", r => r.PlaceholderGroup = PlaceholderCodec.EncodeTexts(["hi"]), 1100, "vector type must be the same, field v" },
        { "metric", r => r.SearchParams.Add(Samples.Pair("metric_type", "IP")), 1100, "metric type not match: invalid parameter[expected=L2][actual=IP]" },
        { "filter", r => r.Dsl = "id >", 1100, "failed to create query plan: cannot parse expression: id >" },
        { "rerank", r => r.FunctionScore = new FunctionScore(), 10, "A reranking function" },
        { "highlight", r => r.Highlighter = new Highlighter { Type = HighlightType.Semantic }, 10, "A highlighter of type Semantic" },
        { "aggregate", r => r.SearchAggregation = new SearchAggregationSpec(), 10, "A search aggregation" },
        { "namespace", r => r.Namespace = "n", 10, "A namespace" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_search_is_refused(string what, Action<SearchRequest> spoil, int code, string reason)
    {
        Assert.NotEmpty(what);
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var search = Samples.Search("c", 1, 0);
        spoil(search);

        await file.FailAsync(MilvusRpcs.Search, search, code, reason);
    }

    [Fact]
    public async Task A_search_of_a_released_collection_is_code_101()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        await file.FailAsync(MilvusRpcs.Search, Samples.Search("c", 1, 0), 101, "collection not loaded");
    }

    [Fact]
    public async Task A_hybrid_search_merges_its_searches()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var request = new HybridSearchRequest
        {
            CollectionName = "c",
            Requests = { Samples.Search("c", 1, 0), Samples.Search("c", 2, 0) },
            RankParams =
            {
                Samples.Pair("strategy", "rrf"), Samples.Pair("params", """{"k": 60}"""), Samples.Pair("limit", "2"),
            },
            OutputFields = { "name" },
        };

        var results = (await file.SucceedAsync(MilvusRpcs.HybridSearch, request)).Results;

        // Row 1 ranks 1 and 2, row 2 ranks 2 and 1: equal scores, in order of the key.
        Assert.Equal([1, 2], results.Ids.IntId.Data);
        Assert.All(results.Scores, score => Assert.Equal((1.0 / 61) + (1.0 / 62), score, 1e-6));
        Assert.Equal(["one", "two"], Assert.Single(results.FieldsData).Scalars.StringData.Data);
    }

    public static TheoryData<string, Action<HybridSearchRequest>, int, string> WrongHybrid => new()
    {
        { "no limit", r => r.RankParams.RemoveAt(1), 1100, "limit not found in rank_params" },
        { "strategy", r => r.RankParams[0].Value = "best", 1100, "unsupported rank type best" },
        { "no weights", r => r.RankParams[0].Value = "weighted", 1100, "weights not found in rank_params" },
        { "bad weights", r => { r.RankParams[0].Value = "weighted"; r.RankParams.Add(Samples.Pair("weights", "[\"a\"]")); }, 1100, "weights is no list of numbers" },
        { "function", r => r.FunctionScore = new FunctionScore(), 10, "A reranking function" },
        { "group", r => r.RankParams.Add(Samples.Pair("group_by_field", "name")), 10, "Grouping in a hybrid search" },
    };

    [Theory]
    [MemberData(nameof(WrongHybrid))]
    public async Task A_wrong_hybrid_search_is_refused(string what, Action<HybridSearchRequest> spoil, int code, string reason)
    {
        Assert.NotEmpty(what);
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var request = new HybridSearchRequest
        {
            CollectionName = "c",
            Requests = { Samples.Search("c", 1, 0), Samples.Search("c", 2, 0) },
            RankParams = { Samples.Pair("strategy", "rrf"), Samples.Pair("limit", "2") },
        };
        spoil(request);

        await file.FailAsync(MilvusRpcs.HybridSearch, request, code, reason);
    }

    [Theory]
    [InlineData("limit", "0", 1100, "limit [0] is invalid")]
    [InlineData("limit", "x", 1100, "limit [x] is invalid")]
    [InlineData("order_by_fields", "v:desc", 1100, "has unsortable type FloatVector")]
    public async Task A_wrong_query_is_refused(string key, string value, int code, string reason)
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var query = new QueryRequest { CollectionName = "c", Expr = "id > 0", QueryParams = { Samples.Pair(key, value) } };

        await file.FailAsync(MilvusRpcs.Query, query, code, reason);
    }

    private static FieldData Field(QueryResults results, string name) => results.FieldsData.Single(field => field.FieldName == name);
}
