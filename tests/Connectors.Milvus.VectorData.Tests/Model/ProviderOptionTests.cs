using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Model;

/// <summary>What properties ask of Milvus by provider annotations and by the client's attributes, and what is refused.</summary>
public sealed class ProviderOptionTests
{
    [Fact]
    public void A_vector_s_index_and_metric_are_Milvus_s_own()
    {
        CollectionModel<Dictionary<string, object?>> model = Dynamic(new VectorStoreVectorProperty("V", typeof(float[]), 3) { IndexKind = IndexKind.Flat }
            .WithMilvusIndex(MilvusIndexTypes.HnswSq, new Dictionary<string, object?> { ["M"] = 32, ["sq_type"] = "SQ8" })
            .WithMilvusMetric(MilvusMetricTypes.L2));

        MilvusIndexParams index = Assert.Single(model.Indexes);
        Assert.Equal((MilvusIndexTypes.HnswSq, MilvusMetricTypes.L2), (index.IndexType, index.MetricType));
        Assert.Equal((32, "SQ8"), ((int)index.Params!["M"]!, (string)index.Params["sq_type"]!));
    }

    [Fact]
    public void Bits_have_metrics_without_a_distance_function() =>
        Assert.Equal(MilvusMetricTypes.Jaccard, Assert.Single(Dynamic(new VectorStoreVectorProperty("V", typeof(byte[]), 16).WithMilvusMetric(MilvusMetricTypes.Jaccard)).Indexes).MetricType);

    [Fact]
    public void A_data_property_s_index_goes_before_IsIndexed()
    {
        MilvusIndexParams index = Dynamic(new VectorStoreDataProperty("D", typeof(string)) { IsIndexed = true }.WithMilvusIndex(MilvusIndexTypes.Trie)).Indexes[0];

        Assert.Equal(("D", MilvusIndexTypes.Trie), (index.FieldName, index.IndexType));
    }

    [Fact]
    public void Limits_keys_and_mmap_reach_the_schema()
    {
        IReadOnlyDictionary<string, MilvusFieldSchema> fields = Dynamic(
            new VectorStoreDataProperty("Tenant", typeof(string)).WithMilvusMaxLength(64).AsMilvusPartitionKey(),
            new VectorStoreDataProperty("Tags", typeof(string[])).WithMilvusMaxLength(32).WithMilvusMaxCapacity(10),
            new VectorStoreDataProperty("When", typeof(long)).AsMilvusClusteringKey().WithMilvusMmap()).Schema.Fields.ToDictionary(field => field.Name);

        Assert.Equal((64, true, false), (fields["Tenant"].MaxLength, fields["Tenant"].IsPartitionKey, fields["Tenant"].IsNullable));
        Assert.Equal((32, 10), (fields["Tags"].MaxLength, fields["Tags"].MaxCapacity));
        Assert.True(fields["When"].IsClusteringKey);
        Assert.Equal("true", fields["When"].TypeParams["mmap.enabled"]);
    }

    [Fact]
    public void An_analyzer_serves_full_text_search_and_text_match()
    {
        MilvusFieldSchema field = Dynamic(new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true }
            .WithMilvusAnalyzer("""{"type": "english"}""", textMatch: true)).Schema.Fields.Single(field => field.Name == "Text");

