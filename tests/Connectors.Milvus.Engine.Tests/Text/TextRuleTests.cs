using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;
using static Connectors.Milvus.Engine.Tests.Text.TextSample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>What functions, their fields and searches over them must hold to.</summary>
public sealed class TextRuleTests : EngineTest
{
    public static TheoryData<string, CollectionDefinition> BadSchemas => new()
    {
        { "function input field not found: words", Good with { Functions = [Bm25(input: "words")] } },
        { "function output field not found: s", Good with { Functions = [Bm25(output: "s")] } },
        { "duplicate function name: bm25_sparse", Good with { Functions = [Bm25(), Bm25()] } },
        { "duplicate function output field: function other, field sparse", Good with { Functions = [Bm25(), Bm25() with { Name = "other" }] } },
        { "function name cannot be empty", Good with { Functions = [Bm25() with { Name = "" }] } },
        { "BM25 function input field must be a VARCHAR/TEXT field, got 2 fields", Good with { Functions = [Bm25() with { InputFields = ["text", "id"] }] } },
        { "BM25 function input field must be a VARCHAR/TEXT field, got 1 field with type Int64", Good with { Functions = [Bm25(input: "id")] } },
        { "BM25 function only need 1 output field, but got 0", Good with { Functions = [Bm25() with { OutputFields = [] }] } },
        { "BM25 function output field must be a SparseFloatVector field, but got VarChar", Good with { Functions = [Bm25(output: "text")] } },
        { "BM25 function accepts no params", Good with { Functions = [Bm25() with { Parameters = Params(("k1", "2")) }] } },
        { "must set enable_analyzer to true", Good with { Fields = [Key(), Scalar("text", EngineDataType.VarChar), Sparse()] } },
        { "function output field cannot be nullable: function bm25_sparse, field sparse", Good with { Fields = [Key(), TextField(), Sparse() with { IsNullable = true }] } },
        { "no function of the schema fills it", Good with { Functions = [], Fields = [Key(), TextField(), Sparse() with { IsFunctionOutput = true }] } },
        { "must also enable_analyzer", Good with { Fields = [Key(), Scalar("text", EngineDataType.VarChar) with { TypeParams = Params(("max_length", "9"), ("enable_match", "true")) }, Sparse()] } },
        { "can not enable analyzer of field n", Good with { Fields = [Key(), TextField(), Sparse(), Scalar("n", EngineDataType.Int64) with { TypeParams = Params(("enable_analyzer", "true")) }] } },
    };

    private static CollectionDefinition Good => Schema(Key(), TextField(), Sparse()) with { Functions = [Bm25()] };

    [Theory]
    [MemberData(nameof(BadSchemas))]
    public void Schemas_that_make_no_sense_are_refused(string text, CollectionDefinition schema)
        => Fails(EngineError.InvalidParameter, text, () => Engine.CreateCollection("", schema));

    [Fact]
    public void Functions_are_described_and_kept()
    {
        Engine.CreateCollection("", Good);
        Reopen();
        var described = Engine.DescribeCollection("", Name).Definition;

        var function = Assert.Single(described.Functions);
        Assert.Equal(("bm25_sparse", 100L, EngineFunctionType.Bm25), (function.Name, function.FunctionId, function.Type));
        Assert.Equal(["text", "sparse"], function.InputFields.Concat(function.OutputFields));
        Assert.Equal([false, false, true], described.Fields.Select(field => field.IsFunctionOutput));
        Engine.CreateCollection("", Good);
        Fails(EngineError.Unexpected, "different parameters", () => Engine.CreateCollection("", Good with { Functions = [Bm25() with { Name = "x" }] }));
        Engine.DropCollection("", Name);
        Assert.Equal(0, File.Number("SELECT count(*) FROM functions"));
        Engine.CreateCollection("", Good);
    }

    [Theory]
    [InlineData("index metric type of BM25 function output field must be BM25, got IP", "sparse", "IP", "")]
    [InlineData("only BM25 Function output field support BM25 metric type", "plain", "BM25", "")]
    [InlineData("bm25_k1 (4) should be in range [0, 3]", "sparse", "BM25", "4")]
    [InlineData("bm25_k1 (x) should be in range [0, 3]", "sparse", "", "x")]
    public void Indexes_are_checked(string text, string field, string metric, string k1)
    {
        Engine.CreateCollection("", Good with { Fields = [Key(), TextField(), Sparse(), Sparse("plain")] });
        var parameters = Params(("index_type", "SPARSE_INVERTED_INDEX"), ("metric_type", metric), ("bm25_k1", k1));

        Fails(EngineError.InvalidParameter, text, () => Engine.CreateIndex("", Name, new IndexDefinition { FieldName = field, Parameters = parameters }));
    }

