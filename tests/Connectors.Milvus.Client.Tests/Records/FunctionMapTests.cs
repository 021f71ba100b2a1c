namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What becomes of properties that functions of the server fill.</summary>
public sealed class FunctionMapTests
{
    private static readonly MilvusRecordMap<Doc> Map = MilvusRecordMap.FromAttributes<Doc>();

    [Fact]
    public void A_marked_vector_brings_its_function_its_metric_and_the_analyzer()
    {
        var schema = Map.ToSchema();

        SchemaRules.Check(schema);
        var function = Assert.Single(schema.Functions);
        Assert.Equal((MilvusFunctionType.BM25, "sparse_bm25", "text", "sparse"), (function.Type, function.Name, function.InputFields.Single(), function.OutputFields.Single()));
        Assert.Equal("true", schema.Fields.Single(field => field.Name == "text").TypeParams["enable_analyzer"]);
        Assert.True(schema.Fields.Single(field => field.Name == "sparse").IsFunctionOutput);
        Assert.Equal(MilvusMetricTypes.Bm25, Assert.Single(Map.ToIndexes()).MetricType);
    }

    [Fact]
    public void What_a_function_fills_is_neither_sent_nor_asked_for()
    {
        var schema = Map.ToSchema();
        var collection = RecordWire.Collection([.. schema.Fields]);

        var sent = RecordWire.Insert(Map, collection, new Doc { Id = 1, Text = "a" });

        Assert.Equal(["Id", "text"], sent.FieldsData.Select(column => column.FieldName));
        Assert.Equal(["Id", "text"], RecordPlan<Doc>.For(Map, collection).OutputFields(includeVectors: true));
    }

    [Fact]
    public void Marked_texts_are_analysed()
    {
        var fields = MilvusRecordMap.FromAttributes<Texts>().Fields.ToDictionary(field => field.PropertyName, field => field.Schema.TypeParams);

        Assert.Equal(["enable_analyzer"], fields[nameof(Texts.Split)].Keys);
        Assert.Equal(["enable_analyzer", "enable_match"], fields[nameof(Texts.Matched)].Keys);
        Assert.Equal("""{"type":"english"}""", fields[nameof(Texts.English)]["analyzer_params"]);
        Assert.Contains("Number: analyzers are for text, the field is Int64", Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<NoText>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_that_lead_nowhere_are_told()
    {
        Assert.Contains(
            "Sparse is filled by a function of 'Missing', which is no property or field",
            Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<Nowhere>()).Message,
            StringComparison.Ordinal);
    }

    private sealed class Doc
    {
        public long Id { get; set; }

        [MilvusField("text", MaxLength = 100)]
        public string Text { get; set; } = "";

        [MilvusVector(Name = "sparse"), MilvusBm25(nameof(Text))]
        public MilvusSparseVector? Sparse { get; set; }
    }

    private sealed class Texts
    {
        public long Id { get; set; }

        [MilvusField(EnableAnalyzer = true)]
        public string Split { get; set; } = "";

        [MilvusField(EnableMatch = true)]
        public string Matched { get; set; } = "";

        [MilvusField(AnalyzerParams = """{"type":"english"}""")]
        public string English { get; set; } = "";
    }

    private sealed class NoText
    {
        public long Id { get; set; }

        [MilvusField(EnableAnalyzer = true)]
        public long Number { get; set; }
    }

    private sealed class Nowhere
    {
        public long Id { get; set; }

        [MilvusVector, MilvusBm25("Missing")]
        public MilvusSparseVector? Sparse { get; set; }
    }
}
