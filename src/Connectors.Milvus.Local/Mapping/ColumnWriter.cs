using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>Columns of a result, from the engine to the wire.</summary>
/// <remarks>
/// Scalars keep their full length, with a placeholder at each null; vectors leave nulls out:
/// <code>
/// Values [1, 0, 3]      Valid [T, F, T]   →   data [1, 0, 3]   valid [T, F, T]
/// Data   [v0, 0…0, v2]  Valid [T, F, T]   →   data [v0, v2]    valid [T, F, T]
/// </code>
/// </remarks>
internal static class ColumnWriter
{
    public static FieldData Write(Column column)
    {
        var field = new FieldData
        {
            Type = (DataType)column.Type,
            FieldName = column.Name,
            IsDynamic = column.IsDynamic,
        };
        if (column.Valid is { } valid)
            field.ValidData.AddRange(valid);

        if (column is VectorColumn vectors)
            field.Vectors = WriteVectors(vectors);
        else if (column is SparseVectorColumn sparse)
            field.Vectors = SparseColumns.Write(sparse);
        else
            field.Scalars = WriteScalars(column);

        return field;
    }

    /// <summary>Primary keys; a result without rows has no kind of key at all.</summary>
    public static IDs WriteIds(Column ids) => ids switch
    {
        { Count: 0 } => new IDs(),
        Column<long> longs => new IDs { IntId = new LongArray { Data = { longs.Values } } },
        Column<string> strings => new IDs { StrId = new StringArray { Data = { strings.Values } } },
        _ => throw new InvalidOperationException($"Primary keys cannot be a {ids.GetType()}."),
    };

    private static ScalarField WriteScalars(Column column) => column switch
    {
        Column<bool> c => new ScalarField { BoolData = new BoolArray { Data = { c.Values } } },
        Column<int> c => new ScalarField { IntData = new IntArray { Data = { c.Values } } },
        Column<long> c => new ScalarField { LongData = new LongArray { Data = { c.Values } } },
        Column<float> c => new ScalarField { FloatData = new FloatArray { Data = PackedFloats.Pack(c.Values) } },
        Column<double> c => new ScalarField { DoubleData = new DoubleArray { Data = PackedFloats.Pack(c.Values) } },
        Column<string> { Type: EngineDataType.Geometry } c => new ScalarField { GeometryWktData = new GeometryWktArray { Data = { c.Values } } },
        Column<string> c => new ScalarField { StringData = WriteStrings(c.Values) },
        Column<ReadOnlyMemory<byte>> c => new ScalarField { JsonData = new JSONArray { Data = { c.Values.Select(Wrap) } } },
        ArrayColumn c => new ScalarField { ArrayData = WriteArrays(c) },
        _ => throw new InvalidOperationException($"Column '{column.Name}' is a {column.GetType()}."),
    };

    // Null has no form in a repeated string; a null row is told by valid_data.
    private static StringArray WriteStrings(string[] values) => new() { Data = { values.Select(value => value ?? "") } };

    private static ArrayArray WriteArrays(ArrayColumn column)
    {
        var array = new ArrayArray { ElementType = (DataType)column.ElementType };
        foreach (var row in column.Rows)
            array.Data.Add(row is null ? new ScalarField() : WriteArray(column.Name, row));

        return array;
    }

    private static ScalarField WriteArray(string name, Array row) => row switch
    {
        bool[] values => new ScalarField { BoolData = new BoolArray { Data = { values } } },
        int[] values => new ScalarField { IntData = new IntArray { Data = { values } } },
        long[] values => new ScalarField { LongData = new LongArray { Data = { values } } },
        float[] values => new ScalarField { FloatData = new FloatArray { Data = PackedFloats.Pack(values) } },
        double[] values => new ScalarField { DoubleData = new DoubleArray { Data = PackedFloats.Pack(values) } },
        string[] values => new ScalarField { StringData = WriteStrings(values) },
        _ => throw new InvalidOperationException($"A row of array column '{name}' is a {row.GetType()}."),
    };

    private static VectorField WriteVectors(VectorColumn column)
    {
        var data = column.Valid is null ? column.Data : WithoutNulls(column, column.Valid);
        return VectorEncoding.Wrap((DataType)column.Type, column.Dimension, Wrap(data));
    }

    private static byte[] WithoutNulls(VectorColumn column, bool[] valid)
    {
        var vectorBytes = VectorEncoding.BytesPerVector((DataType)column.Type, column.Dimension);
        var present = new byte[valid.Count(isValid => isValid) * vectorBytes];
        for (int row = 0, next = 0; row < valid.Length; row++)
        {
            if (valid[row])
                column.Data.Slice(row * vectorBytes, vectorBytes).CopyTo(present.AsMemory(next++ * vectorBytes));
        }

        return present;
    }

    // The engine made the result for this call alone, and it is serialized before anything else can touch it.
    private static ByteString Wrap(ReadOnlyMemory<byte> bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
