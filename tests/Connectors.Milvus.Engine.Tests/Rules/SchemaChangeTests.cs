using System.Text;
using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rules;

public sealed class SchemaChangeTests : EngineTest
{
    public SchemaChangeTests()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("s", EngineDataType.VarChar), Sample.Vector()));
        Insert(1);
    }

    public static TheoryData<FieldDefinition, string> Defaults => new()
    {
        { Sample.Scalar("n", EngineDataType.Bool, true, true), "n == true" },
        { Sample.Scalar("n", EngineDataType.Int8, true, -3), "n == -3" },
        { Sample.Scalar("n", EngineDataType.Int64, true, long.MinValue), "n < 0" },
        { Sample.Scalar("n", EngineDataType.Float, true, 0.1f), "n == 0.1" },
        { Sample.Scalar("n", EngineDataType.Double, true, 1e300), "n == 1e300" },
        { Sample.Scalar("n", EngineDataType.VarChar, true, "it's"), "n == \"it's\"" },
        { Sample.Scalar("n", EngineDataType.Json, true, (ReadOnlyMemory<byte>)"{\"a\":1}"u8.ToArray()), "n[\"a\"] == 1" },
        { Sample.Scalar("n", EngineDataType.Timestamptz, true, "2025-01-01T00:00:00Z"), "n == ISO '2025-01-01'" },
        { Sample.Scalar("n", EngineDataType.Int64, true), "n is null" },
        { Sample.ArrayOf("n", EngineDataType.Int64, true), "n is null" },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Rows_that_are_there_have_the_default_of_an_added_field_also_after_compaction(FieldDefinition field, string filter)
    {
        Engine.AddField("", Sample.Name, field);

        Assert.Equal([1], Engine.Query(filter, "n").Values<long>("id"));
        Insert(2);
        Insert(2);
        Assert.True(Engine.Compact("", Sample.Name));
        Reopen();
        Assert.Equal([1, 2], Engine.Query(filter, "n").Values<long>("id"));
    }

    [Fact]
    public void An_added_vector_field_is_null_in_rows_that_are_there_and_searched_in_new_ones()
    {
        Engine.AddField("", Sample.Name, Sample.Vector(2, "w") with { IsNullable = true });
        var search = new SearchCommand { Collection = Sample.Name, VectorField = "w", Vectors = Sample.VectorRows([1, 1]), Limit = 5 };
        Sample.Fails(EngineError.IndexNotFound, "index not found[field=w]", () => Engine.Search(search));

        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "w", Parameters = Sample.Params(("metric_type", "L2")) });
        Engine.Insert(Sample.Ids(2), Texts("x"), Sample.VectorRows([1, 0, 0, 0]), Sample.NamedVectors("w", [1, 2]));

        Assert.Equal([2], Engine.Search(search).LongIds());
    }

    [Fact]
    public void A_write_for_the_old_schema_is_refused_after_the_change()
    {
        var old = Engine.DescribeCollection("", Sample.Name).UpdateTimestamp;
        Engine.AddField("", Sample.Name, Sample.Scalar("n", EngineDataType.Int64, true));

        Sample.Fails(EngineError.SchemaMismatch, "schema mismatch", () => Engine.Insert(new InsertCommand
        {
            Collection = Sample.Name,
            RowCount = 1,
            Columns = [Sample.Ids(2), Texts("x"), Sample.VectorRows([1, 0, 0, 0])],
            SchemaTimestamp = old,
        }));
    }

    [Fact]
    public void A_dropped_field_is_gone_with_its_index_and_its_id_is_never_given_again()
    {
        Engine.AddField("", Sample.Name, Sample.Scalar("n", EngineDataType.Int64, true));
        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "n", Parameters = Sample.Params(("index_type", "INVERTED")) });
        var dropped = Field("n").FieldId;

        Engine.DropField("", Sample.Name, "n");
        Sample.Fails(EngineError.InvalidParameter, "field n not exist", () => Engine.Query("n > 0"));
        Assert.Single(Engine.DescribeIndexes("", Sample.Name));
        Engine.AddField("", Sample.Name, Sample.Scalar("n", EngineDataType.VarChar, true));

        Assert.Equal(dropped + 1, Field("n").FieldId);
        Assert.Equal(1, Engine.Count("n is null"));
    }

    [Fact]
    public void A_vector_field_can_be_dropped_while_another_stays()
    {
        Engine.AddField("", Sample.Name, Sample.Vector(2, "w") with { IsNullable = true });
        Engine.DropField("", Sample.Name, "v");

        Sample.Fails(EngineError.InvalidParameter, "cannot drop the last vector field: w", () => Engine.DropField("", Sample.Name, "w"));
        Assert.Equal(1, Engine.Count());
    }

    public static TheoryData<FieldDefinition, string> WrongFields => new()
    {
        { Sample.Scalar("s", EngineDataType.Int64, true), "duplicate field name: s" },
        { Sample.Scalar("n", EngineDataType.Int64), "added field must be nullable, please check it, field name = n" },
        { Sample.Scalar("n", EngineDataType.Int64, true) with { IsPrimaryKey = true }, "not support to add pk field" },
        { Sample.Scalar("n", EngineDataType.Int64, true) with { IsPartitionKey = true }, "not support to add partition key field" },
        { Sample.Scalar("n", EngineDataType.Int64, true) with { IsClusteringKey = true }, "not support to add clustering key field" },
        { Sample.Scalar("n", EngineDataType.Int64, true) with { AutoId = true }, "only primary field can speficy AutoID" },
        { Sample.Scalar("n", EngineDataType.Int64, true, "text"), "is not equal to the type" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public void Fields_that_cannot_be_added_are_refused(FieldDefinition field, string text)
        => Sample.Fails(EngineError.InvalidParameter, text, () => Engine.AddField("", Sample.Name, field));

    [Theory]
    [InlineData("", "field name cannot be empty")]
    [InlineData("nope", "field not found: nope")]
    [InlineData("id", "cannot drop primary key field: id")]
    [InlineData("v", "cannot drop the last vector field: v")]
    [InlineData("$meta", "cannot drop system field: $meta")]
    public void Fields_that_cannot_be_dropped_are_refused(string field, string text)
        => Sample.Fails(EngineError.InvalidParameter, text, () => Engine.DropField("", Sample.Name, field));

    [Fact]
    public void A_field_can_be_made_longer()
    {
        Engine.AlterField("", Sample.Name, "s", Sample.Params(("max_length", "30"), ("field.description", "a text")), []);

        Engine.Upsert(Sample.Ids(1), Texts(new string('x', 30)), Sample.VectorRows([1, 0, 0, 0]));
        Assert.Equal("a text", Field("s").Description);
        Sample.Fails(EngineError.InvalidParameter, "dim does not allow update", () => Engine.AlterField("", Sample.Name, "v", Sample.Params(("dim", "8")), []));
        Sample.Fails(EngineError.InvalidParameter, "should be in (0, 65535]", () => Engine.AlterField("", Sample.Name, "s", Sample.Params(("max_length", "0")), []));
        Sample.Fails(EngineError.InvalidParameter, "non-string types", () => Engine.AlterField("", Sample.Name, "id", Sample.Params(("max_length", "9")), []));
        Sample.Fails(EngineError.FieldNotFound, "field not found[field=x]", () => Engine.AlterField("", Sample.Name, "x", Sample.Params(), []));
    }

    [Fact]
    public void Index_properties_change_while_the_collection_is_released()
    {
        Sample.Fails(EngineError.CollectionLoaded, "can't alter index on loaded collection", () => AlterIndex("mmap.enabled"));
        Engine.ReleaseCollection("", Sample.Name);
        AlterIndex("mmap.enabled");

        Assert.Equal("true", Engine.DescribeIndexes("", Sample.Name)[0].Parameters["mmap.enabled"]);
        Sample.Fails(EngineError.InvalidParameter, "metric_type is not a configable index property", () => AlterIndex("metric_type"));
        Sample.Fails(EngineError.IndexNotFound, "index not found[indexName=x]", () => Engine.AlterIndex("", Sample.Name, "x", Sample.Params(), []));
    }

    [Fact]
    public void The_dynamic_field_can_be_turned_on_for_good()
    {
        Engine.AlterCollection("", Sample.Name, Sample.Params(("dynamicfield.enabled", "true")), []);
        Engine.Insert(
            Sample.Ids(2), Texts("x"), Sample.VectorRows([1, 0, 0, 0]),
            new Column<ReadOnlyMemory<byte>>("$meta", EngineDataType.Json, [Encoding.UTF8.GetBytes("{\"k\":1}")]) { IsDynamic = true });

        Assert.Equal([2], Engine.Query("k == 1").Values<long>("id"));
        Assert.Equal([1], Engine.Query("not exists k").Values<long>("id"));
        Assert.True(Engine.DescribeCollection("", Sample.Name).Definition.EnableDynamicField);
        Sample.Fails(EngineError.InvalidParameter, "cannot supported to be disabled", () => Engine.AlterCollection("", Sample.Name, Sample.Params(("dynamicfield.enabled", "false")), []));
    }

    [Fact]
    public void Truncating_leaves_an_empty_collection_that_works()
    {
        Engine.TruncateCollection("", Sample.Name);

        Assert.Equal(0, Engine.Count());
        Assert.Empty(Engine.Search(Sample.Nearest([1, 0, 0, 0])).Scores);
        Insert(7);
        Assert.Equal([7], Engine.Search(Sample.Nearest([1, 0, 0, 0])).LongIds());
    }

    private void AlterIndex(string key) => Engine.AlterIndex("", Sample.Name, "v", Sample.Params((key, "true")), []);

    private FieldDefinition Field(string name) => Engine.DescribeCollection("", Sample.Name).Definition.Fields.Single(field => field.Name == name);

    private void Insert(long id) => Engine.Insert(Sample.Ids(id), Texts("one"), Sample.VectorRows([1, 0, 0, 0]));

    private static Column<string> Texts(string value) => new("s", EngineDataType.VarChar, [value]);
}
