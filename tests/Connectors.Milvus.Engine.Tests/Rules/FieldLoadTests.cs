using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Loading for the sake of some fields: the list has rules, and is a hint beyond them.</summary>
public sealed class FieldLoadTests : EngineTest
{
    public FieldLoadTests() => Engine.CreateCollection("", Schema(
        Key(),
        Scalar("tenant", EngineDataType.Int64) with { IsPartitionKey = true },
        Scalar("day", EngineDataType.Int64) with { IsClusteringKey = true },
        Scalar("note", EngineDataType.VarChar, nullable: true),
        Vector(),
        Vector(name: "w")) with { EnableDynamicField = true });

    [Fact]
    public void The_other_fields_can_be_read_all_the_same()
    {
        Index("v");
        Index("w");
        Engine.LoadCollection("", Name, ["id", "tenant", "day", "v"]);
        Engine.Insert(Ids(1), new Column<long>("tenant", EngineDataType.Int64, [1]), new Column<long>("day", EngineDataType.Int64, [2]), VectorRows([1, 0, 0, 0]), NamedVectors("w", [0, 1, 0, 0]));

        Assert.Equal(EngineLoadState.Loaded, Engine.GetLoadState("", Name));
        Assert.Equal([1L], Engine.Search(Nearest([0, 1, 0, 0]) with { VectorField = "w", Filter = "note is null", OutputFields = ["note"] }).LongIds());
    }

    [Fact]
    public void Vectors_that_are_not_loaded_need_no_index_until_they_are_searched()
    {
        Index("v");
        Fails(EngineError.InvalidParameter, "there is no vector index on field: [w]", () => Engine.LoadCollection("", Name));
        Engine.LoadCollection("", Name, ["id", "tenant", "day", "v", "$meta"]);

        Fails(EngineError.IndexNotFound, "index not found[field=w]", () => Engine.Search(Nearest([0, 1, 0, 0]) with { VectorField = "w" }));
        Assert.Empty(Engine.Search(Nearest([0, 1, 0, 0]) with { VectorField = "v" }).LongIds());
    }

    [Theory]
    [InlineData("load field list [tenant day v] does not contain primary key field id", "tenant", "day", "v")]
    [InlineData("load field list [id tenant day note] does not contain vector field", "id", "tenant", "day", "note")]
    [InlineData("does not contain partition key field tenant", "id", "day", "v")]
    [InlineData("does not contain clustering key field day", "id", "tenant", "v")]
    [InlineData("fieldName(x) not found", "id", "tenant", "day", "v", "x")]
    public void The_list_has_what_every_search_needs(string reason, params string[] fields)
    {
        Index("v");
        Fails(EngineError.InvalidParameter, reason, () => Engine.LoadCollection("", Name, fields));
        Assert.Equal(EngineLoadState.NotLoad, Engine.GetLoadState("", Name));
    }

    [Fact]
    public void Partitions_are_loaded_in_the_same_way()
    {
        Engine.DropCollection("", Name);
        Engine.CreateCollection("", Schema(Key(), Vector(), Vector(name: "w")));
        Engine.CreatePartition("", Name, "p");
        Index("v");

        Fails(EngineError.InvalidParameter, "does not contain vector field", () => Engine.LoadPartitions("", Name, ["p"], ["id"]));
        Engine.LoadPartitions("", Name, ["p"], ["id", "v"]);
        Assert.Equal(EngineLoadState.Loaded, Engine.GetLoadState("", Name, ["p"]));
    }

    private void Index(string field) => Engine.CreateIndex("", Name, new IndexDefinition { FieldName = field, Parameters = Params(("index_type", "FLAT"), ("metric_type", "L2")) });
}
