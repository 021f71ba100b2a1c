using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class ShapeFilterTests : IDisposable
{
    private readonly FilterTable _table = new(new FilterSchema([FilterTable.Field("geo", EngineDataType.Geometry), FilterTable.Field("name", EngineDataType.VarChar)], null));

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("st_equals(geo, 'LINESTRING (0 0, 2 2)')", "LINESTRING (2 2, 1 1, 0 0)", true)]
    [InlineData("st_crosses(geo, 'LINESTRING (0 2, 2 0)')", "LINESTRING (0 0, 2 2)", true)]
    [InlineData("st_crosses(geo, 'POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))')", "LINESTRING (-1 0.5, 2 0.5)", true)]
    [InlineData("st_touches(geo, 'LINESTRING (2 2, 3 3)')", "LINESTRING (0 0, 2 2)", true)]
    [InlineData("st_overlaps(geo, 'MULTIPOINT (1 1, 2 2)')", "MULTIPOINT ((2 2), (3 3))", true)]
    [InlineData("st_contains(geo, 'POINT (5 5)')", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))", false)]
    [InlineData("st_within(geo, 'GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4)))')", "POINT (5 5)", true)]
    [InlineData("st_intersects(geo, 'POINT (1 1)')", "GEOMETRYCOLLECTION (POINT (1 1))", true)]
    [InlineData("ST_INTERSECTS(geo, {wkt})", "POINT (7 7)", true)]
    [InlineData("st_isvalid(geo)", "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", false)]
    [InlineData("ST_ISVALID(geo)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", true)]
    [InlineData("st_isvalid(geo)", "POINT EMPTY", true)]
    [InlineData("st_intersects(geo, 'POINT EMPTY')", "POINT (1 1)", false)]
    public void Shapes_lie_to_each_other_as_in_the_standard(string filter, string shape, bool holds)
    {
        _table.Add(("geo", shape));
        var templates = new Dictionary<string, object?> { ["wkt"] = "POINT (7 7)" };
        Assert.Equal(holds ? [1] : [], _table.Find(filter, templates));
        Assert.Equal(holds ? [] : [1], _table.Find($"not ({filter})", templates));
    }

    // One degree of a great circle of the sphere is 111,194.93 m.
    [Theory]
    [InlineData("POINT (13.4 52.5)", "POINT (13.4 53.5)", 111_194.92, false)]
    [InlineData("POINT (13.4 52.5)", "POINT (13.4 53.5)", 111_194.93, true)]
    [InlineData("POINT (13.4 52.5)", "POINT (13.4 52.5)", 0, true)]
    [InlineData("POINT (0 0)", "POINT (180 0)", 20_015_086, false)]
    [InlineData("POINT (0 0)", "POINT (180 0)", 20_015_087, true)]
    [InlineData("POINT (179.5 0)", "POINT (-179.5 0)", 111_195, true)]
    [InlineData("POINT (0 60)", "POINT (1 60)", 55_597, true)]
    [InlineData("POINT (0 60)", "POINT (1 60)", 55_590, false)]
    [InlineData("POINT (0 60)", "LINESTRING (1 50, 1 70)", 55_597, true)]
    [InlineData("POINT (0 60)", "LINESTRING (1 50, 1 70)", 55_500, false)]
    [InlineData("POINT (5 5)", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", 0, true)]
    [InlineData("POINT (5 5)", "POINT EMPTY", 1e9, false)]
    public void Distances_are_meters_on_the_sphere(string point, string shape, double meters, bool isNear)
    {
        _table.Add(("geo", shape));
        Assert.Equal(isNear ? [1] : [], _table.Find($"st_dwithin(geo, '{point}', {meters.ToString("R", System.Globalization.CultureInfo.InvariantCulture)})"));
    }

    [Theory]
    [InlineData("st_within(name, 'POINT (1 1)')", "only supported on geometry fields")]
    [InlineData("st_within(geo, 'POINT (1 1')", "failed to parse WKT")]
    [InlineData("st_within(geo, 5)", "must be a string of well-known text")]
    [InlineData("st_within(geo)", "takes 2 argument(s), got 1")]
    [InlineData("st_dwithin(geo, 'LINESTRING (1 1, 2 2)', 5)", "only supports a POINT")]
    [InlineData("st_dwithin(geo, 'POINT (1 1)', -1)", "0 or more, got -1")]
    [InlineData("st_dwithin(geo, 'POINT (1 1)', 'x')", "a number of meters")]
    [InlineData("St_Within(geo, 'POINT (1 1)')", "write st_within")]
    [InlineData("geo == 'POINT (1 1)'", "compare shapes with st_equals")]
    [InlineData("geo == geo", "comparisons between Geometry and Geometry are not supported")]
    [InlineData("geo in ['POINT (1 1)']", "cannot be casted to Geometry")]
    [InlineData("geo like 'POINT%'", "non-string")]
    public void What_is_no_question_about_shapes_is_refused(string filter, string reason) =>
        Assert.Contains(reason, Assert.Throws<EngineException>(() => _table.Compile(filter)).Message, StringComparison.Ordinal);
}
