using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Rpcs;

/// <summary>Analyzers, BM25 functions and searches by text, as they go over the wire.</summary>
public sealed class FullTextTests
{
    [Fact]
    public async Task A_function_is_described_with_its_fields()
    {
        await using var file = new LocalFile();
        await CreateAsync(file);

        var schema = (await file.SucceedAsync(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = "c" })).Schema;

        var function = Assert.Single(schema.Functions);
        Assert.Equal(("bm25", FunctionType.Bm25, "words"), (function.Name, function.Type, function.Description));
        Assert.Equal(["text", "sparse"], function.InputFieldNames.Concat(function.OutputFieldNames));
        Assert.Equal([101L, 102], function.InputFieldIds.Concat(function.OutputFieldIds));
        Assert.Equal([false, false, true], schema.Fields.Select(field => field.IsFunctionOutput));
    }

    [Fact]
    public async Task Texts_are_found_by_their_words()
    {
        await using var file = new LocalFile();
        await CreateAsync(file);
        await InsertAsync(file, "a cat sat", "the dogs ran", "cats and dogs and cats");

        var found = (await file.SucceedAsync(MilvusRpcs.Search, Search("cat", "dog", "fish"))).Results;

        Assert.Equal([2, 2, 0], found.Topks);
        Assert.Equal([3, 1, 2, 3], found.Ids.IntId.Data);
        Assert.True(found.Scores[0] > found.Scores[1] && found.Scores[1] > 0);
        Assert.Equal(["cats and dogs and cats", "a cat sat", "the dogs ran", "cats and dogs and cats"], found.FieldsData.Single().Scalars.StringData.Data);
    }

    [Fact]
    public async Task Words_are_marked()
    {
        await using var file = new LocalFile();
        await CreateAsync(file);
        await InsertAsync(file, "a cat sat", "the dogs ran");
        var request = Search("cat", "dog", "fish");
        request.Highlighter = new Highlighter { Params = { Samples.Pair("highlight_search_text", "True"), Samples.Pair("highlight_query", """[{"type": "TextMatch", "field": "text", "text": "sit ran"}]""") } };

        var result = Assert.Single((await file.SucceedAsync(MilvusRpcs.Search, request)).Results.HighlightResults);

        Assert.Equal("text", result.FieldName);
        Assert.Equal([["<em>cat</em> sat"], ["<em>dogs</em> <em>ran</em>"]], result.Datas.Select(data => data.Fragments));
    }

    [Theory]
    [InlineData("highlight_query", "{}", "unmarshal highlight queries as a JSON array failed")]
    [InlineData("highlight_query", "[{}]", "must set `type` in query")]
    [InlineData("highlight_query", """[{"type": "Fuzzy", "field": "text", "text": ""}]""", "invalid highlight query type: Fuzzy")]
    [InlineData("highlight_query", """[{"type": "TextMatch", "field": "nothing", "text": ""}]""", "highlight field not found in schema: nothing")]
    [InlineData("pre_tags", "[]", "pre_tags cannot be empty list")]
    [InlineData("post_tags", "[1]", "unmarshal post_tags as a JSON array failed")]
    [InlineData("fragment_size", "0", "invalid fragment_size: 0")]
    [InlineData("fragment_offset", "-1", "invalid fragment_offset: -1")]
    [InlineData("num_of_fragments", "9999999999", "invalid num_of_fragments: 9999999999")]
    public async Task Bad_highlighters_are_refused(string key, string value, string reason)
    {
        await using var file = new LocalFile();
        await CreateAsync(file);
        var request = Search("cat");
        request.Highlighter = new Highlighter { Params = { Samples.Pair(key, value) } };

        await file.FailAsync(MilvusRpcs.Search, request, 1100, reason);
    }

    [Fact]
    public async Task Texts_that_are_no_text_are_refused()
    {
        await using var file = new LocalFile();
        await CreateAsync(file);
        var request = Search("x");
        request.PlaceholderGroup = PlaceholderCodec.Encode(new Placeholders(PlaceholderType.VarChar, [ByteString.CopyFrom(0xC3)]));

        await file.FailAsync(MilvusRpcs.Search, request, 1100, "string data must be utf8 format: C3");
        request.PlaceholderGroup = PlaceholderCodec.EncodeFloats([new float[] { 1, 2 }]);
        await file.FailAsync(MilvusRpcs.Search, request, 1100, "please provide varchar/text for BM25 Function based search, got FloatVector");
    }

    [Fact]
    public async Task Other_functions_are_refused_by_name()
    {
        await using var file = new LocalFile();
        var schema = Schema();
        schema.Functions[0].Type = FunctionType.TextEmbedding;

        await file.FailAsync(MilvusRpcs.CreateCollection, Samples.Create(schema), 10, "A function of type TextEmbedding (bm25) is not supported by the embedded engine");
    }

    [Fact]
    public async Task An_analyzer_runs_by_parameters_or_by_field()
    {
        await using var file = new LocalFile();
        await CreateAsync(file);
        var texts = new[] { ByteString.CopyFromUtf8("Größe dogs"), ByteString.Empty };

        var plain = await file.SucceedAsync(MilvusRpcs.RunAnalyzer, new RunAnalyzerRequest { Placeholder = { texts } });
        Assert.Equal([["größe", "dogs"], []], plain.Results.Select(result => result.Tokens.Select(token => token.Token)));
        Assert.All(plain.Results[0].Tokens, token => Assert.Equal(token, new AnalyzerToken { Token = token.Token }));

        var full = await file.SucceedAsync(MilvusRpcs.RunAnalyzer, new RunAnalyzerRequest { Placeholder = { texts }, CollectionName = "c", FieldName = "text", WithDetail = true, WithHash = true });
        Assert.Equal(
            [new AnalyzerToken { Token = "größe", StartOffset = 0, EndOffset = 7, Position = 0, PositionLength = 1, Hash = full.Results[0].Tokens[0].Hash }, new AnalyzerToken { Token = "dog", StartOffset = 8, EndOffset = 12, Position = 1, PositionLength = 1, Hash = full.Results[0].Tokens[1].Hash }],
            full.Results[0].Tokens.ToArray());
        Assert.NotEqual(full.Results[0].Tokens[0].Hash, full.Results[0].Tokens[1].Hash);

        await file.FailAsync(MilvusRpcs.RunAnalyzer, new RunAnalyzerRequest { Placeholder = { texts }, AnalyzerParams = """{"type": "chinese"}""" }, 1100, "unsupported analyzer type: chinese");
    }

    private static CollectionSchema Schema() => new()
    {
        Name = "c",
        Fields =
        {
            new FieldSchema { Name = "id", DataType = DataType.Int64, IsPrimaryKey = true },
            new FieldSchema
            {
                Name = "text",
                DataType = DataType.VarChar,
                TypeParams = { Samples.Pair("max_length", "200"), Samples.Pair("enable_analyzer", "True"), Samples.Pair("enable_match", "True"), Samples.Pair("analyzer_params", """{"type": "english"}""") },
            },
            new FieldSchema { Name = "sparse", DataType = DataType.SparseFloatVector, IsFunctionOutput = true },
        },
        Functions = { new FunctionSchema { Name = "bm25", Type = FunctionType.Bm25, Description = "words", InputFieldNames = { "text" }, OutputFieldNames = { "sparse" } } },
    };

    private static async Task CreateAsync(LocalFile file)
    {
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(Schema()));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, new CreateIndexRequest { CollectionName = "c", FieldName = "sparse", ExtraParams = { Samples.Pair("index_type", "SPARSE_INVERTED_INDEX"), Samples.Pair("metric_type", "BM25") } });
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
    }

    private static Task InsertAsync(LocalFile file, params string[] texts) => file.SucceedAsync(MilvusRpcs.Insert, new InsertRequest
    {
        CollectionName = "c",
        NumRows = (uint)texts.Length,
        FieldsData =
        {
            Samples.Longs("id", [.. Enumerable.Range(1, texts.Length).Select(id => (long)id)]),
            new FieldData { Type = DataType.VarChar, FieldName = "text", Scalars = new ScalarField { StringData = new StringArray { Data = { texts } } } },
        },
    });

    private static SearchRequest Search(params string[] texts) => new()
    {
        CollectionName = "c",
        PlaceholderGroup = PlaceholderCodec.EncodeTexts(texts),
        Nq = texts.Length,
        OutputFields = { "text" },
        SearchParams = { Samples.Pair("anns_field", "sparse"), Samples.Pair("topk", "10"), Samples.Pair("metric_type", "BM25") },
    };
}
