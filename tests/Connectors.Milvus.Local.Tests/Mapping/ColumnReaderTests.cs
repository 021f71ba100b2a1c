using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Mapping;

public sealed class ColumnReaderTests
{
    [Fact]
    public void A_plain_column_keeps_its_values()
    {
        var column = Read<long>(Longs([1, 2, 3]), 3);

        Assert.Equal([1, 2, 3], column.Values);
        Assert.Null(column.Valid);
        Assert.Equal(EngineDataType.Int64, column.Type);
    }

    [Fact]
    public void Nulls_left_out_of_the_data_are_put_in_place()
    {
        var column = Read<long>(Longs([1, 3], true, false, true), 3);

        Assert.Equal([1, 0, 3], column.Values);
        Assert.Equal([true, false, true], column.Valid!);
    }

    [Fact]
    public void Data_of_full_length_beside_nulls_is_taken_as_it_is()
        => Assert.Equal([1, 9, 3], Read<long>(Longs([1, 9, 3], true, false, true), 3).Values);

    [Fact]
    public void All_valid_is_the_same_as_no_flags()
        => Assert.Null(Read<long>(Longs([1, 2], true, true), 2).Valid);

    [Fact]
    public void A_column_of_nulls_may_carry_no_data()
    {
        var field = new FieldData
        {
            Type = DataType.VarChar, FieldName = "f", Scalars = new ScalarField(), ValidData = { false, false },
        };

        Assert.Equal([false, false], Read<string>(field, 2).Valid!);
    }

    [Fact]
    public void The_fields_own_flags_come_before_the_columns()
    {
        var field = Longs([7], true, true);
        field.Scalars.ValidData.AddRange([false, true]);

        Assert.Equal([false, true], Read<long>(field, 2).Valid!);
    }

    [Fact]
    public void Flags_of_another_length_are_refused()
        => AssertInvalid(Longs([1], true), 2, "the length of valid_data of field(f) is wrong");

    [Fact]
    public void Data_that_fits_neither_rows_nor_values_is_refused()
        => AssertInvalid(Longs([1], true, true, false), 3, "the length of field(f) is wrong");

    [Fact]
    public void Data_of_another_kind_is_refused()
    {
        var field = Longs([1]);
        field.Type = DataType.VarChar;

        AssertInvalid(field, 1, "array type mismatch: invalid parameter[expected=need string array][actual=got LongData]");
    }

    [Fact]
    public void A_field_without_data_is_refused()
        => AssertInvalid(new FieldData { Type = DataType.Int64, FieldName = "f" }, 1, "[actual=got nil]");

    [Fact]
    public void Every_scalar_type_is_read()
    {
        Assert.Equal([true], Read<bool>(Field(DataType.Bool, new() { BoolData = new() { Data = { true } } }), 1).Values);
        Assert.Equal([1], Read<int>(Field(DataType.Int8, new() { IntData = new() { Data = { 1 } } }), 1).Values);
        Assert.Equal([2], Read<int>(Field(DataType.Int16, new() { IntData = new() { Data = { 2 } } }), 1).Values);
        Assert.Equal([3], Read<int>(Field(DataType.Int32, new() { IntData = new() { Data = { 3 } } }), 1).Values);
        Assert.Equal([1.5f], Read<float>(Field(DataType.Float, new() { FloatData = new() { Data = PackedFloats.Pack([1.5f]) } }), 1).Values);
        Assert.Equal([1.5], Read<double>(Field(DataType.Double, new() { DoubleData = new() { Data = PackedFloats.Pack([1.5]) } }), 1).Values);
        Assert.Equal(["a"], Read<string>(Field(DataType.VarChar, new() { StringData = new() { Data = { "a" } } }), 1).Values);
    }

    [Fact]
    public void Floats_that_are_no_whole_number_are_refused()
        => Assert.Throws<InvalidDataException>(() => ColumnReader.Read(
            Field(DataType.Float, new() { FloatData = new() { Data = ByteString.CopyFrom(1, 2, 3) } }), 1));

    [Fact]
    public void The_dynamic_column_has_its_own_name_and_mark()
    {
        var field = DynamicFieldJson.Column([ByteString.CopyFromUtf8("""{"a":1}""")]);
        field.FieldName = "";

        var column = Read<ReadOnlyMemory<byte>>(field, 1);

        Assert.True(column.IsDynamic);
        Assert.Equal("$meta", column.Name);
        Assert.Equal("""{"a":1}"""u8.ToArray(), column.Values[0].ToArray());
    }

    [Fact]
    public void Arrays_are_read_row_by_row()
    {
        var field = Field(DataType.Array, new() { ArrayData = new() { ElementType = DataType.Int16 } });
        field.Scalars.ArrayData.Data.Add(new ScalarField { IntData = new() { Data = { 1, 2 } } });
        field.Scalars.ArrayData.Data.Add(new ScalarField());
        field.ValidData.AddRange([true, false, true]);

        var column = Assert.IsType<ArrayColumn>(ColumnReader.Read(field, 3));

        Assert.Equal(EngineDataType.Int16, column.ElementType);
        Assert.Equal(new[] { 1, 2 }, column.Rows[0]);
        Assert.Null(column.Rows[1]);
        Assert.Equal(Array.Empty<int>(), column.Rows[2]);
    }

    [Fact]
    public void An_array_of_another_kind_is_refused()
    {
        var field = Field(DataType.Array, new() { ArrayData = new() { ElementType = DataType.Int64 } });
        field.Scalars.ArrayData.Data.Add(new ScalarField { StringData = new() { Data = { "a" } } });

        AssertInvalid(field, 1, "array type mismatch");
    }

    [Fact]
    public void An_array_of_arrays_is_refused()
    {
        var field = Field(DataType.Array, new() { ArrayData = new() { ElementType = DataType.Array } });
        field.Scalars.ArrayData.Data.Add(new ScalarField { ArrayData = new() });

        AssertInvalid(field, 1, "the element type Array of array field 'f' is not a scalar type");
    }

    private static FieldData Longs(long[] values, params bool[] valid)
    {
        var field = Field(DataType.Int64, new() { LongData = new() { Data = { values } } });
        field.ValidData.AddRange(valid);
        return field;
    }

    private static FieldData Field(DataType type, ScalarField data) => new() { Type = type, FieldName = "f", Scalars = data };

    private static Column<T> Read<T>(FieldData field, int rows) => Assert.IsType<Column<T>>(ColumnReader.Read(field, rows));

    private static void AssertInvalid(FieldData field, int rows, string message)
    {
        var error = Assert.Throws<EngineException>(() => ColumnReader.Read(field, rows));
        Assert.Equal(EngineError.InvalidParameter, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
