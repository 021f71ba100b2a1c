using System.Text;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rows;

/// <summary>Every scalar type, plain, null and as an array element, written and read back after reopening.</summary>
public sealed class ValueRoundTripTests : EngineTest
{
    [Fact]
    public void Bool_round_trips() => RoundTrips(EngineDataType.Bool, [true, false, true]);

    [Theory]
    [InlineData(EngineDataType.Int8, sbyte.MinValue, sbyte.MaxValue)]
    [InlineData(EngineDataType.Int16, short.MinValue, short.MaxValue)]
    [InlineData(EngineDataType.Int32, int.MinValue, int.MaxValue)]
    public void Small_integers_round_trip(EngineDataType type, int least, int greatest) => RoundTrips(type, [least, 0, greatest]);

    [Fact]
    public void Int64_round_trips() => RoundTrips(EngineDataType.Int64, [long.MinValue, (1L << 53) + 1, long.MaxValue]);

    [Fact]
    public void Float_round_trips() => RoundTrips(EngineDataType.Float, [float.MinValue, 0.1f, float.Epsilon]);

    [Fact]
    public void Double_round_trips() => RoundTrips(EngineDataType.Double, [double.MaxValue, 0.1, -double.Epsilon]);

    [Fact]
    public void VarChar_round_trips() => RoundTrips(EngineDataType.VarChar, ["", "a'b\"c\\d\n", "é漢😀\0z"]);

