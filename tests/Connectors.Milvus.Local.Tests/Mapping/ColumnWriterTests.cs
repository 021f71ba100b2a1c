using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Mapping;

public sealed class ColumnWriterTests
{
    [Fact]
    public void Scalars_keep_their_full_length_beside_nulls()
    {
        var field = ColumnWriter.Write(new Column<long>("f", EngineDataType.Int64, [1, 0, 3], [true, false, true]));

        Assert.Equal([1, 0, 3], field.Scalars.LongData.Data);
        Assert.Equal([true, false, true], field.ValidData);
        Assert.Equal(DataType.Int64, field.Type);
    }

    [Fact]
    public void A_column_without_nulls_has_no_flags()
        => Assert.Empty(ColumnWriter.Write(new Column<int>("f", EngineDataType.Int8, [1])).ValidData);

    [Fact]
    public void A_null_string_or_json_is_an_empty_placeholder()
    {
        var text = ColumnWriter.Write(new Column<string>("f", EngineDataType.VarChar, [null!, "a"], [false, true]));
        var json = ColumnWriter.Write(new Column<ReadOnlyMemory<byte>>("f", EngineDataType.Json, [default, "1"u8.ToArray()], [false, true]));

        Assert.Equal(["", "a"], text.Scalars.StringData.Data);
        Assert.Equal(["", "1"], json.Scalars.JsonData.Data.Select(value => value.ToStringUtf8()));
    }

    [Fact]
    public void Arrays_keep_a_row_for_every_null()
    {
        var field = ColumnWriter.Write(new ArrayColumn("f", EngineDataType.VarChar, [new[] { "a" }, null], [true, false]));

        Assert.Equal(2, field.Scalars.ArrayData.Data.Count);
        Assert.Equal(["a"], field.Scalars.ArrayData.Data[0].StringData.Data);
        Assert.Equal(DataType.VarChar, field.Scalars.ArrayData.ElementType);
    }

    [Fact]
    public void Whatever_is_read_is_written_the_same()
    {
        Column[] columns =
        [
            new Column<bool>("f", EngineDataType.Bool, [true, false]),
            new Column<int>("f", EngineDataType.Int16, [1, -2]),
            new Column<long>("f", EngineDataType.Int64, [1, -2], [true, true]),
            new Column<float>("f", EngineDataType.Float, [1, -2]),
            new Column<double>("f", EngineDataType.Double, [1, -2]),
            new Column<string>("f", EngineDataType.VarChar, ["a", "b"]),
            new Column<ReadOnlyMemory<byte>>("$meta", EngineDataType.Json, ["{}"u8.ToArray(), "{}"u8.ToArray()]) { IsDynamic = true },
            new ArrayColumn("f", EngineDataType.Bool, [new[] { true }, Array.Empty<bool>()]),
            new ArrayColumn("f", EngineDataType.Int32, [new[] { 1 }, Array.Empty<int>()]),
            new ArrayColumn("f", EngineDataType.Int64, [new[] { 1L }, Array.Empty<long>()]),
            new ArrayColumn("f", EngineDataType.Float, [new[] { 1f }, Array.Empty<float>()]),
            new ArrayColumn("f", EngineDataType.Double, [new[] { 1.0 }, Array.Empty<double>()]),
        ];

        Assert.All(columns, column =>
        {
            var field = ColumnWriter.Write(column);
            var again = ColumnWriter.Write(ColumnReader.Read(field, 2));
            again.ValidData.Clear();
            field.ValidData.Clear();
            Assert.Equal(field, again);
        });
    }

    [Fact]
    public void Keys_of_no_rows_have_no_kind()
    {
        Assert.Equal(IDs.IdFieldOneofCase.None, ColumnWriter.WriteIds(new Column<long>("id", EngineDataType.Int64, [])).IdFieldCase);
        Assert.Equal([5], ColumnWriter.WriteIds(new Column<long>("id", EngineDataType.Int64, [5])).IntId.Data);
        Assert.Equal(["k"], ColumnWriter.WriteIds(new Column<string>("id", EngineDataType.VarChar, ["k"])).StrId.Data);
    }
}
