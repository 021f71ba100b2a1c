using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rows;

/// <summary>Fields of shapes: what they take, and filters and indexes over stored ones.</summary>
public sealed class ShapeTests : EngineTest
{
    [Theory]
    [InlineData("")]
    [InlineData("POINT 1")]
    [InlineData("POINT (1 2) x")]
    [InlineData("POINT (1 2")]
    [InlineData("POINT (1 2))")]
    [InlineData("POINT (nan 1)")]
    [InlineData("POINT (1e400 1)")]
    [InlineData("SRID=4326;POINT (1 2)")]
    [InlineData("LINESTRING (1 1)")]
    [InlineData("POLYGON ((0 0, 1 1, 1 0))")]
    [InlineData("CIRCLE (1 1, 2)")]
    public void Values_are_well_known_text(string value)
    {
        Create();
        Sample.Fails(EngineError.InvalidParameter, "the value of geometry field (geo) is no WKT, row number: 1", () => Insert("POINT (1 1)", value));
        Assert.Equal(0, Engine.Count());
    }

    [Fact]
    public void Collections_within_collections_do_not_exhaust_the_stack()
    {
        Create();
        var deep = string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION (", 5000)) + "POINT (1 1)" + new string(')', 5000);
        Sample.Fails(EngineError.InvalidParameter, "parentheses", () => Insert(deep));
    }

    [Fact]
    public void Filters_and_indexes_work_on_a_collection()
    {
        Create();
        Insert("POINT (13.40 52.52)", "POINT (2.35 48.86)", "POLYGON ((13 52, 14 52, 14 53, 13 53, 13 52))");
        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "geo", Parameters = Sample.Params(("index_type", "RTREE")) });
        Sample.Fails(EngineError.InvalidParameter, "invalid index type: INVERTED", () => Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "geo", IndexName = "x", Parameters = Sample.Params(("index_type", "INVERTED")) }));

        Assert.Equal([1L, 3L], Engine.Query("st_within(geo, 'POLYGON ((12 51, 15 51, 15 54, 12 54, 12 51))')").Values<long>("id"));
        Assert.Equal([1L, 3L], Engine.Query("st_dwithin(geo, 'POINT (13.41 52.52)', 5000)").Values<long>("id"));
        Engine.Delete("st_contains(geo, 'POINT (13.5 52.5)')");
        Assert.Equal([1L, 2L], Engine.Query("geo is not null").Values<long>("id"));
        Assert.Equal(["POINT (13.40 52.52)", "POINT (2.35 48.86)"], Engine.Query("id > 0", "geo").Values<string>("geo"));
    }

    private void Create() => Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("geo", EngineDataType.Geometry, nullable: true), Sample.Vector()));

    private void Insert(params string[] shapes) => Engine.Insert(
        Sample.Ids([.. Enumerable.Range(1, shapes.Length).Select(id => (long)id)]),
        new Column<string>("geo", EngineDataType.Geometry, shapes),
        Sample.VectorRows([.. shapes.Select(_ => new float[] { 1, 0, 0, 0 })]));
}