        Assert.Equal("""{"type": "english"}""", field.TypeParams["analyzer_params"]);
        Assert.Equal(("true", "true"), (field.TypeParams["enable_analyzer"], field.TypeParams["enable_match"]));
    }

    [Fact]
    public void Classes_take_the_client_s_attributes()
    {
        CollectionModel<Attributed> model = CollectionModels.OfClass<string, Attributed>(null, null);

        var fields = model.Schema.Fields.ToDictionary(field => field.Name);
        MilvusIndexParams index = model.Indexes.Single(each => each.FieldName == "View");
        Assert.Equal(100, fields["Key"].MaxLength);
        Assert.Equal((200, "The title."), (fields["title"].MaxLength, fields["title"].Description));
        Assert.Equal(MilvusDataType.BFloat16Vector, fields["View"].DataType);
        Assert.Equal((MilvusIndexTypes.Hnsw, MilvusMetricTypes.IP, 48L), (index.IndexType, index.MetricType, (long)index.Params!["M"]!));
        Assert.Equal(MilvusIndexTypes.StlSort, model.Indexes.Single(each => each.FieldName == "Year").IndexType);
    }

    [Fact]
    public void Index_parameters_and_mmap_are_attributes_too_and_what_is_not_said_is_left_to_the_server()
    {
        CollectionModel<Mapped> model = CollectionModels.OfClass<string, Mapped>(null, null);

        var fields = model.Schema.Fields.ToDictionary(field => field.Name);
        Assert.Equal("true", fields["Text"].TypeParams["mmap.enabled"]);
        Assert.Equal("false", fields["View"].TypeParams["mmap.enabled"]);
        Assert.DoesNotContain("mmap.enabled", fields["Year"].TypeParams.Keys);
        MilvusIndexParams index = model.Indexes.Single(each => each.FieldName == "Text");
        Assert.Equal((MilvusIndexTypes.NGram, 2L), (index.IndexType, (long)index.Params!["min_gram"]!));
        Assert.Equal(8, fields["Year"].DefaultValue);
    }

    [Fact]
    public void Defaults_and_descriptions_reach_the_schema_of_a_definition()
    {
        MilvusFieldSchema field = Dynamic(
            new VectorStoreDataProperty("Stars", typeof(int)).WithMilvusDefault(3).WithMilvusDescription("One to five.")).Schema.Fields.Single(field => field.Name == "Stars");

        Assert.Equal((3, "One to five."), (field.DefaultValue, field.Description));
    }

    [Fact]
    public void Attributes_that_say_nothing_here_are_refused()
    {
        var error = Assert.Throws<NotSupportedException>(() => CollectionModels.OfClass<string, Misplaced>(null, null));

        Assert.Contains("'Hash' is filled by [MilvusMinHash]", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Text' is marked as what only records of the client have", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_goes_before_the_client_s_attributes()
    {
        var definition = new VectorStoreCollectionDefinition { Properties = [new VectorStoreDataProperty("Title", typeof(string)).WithMilvusMaxLength(50)] };

        MilvusFieldSchema title = CollectionModels.OfClass<string, Attributed>(definition, null).Schema.Fields.Single(field => field.Name == "title");

        Assert.Equal((50, "The title."), (title.MaxLength, title.Description));
    }

    [Fact]
    public void What_does_not_fit_is_refused_all_at_once()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Dynamic(
            new VectorStoreDataProperty("Number", typeof(int)).WithMilvusMaxLength(10).WithMilvusMaxCapacity(2).AsMilvusPartitionKey(),
            new VectorStoreDataProperty("Text", typeof(string)).WithMilvusMaxLength(70_000).AsMilvusPartitionKey(),
            new VectorStoreDataProperty("Numbers", typeof(int[])).WithMilvusAnalyzer(),
            new VectorStoreVectorProperty("V", typeof(float[]), 3).WithMilvusMaxLength(7),
            new VectorStoreVectorProperty("W", typeof(byte[]), 16).WithMilvusVectorType(MilvusDataType.Float16Vector)));

        foreach (string part in (string[])[
            "2 partition keys (Number, Text)", "'Number' of type 'int' asks for a longest text", "'Number' of type 'int' asks for a capacity",
            "'Number' is a partition key stored as Int32", "'Text' asks for texts of up to 70000 bytes", "'Numbers' of type 'int[]' asks for an analyzer",
            "'V' asks for what only data properties have", "'W' of type 'byte[]' asks for the field type Float16Vector"])
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    private static CollectionModel<Dictionary<string, object?>> Dynamic(params VectorStoreProperty[] properties) => CollectionModels.OfDictionary(
        "c", new VectorStoreCollectionDefinition { Properties = [new VectorStoreKeyProperty("Key", typeof(string)), .. properties] }, null);

    private sealed class Mapped
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData, MilvusField(IndexType = MilvusIndexTypes.NGram, IndexParams = """{"min_gram": 2, "max_gram": 3}""", Mmap = true)]
        public string Text { get; set; } = "";

        [VectorStoreData, MilvusField(Default = 8)]
        public int? Year { get; set; }

        [VectorStoreVector(4), MilvusVector(Mmap = false)]
        public ReadOnlyMemory<float> View { get; set; }
    }

    private sealed class Misplaced
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData, MilvusIgnore]
        public string Text { get; set; } = "";

        [VectorStoreVector(16), MilvusMinHash(nameof(Text))]
        public byte[] Hash { get; set; } = [];
    }

    private sealed class Attributed
    {
        [VectorStoreKey, MilvusKey(MaxLength = 100)]
        public string Key { get; set; } = "";

        [VectorStoreData, MilvusField("title", MaxLength = 200, Description = "The title.")]
        public string Title { get; set; } = "";

        [VectorStoreData(IsIndexed = true), MilvusField(IndexType = MilvusIndexTypes.StlSort)]
        public int Year { get; set; }

        [VectorStoreVector(4), MilvusVector(Type = MilvusDataType.BFloat16Vector, IndexType = MilvusIndexTypes.Hnsw, MetricType = MilvusMetricTypes.IP, IndexParams = """{"M": 48}""")]
        public ReadOnlyMemory<float> View { get; set; }
    }
}
