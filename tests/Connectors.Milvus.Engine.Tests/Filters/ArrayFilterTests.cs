using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class ArrayFilterTests : IDisposable
{
    private readonly FilterTable _table = Create();

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("ints[0] == 1", 1)]
    [InlineData("ints[1] > 1", 1, 2)]
    [InlineData("ints[0] in [3, 1]", 1, 2)]
    [InlineData("1 < ints[0] <= 3", 2)]
    [InlineData("ints[0] + 1 == 2", 1)]
    [InlineData("ints[0] < ints[1]", 1)]
    [InlineData("ints[0] < limit", 1)]
    [InlineData("texts[0] like 'a%'", 1)]
    [InlineData("texts[0] == 'a'", 1)]
    [InlineData("flags[1] == true", 2)]
    [InlineData("singles[0] == 0.1", 1)]
    [InlineData("reals[0] == 0.1", 1)]
    [InlineData("singles[0] < 0.1")]
    [InlineData("array_contains(ints, 9223372036854775807)", 2)]
    [InlineData("array_contains(ints, 9223372036854775806)")]
    [InlineData("array_contains(singles, 0.1)", 1, 2)]
    [InlineData("array_contains(singles, 2)", 2)]
    [InlineData("array_contains(reals, 0.30000000000000004)", 1)]
    [InlineData("array_contains(texts, 'a')", 1)]
    [InlineData("array_contains(flags, false)", 1)]
    [InlineData("array_contains_any(ints, [7, 2, 3])", 1, 2)]
    [InlineData("array_contains_any(ints, [2.5, 3.0])", 2)]
    [InlineData("array_contains_all(ints, [2, 1])", 1)]
    [InlineData("ARRAY_CONTAINS_ALL(texts, ['a', 'b'])", 1)]
    [InlineData("array_length(ints) == 3", 2)]
    [InlineData("array_length(texts) > 0", 1)]
    [InlineData("ints == [1, 2]", 1)]
    [InlineData("ints != [1, 2]", 2, 3)]
    [InlineData("ints == [2, 1]")]
    [InlineData("ints == []", 3)]
    [InlineData("singles == [0.1, 1.5]", 1)]
    [InlineData("flags == [false, false]", 1)]
    public void Arrays_are_compared_and_searched(string expression, params int[] rows) =>
        Assert.Equal(string.Join(',', rows), string.Join(',', _table.Find(expression)));

    private static FilterTable Create()
    {
        var schema = new FilterSchema(
            [
                FilterTable.Field("limit", EngineDataType.Int64),
                FilterTable.Field("ints", EngineDataType.Array, EngineDataType.Int64),
                FilterTable.Field("texts", EngineDataType.Array, EngineDataType.VarChar),
                FilterTable.Field("flags", EngineDataType.Array, EngineDataType.Bool),
                FilterTable.Field("singles", EngineDataType.Array, EngineDataType.Float),
                FilterTable.Field("reals", EngineDataType.Array, EngineDataType.Double),
            ],
            null);

        // Row 1 stores its floats short, row 2 widened to doubles: both are the same 32-bit values.
        return new FilterTable(schema)
            .Add(("limit", 2L), ("ints", "[1,2]"), ("texts", """["a","b"]"""), ("flags", "[false,false]"), ("singles", "[0.1,1.5]"), ("reals", "[0.1,0.30000000000000004]"))
            .Add(("limit", 2L), ("ints", "[3,3,9223372036854775807]"), ("texts", "[]"), ("flags", "[true,true]"), ("singles", "[2.0,0.10000000149011612]"), ("reals", "[1]"))
            .Add(("limit", 0L), ("ints", "[]"));
    }
}
