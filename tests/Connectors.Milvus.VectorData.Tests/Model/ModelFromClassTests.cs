using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Model;

/// <summary>What attributes and definitions on classes become.</summary>
public sealed class ModelFromClassTests
{
    [Fact]
    public void Properties_become_fields_by_their_types_and_annotations()
    {
        var fields = Model<Guid, Hotel>().Schema.Fields.ToDictionary(field => field.Name);

        Assert.Equal(["Id", "Name", "Note", "Stars", "Tags", "Price", "Vector"], fields.Keys);
        Assert.Equal((MilvusDataType.VarChar, 36, true, false), (fields["Id"].DataType, fields["Id"].MaxLength, fields["Id"].IsPrimaryKey, fields["Id"].IsNullable));
        Assert.Equal((MilvusDataType.VarChar, 65_535, false), (fields["Name"].DataType, fields["Name"].MaxLength, fields["Name"].IsNullable));
        Assert.True(fields["Note"].IsNullable);
        Assert.Equal((MilvusDataType.Int32, true), (fields["Stars"].DataType, fields["Stars"].IsNullable));
        Assert.Equal((MilvusDataType.Array, MilvusDataType.VarChar, 4_096), (fields["Tags"].DataType, fields["Tags"].ElementType, fields["Tags"].MaxCapacity));
        Assert.Equal((MilvusDataType.FloatVector, 3), (fields["Vector"].DataType, fields["Vector"].Dimension));
    }

    [Fact]
    public void Vectors_and_indexed_data_get_indexes()
    {
        IReadOnlyList<MilvusIndexParams> indexes = Model<Guid, Hotel>().Indexes;

        Assert.Equal(["Name", "Vector"], indexes.Select(index => index.FieldName));
        Assert.Equal([MilvusIndexTypes.Inverted, MilvusIndexTypes.Hnsw], indexes.Select(index => index.IndexType));
        Assert.Equal(MilvusMetricTypes.L2, indexes[1].MetricType);
    }

    [Fact]
    public void A_definition_goes_before_attributes_and_leaves_them_what_it_does_not_say()
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreDataProperty("Name") { StorageName = "title" },
                new VectorStoreVectorProperty("Vector", 8) { IndexKind = IndexKind.Flat },
                new VectorStoreDataProperty("Unmarked"),
            ],
        };

        CollectionModel<Hotel> model = Model<Guid, Hotel>(definition);

        Assert.Equal(["Id", "title", "Note", "Stars", "Tags", "Price", "Unmarked", "Vector"], model.Schema.Fields.Select(field => field.Name));
        Assert.Equal(8, model.Schema.Fields[^1].Dimension);
        MilvusIndexParams index = Assert.Single(model.Indexes);
        Assert.Equal((MilvusIndexTypes.Flat, MilvusMetricTypes.L2), (index.IndexType, index.MetricType));
    }

    [Fact]
    public void The_attribute_s_storage_name_survives_a_definition_without_one()
    {
        var definition = new VectorStoreCollectionDefinition { Properties = [new VectorStoreDataProperty("Text")] };

        Assert.Contains("text", Model<string, Support.TestRecord>(definition).Schema.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Filters_find_properties_by_their_names_in_the_class()
    {
        CollectionModel<Support.TestRecord> model = Model<string, Support.TestRecord>();

        Assert.True(model.TryGetProperty("Number", out var number));
        Assert.Equal(("number", typeof(int), MilvusDataType.Int32), (number.StorageName, number.ClrType, number.DataType));
        Assert.Equal(7L, number.Encode(7));
        Assert.False(model.TryGetProperty("number", out _));
    }

    [Fact]
    public void Inherited_and_init_only_properties_are_read_and_written()
    {
        CollectionModel<Derived> model = Model<long, Derived>();

        Assert.Equal(["Label", "Id"], model.Schema.Fields.Select(field => field.Name).Where(name => name is "Id" or "Label").Order().Reverse());
    }

    [Fact]
    public void A_class_is_read_once_for_each_generator()
    {
        using var generator = new Support.FakeGenerator<string>();

        Assert.Same(Model<string, Support.TestRecord>(), Model<string, Support.TestRecord>());
        Assert.NotSame(Model<string, Support.TestRecord>(), CollectionModels.OfClass<string, Support.TestRecord>(null, generator));
    }

    private static CollectionModel<TRecord> Model<TKey, TRecord>(VectorStoreCollectionDefinition? definition = null)
        where TRecord : class => CollectionModels.OfClass<TKey, TRecord>(definition, null);

    private sealed class Hotel
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string Name { get; set; } = "";

        [VectorStoreData]
        public string? Note { get; set; }

        [VectorStoreData]
        public int? Stars { get; set; }

        [VectorStoreData]
        public List<string> Tags { get; set; } = [];

        [VectorStoreData]
        public decimal Price { get; set; }

        [VectorStoreVector(3, IndexKind = IndexKind.Hnsw, DistanceFunction = DistanceFunction.EuclideanDistance)]
        public ReadOnlyMemory<float> Vector { get; set; }

        public string Unmarked { get; set; } = "";
    }

    private abstract class Base
    {
        [VectorStoreKey]
        public long Id { get; private set; }
    }

    private sealed class Derived : Base
    {
        [VectorStoreData]
        public string Label { get; init; } = "";
    }
}