    [Fact]
    public void The_index_is_bm25_unless_told_otherwise()
    {
        Engine.CreateTexts(index: [("index_type", "AUTOINDEX")]);
        Assert.Equal("BM25", Engine.DescribeIndexes("", Name).Single().Parameters["metric_type"]);
    }

    [Fact]
    public void The_output_can_neither_be_sent_nor_read()
    {
        Engine.CreateTexts();
        var vectors = new SparseVectorColumn("sparse", [new byte[8]]);

        Fails(EngineError.InvalidParameter, "field (sparse) is filled by a function", () => Engine.Insert(Ids(1), Texts("a"), vectors));
        Fails(EngineError.InvalidParameter, "field (sparse) is filled by a function", () => Engine.Upsert(Ids(1), Texts("a"), vectors));
        Fails(EngineError.InvalidParameter, "field (sparse) is filled by a function", () => Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, IsPartial = true, Columns = [Ids(1), Texts("a"), vectors] }));
        Engine.Insert(Ids(1), Texts("a"));
        Fails(EngineError.InvalidParameter, "not allowed to retrieve raw data of field sparse", () => Engine.Query("id == 1", "sparse"));
        Fails(EngineError.InvalidParameter, "not allowed to retrieve raw data of field sparse", () => Engine.Search(Find("a") with { OutputFields = ["sparse"] }));
        Assert.Equal(["id", "text"], Engine.Query("id == 1", "*").OutputFields);
        Assert.Equal(["id", "text"], Engine.Search(Find("a") with { OutputFields = ["*"] }).OutputFields);
    }

    [Fact]
    public void Searches_bring_texts()
    {
        Engine.CreateTexts(others: Vector());
        Engine.Insert(Ids(1), Texts("a"), VectorRows([1, 2, 3, 4]));

        Fails(EngineError.InvalidParameter, "please provide varchar/text for BM25 Function based search, got SparseFloatVector", () => Engine.Search(Find("a") with { Vectors = new SparseVectorColumn("", [new byte[8]]) }));
        Fails(EngineError.InvalidParameter, "please provide varchar/text for BM25 Function based search", () => Engine.Search(Find("a") with { Vectors = null, Keys = Ids(1) }));
        Fails(EngineError.InvalidParameter, "vector type must be the same, field v", () => Engine.Search(Find("a") with { VectorField = "v" }));
        Fails(EngineError.InvalidParameter, "metric type not match", () => Engine.Search(Find("a") with { MetricType = "IP" }));
        Fails(EngineError.InvalidParameter, "referenced by function bm25_sparse", () => Engine.DropField("", Name, "text"));
        Fails(EngineError.InvalidParameter, "does not allow update", () => Engine.AlterField("", Name, "text", Params(("analyzer_params", "{}")), []));
    }

    [Fact]
    public void Rankers_join_words_and_vectors()
    {
        Engine.CreateTexts(others: Vector(2));
        Engine.Insert(Ids(1, 2, 3), Texts("cat", "cat dog", "bird"), VectorRows([0, 1], [1, 0], [1, 1]));
        var words = Engine.Search(Find("cat"));
        Assert.Equal([1, 2], words.LongIds());
        var dense = Nearest([1, 0]) with { VectorField = "v" };

        var fused = Engine.HybridSearch(new HybridSearchCommand { Searches = [Find("cat"), dense], Ranker = new ReciprocalRankRanker(), Limit = 3 });
        Assert.Equal([(1L, (1 / 61f) + (1 / 63f)), (2L, (1 / 62f) + (1 / 61f)), (3L, 1 / 62f)], Pairs(fused).OrderBy(pair => pair.Id), Near);

        var weighted = Engine.HybridSearch(new HybridSearchCommand { Searches = [Find("cat"), dense], Ranker = new WeightedRanker([0.7, 0.3]), Limit = 3 });
        float Part(float score) => (float)(0.7 * 2 / Math.PI * Math.Atan(score));
        Assert.Equal([(1L, Part(words.Scores[0]) + (0.3f * 0.5f)), (2L, Part(words.Scores[1]) + 0.3f), (3L, 0.3f * (1 + MathF.Sqrt(0.5f)) / 2)], Pairs(weighted).OrderBy(pair => pair.Id), Near);
    }

    private static bool Near((long Id, float Score) left, (long Id, float Score) right) => left.Id == right.Id && Math.Abs(left.Score - right.Score) < 1e-5;

    private static IEnumerable<(long Id, float Score)> Pairs(SearchResult result) => result.LongIds().Zip(result.Scores);
}