    [Fact]
    public void Json_comes_back_exactly_as_it_was_sent()
    {
        string[] sent = ["{\"a\": 1.0, \"b\":  [null, \"é\"], \"a\": 2}", "  12345678901234567890.10 ", "null"];
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("x", EngineDataType.Json)));
        Engine.Insert(Ids(1, 2, 3), ThreeVectors, Json("x", sent));
        Reopen();

        Assert.Equal(sent, Texts(Engine.Query("id > 0", "x"), "x"));
    }

    [Fact]
    public void Dynamic_keys_come_back_whole_or_as_asked_for()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()) with { EnableDynamicField = true });
        Engine.Insert(Ids(1, 2), VectorRows([1, 2, 3, 4], [1, 2, 3, 4]), Dynamic("{\"a\":1.50,\"b\":\"x\",\"n\":{\"deep\":[1,2]}}", "{}"));
        Engine.Insert(Ids(3), VectorRows([1, 2, 3, 4]));
        Reopen();

        Assert.Equal(["{\"a\":1.50,\"b\":\"x\",\"n\":{\"deep\":[1,2]}}", "{}", "{}"], Texts(Engine.Query("id > 0", "*"), "$meta"));
        Assert.Equal(["{\"a\":1.50,\"b\":\"x\",\"n\":{\"deep\":[1,2]}}", "{}", "{}"], Texts(Engine.Query("id > 0", "a", "$meta"), "$meta"));
        var cut = Engine.Query("id > 0", "n", "a", "nowhere");
        Assert.Equal(["{\"a\":1.50,\"n\":{\"deep\":[1,2]}}", "{}", "{}"], Texts(cut, "$meta"));
        Assert.True(cut.Columns.Single(column => column.Name == "$meta").IsDynamic);
        Assert.Equal(["n", "a", "nowhere", "id"], cut.OutputFields);
        Fails(EngineError.InvalidParameter, "must hold one JSON object per row, row number: 1", () => Engine.Insert(Ids(4, 5), VectorRows([1, 2, 3, 4], [1, 2, 3, 4]), Dynamic("{}", "[]")));
        Fails(EngineError.InvalidParameter, "dynamic field name cannot include the static field name: v, row number: 0", () => Engine.Insert(Ids(4), VectorRows([1, 2, 3, 4]), Dynamic("{\"x\":{\"id\":1},\"v\":1}")));
        Fails(EngineError.InvalidParameter, "cannot set key name to: $meta", () => Engine.Insert(Ids(4), VectorRows([1, 2, 3, 4]), Dynamic("{\"$meta\":1}")));
        Assert.Equal([1], Engine.Query("a > 1", "id").Values<long>("id"));
    }

    [Fact]
    public void Left_out_and_null_values_become_the_default_or_null()
    {
        Engine.CreateLoaded(Schema(
            Key(), Vector(),
            Scalar("plain", EngineDataType.Int64, nullable: true),
            Scalar("filled", EngineDataType.Int64, defaultValue: 42L),
            Scalar("both", EngineDataType.VarChar, nullable: true, defaultValue: "d")));
        Engine.Insert(Ids(1), VectorRows([1, 2, 3, 4]));
        Engine.Insert(
            Ids(2, 3), VectorRows([1, 2, 3, 4], [1, 2, 3, 4]),
            new Column<long>("plain", EngineDataType.Int64, [7, 0], [true, false]),
            new Column<long>("filled", EngineDataType.Int64, [8, 0], [true, false]),
            new Column<string>("both", EngineDataType.VarChar, ["", "e"], [false, true]));

        var rows = Engine.Query("id > 0", "plain", "filled", "both");
        Assert.Equal([false, true, false], rows.Columns[0].Flags());
        Assert.Equal(7, rows.Values<long>("plain")[1]);
        Assert.Equal([42, 8, 42], rows.Values<long>("filled"));
        Assert.Null(rows.Columns[1].Valid);
        Assert.Equal(["d", "d", "e"], rows.Values<string>("both"));
        Assert.Equal([true, true, true], rows.Columns[2].Flags());
        Assert.Equal([1, 3], Engine.Query("plain is null", "id").Values<long>("id"));
    }

    [Fact]
    public void Vectors_come_back_bit_for_bit_from_the_file_and_from_memory()
    {
        float[] odd = [-0f, float.Epsilon, float.MaxValue / 4, 1e-20f];
        Engine.CreateLoaded(Schema(Key(), Vector(), Vector(3, "w")));
        Engine.Insert(Ids(2, 1), VectorRows([1, 2, 3, 4], odd), NamedVectors("w", [5, 6, 7], [8, 9, 10]));
        Reopen();

        var unloaded = Engine.Query("id > 0", "w", "v");
        var found = Engine.Search(Nearest(odd, 1) with { VectorField = "v", OutputFields = ["v", "w"] });
        Assert.Equal(VectorRows(odd, [1, 2, 3, 4]).Data, ((VectorColumn)unloaded.Columns[1]).Data.ToArray());
        Assert.Equal(NamedVectors("w", [8, 9, 10], [5, 6, 7]).Data, ((VectorColumn)unloaded.Columns[0]).Data.ToArray());
        Assert.Equal(VectorRows(odd).Data, ((VectorColumn)found.Columns[0]).Data.ToArray());
        Assert.Equal(NamedVectors("w", [8, 9, 10]).Data, ((VectorColumn)found.Columns[1]).Data.ToArray());
    }

    private static VectorColumn ThreeVectors => VectorRows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]);

    private static Column<ReadOnlyMemory<byte>> Json(string name, params string[] texts)
        => new(name, EngineDataType.Json, [.. texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))]);

    private static Column<ReadOnlyMemory<byte>> Dynamic(params string[] texts)
        => new("$meta", EngineDataType.Json, Json("$meta", texts).Values) { IsDynamic = true };

    private static IEnumerable<string> Texts(QueryResult rows, string name)
        => rows.Values<ReadOnlyMemory<byte>>(name).Select(text => Encoding.UTF8.GetString(text.Span));

    private void RoundTrips<T>(EngineDataType type, T[] values)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("plain", type), Scalar("maybe", type, nullable: true), ArrayOf("list", type), ArrayOf("maybes", type, nullable: true)));
        Engine.Insert(
            Ids(1, 2, 3), ThreeVectors,
            new Column<T>("plain", type, values),
            new Column<T>("maybe", type, values, [true, false, true]),
            new ArrayColumn("list", type, [values, Array.Empty<T>(), values.Reverse().ToArray()]),
            new ArrayColumn("maybes", type, [null, values, null], [false, true, false]));
        Reopen();

        var rows = Engine.Query("id > 0", "*");
        Assert.Equal(values, rows.Values<T>("plain"));
        Assert.Equal([values[0], values[2]], rows.Values<T>("maybe").Where((_, row) => row != 1));
        Assert.Equal([true, false, true], rows.Columns.Single(column => column.Name == "maybe").Flags());
        var list = (ArrayColumn)rows.Columns.Single(column => column.Name == "list");
        Assert.Equal([values, [], values.Reverse().ToArray()], list.Rows.Cast<T[]>());
        Assert.Null(list.Valid);
        var maybes = (ArrayColumn)rows.Columns.Single(column => column.Name == "maybes");
        Assert.Equal([false, true, false], maybes.Flags());
        Assert.Equal(values, (T[])maybes.Rows[1]!);
        Assert.Equal(type, maybes.ElementType);
    }
}
