using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Local;

/// <summary>Columns of a write, from the wire to the engine.</summary>
/// <remarks>
/// Writers leave nulls out of the data, the engine wants them in place:
/// <code>
/// data [1, 3]  valid [T, F, T]   →   Values [1, 0, 3]  Valid [T, F, T]
/// </code>
/// Data of full length beside <c>valid</c> is taken as well. Without nulls nothing is moved value by value: integers and
/// strings are copied as blocks, vectors are not copied at all.
/// </remarks>
internal static class ColumnReader
{
    public static Column Read(FieldData field, int rowCount)
    {
        var name = field.IsDynamic ? DynamicFieldJson.FieldName : field.FieldName;
        return field.FieldCase switch
        {
            FieldData.FieldOneofCase.Scalars => ReadScalars(name, field, rowCount),
            FieldData.FieldOneofCase.Vectors => VectorColumnReader.Read(name, field, rowCount),
            FieldData.FieldOneofCase.StructArrays => throw Failures.NotSupported($"A struct array field ({name})"),
            _ => throw Failures.Invalid($"field '{name}' is illegal, it carries no data: invalid parameter[expected=data][actual=got nil]"),
        };
    }

    /// <summary>Per row, whether it has a value; null when all have one. The type's own flags weigh more than the column's.</summary>
    internal static bool[]? ReadValid(string name, RepeatedField<bool> own, RepeatedField<bool> common, int rowCount)
    {
        var flags = own.Count > 0 ? own : common;
        if (flags.Count == 0)
            return null;
        if (flags.Count != rowCount)
        {
            throw Failures.Invalid(
                $"the length of valid_data of field({name}) is wrong: invalid parameter[expected={rowCount}][actual={flags.Count}]");
        }

        var valid = new bool[rowCount];
        flags.CopyTo(valid, 0);
        return Array.TrueForAll(valid, isValid => isValid) ? null : valid;
    }

    private static Column ReadScalars(string name, FieldData field, int rowCount)
    {
        var valid = ReadValid(name, field.Scalars.ValidData, field.ValidData, rowCount);
        return field.Type == DataType.Array
            ? ReadArrays(name, field, valid)
            : ReadValues(name, field.Type, field.Scalars, valid);
    }

    private static Column ReadValues(string name, DataType type, ScalarField data, bool[]? valid) => type switch
    {
        DataType.Bool => Values(name, type, ScalarArrays.Bools(name, data), valid),
        DataType.Int8 or DataType.Int16 or DataType.Int32 => Values(name, type, ScalarArrays.Ints(name, data), valid),
        DataType.Int64 => Values(name, type, ScalarArrays.Longs(name, data), valid),
        DataType.Float => Values(name, type, ScalarArrays.Floats(name, data), valid),
        DataType.Double => Values(name, type, ScalarArrays.Doubles(name, data), valid),
        DataType.Geometry => Values(name, type, ScalarArrays.Shapes(name, data), valid),
        DataType.VarChar or DataType.Text or DataType.Timestamptz => Values(name, type, ScalarArrays.Strings(name, data), valid),
        DataType.Json => ReadJson(name, type, ScalarArrays.Json(name, data), valid),
        _ => throw Failures.NotSupported($"Data of type {type} ({name})"),
    };

    private static Column<ReadOnlyMemory<byte>> ReadJson(string name, DataType type, ReadOnlyMemory<byte>[] values, bool[]? valid)
        => new(name, (EngineDataType)type, InPlace(name, values, valid), valid)
        {
            IsDynamic = name == DynamicFieldJson.FieldName,
        };

    private static ArrayColumn ReadArrays(string name, FieldData field, bool[]? valid)
    {
        if (field.Scalars.DataCase is not (ScalarField.DataOneofCase.ArrayData or ScalarField.DataOneofCase.None))
            throw ScalarArrays.Mismatch(name, "array", field.Scalars.DataCase);

        var array = field.Scalars.ArrayData ?? new ArrayArray();
        var rows = new Array[array.Data.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = ScalarArrays.Any(name, array.Data[i], array.ElementType);

        return new ArrayColumn(name, (EngineDataType)array.ElementType, InPlace<Array?>(name, rows, valid), valid);
    }

    private static Column<T> Values<T>(string name, DataType type, T[] values, bool[]? valid)
        => new(name, (EngineDataType)type, InPlace(name, values, valid), valid);

    /// <summary>Puts values between the nulls that were left out.</summary>
    internal static T[] InPlace<T>(string name, T[] values, bool[]? valid)
    {
        if (valid is null || values.Length == valid.Length)
            return values;

        var present = valid.Count(isValid => isValid);
        if (values.Length != present)
        {
            throw Failures.Invalid(
                $"the length of field({name}) is wrong: invalid parameter[expected={present}][actual={values.Length}]");
        }

        var inPlace = new T[valid.Length];
        for (int row = 0, next = 0; row < valid.Length; row++)
        {
            if (valid[row])
                inPlace[row] = values[next++];
        }

        return inPlace;
    }
}
