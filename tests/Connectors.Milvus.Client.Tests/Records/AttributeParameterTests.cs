namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What attributes say of indexes, functions and memory beyond names and limits.</summary>
public sealed class AttributeParameterTests
{
    [Fact]
    public void Index_parameters_of_scalars_and_parameters_of_functions_are_read_as_JSON()
    {
        MilvusRecordMap<Right> map = MilvusRecordMap.FromAttributes<Right>();

        MilvusIndexParams index = map.ToIndexes().Single(each => each.FieldName == "Text");
        MilvusFunctionSchema function = Assert.Single(map.ToSchema().Functions);
        Assert.Equal((MilvusIndexTypes.NGram, 2L), (index.IndexType, index.Params!["min_gram"]));
        Assert.Equal(("openai", "512"), (function.Params["provider"], function.Params["dim"]));
    }

    [Fact]
    public void Mmap_is_sent_where_it_is_said_and_not_elsewhere()
    {
        var fields = MilvusRecordMap.FromAttributes<Right>().ToSchema().Fields.ToDictionary(field => field.Name);

        Assert.Equal("true", fields["Text"].TypeParams[MilvusProperties.Mmap]);
        Assert.Equal("false", fields["Vector"].TypeParams[MilvusProperties.Mmap]);
        Assert.DoesNotContain(MilvusProperties.Mmap, fields["Year"].TypeParams.Keys);
        Assert.Equal("true", fields["Text"].TypeParams["enable_analyzer"]);
    }

    [Fact]
    public void Parameters_that_cannot_be_read_are_mistakes_of_their_properties()
    {
        string message = Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<Wrong>()).Message;

        Assert.Contains("A: IndexParams is no JSON object", message, StringComparison.Ordinal);
        Assert.Contains("B: IndexParams say nothing without an IndexType", message, StringComparison.Ordinal);
        Assert.Contains("Vector: Params is no JSON: ", message, StringComparison.Ordinal);
    }

    private sealed class Right
    {
        public long Id { get; set; }

        [MilvusField(EnableAnalyzer = true, IndexType = MilvusIndexTypes.NGram, IndexParams = """{"min_gram": 2, "max_gram": 3}""", Mmap = true)]
        public string Text { get; set; } = "";

        public int Year { get; set; }

        [MilvusVector(2, Mmap = false), MilvusTextEmbedding(nameof(Text), "openai", "small", Params = """{"dim": "512"}""")]
        public float[] Vector { get; set; } = [];
    }

    private sealed class Wrong
    {
        public long Id { get; set; }

        [MilvusField(IndexType = MilvusIndexTypes.NGram, IndexParams = "[]")]
        public string A { get; set; } = "";

        [MilvusField(IndexParams = "{}")]
        public string B { get; set; } = "";

        public string Text { get; set; } = "";

        [MilvusVector(2), MilvusTextEmbedding(nameof(Text), "openai", Params = "{")]
        public float[] Vector { get; set; } = [];
    }
}
