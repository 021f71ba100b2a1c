using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>
/// Columns built by hand from generated messages, by the rules of Milvus: present values only, <c>valid_data</c> where a row is null
/// or the field has a default. Values are given as they travel: bool, int, long, float, double, string, JSON as bytes, float[], object[],
/// and the bytes of a row for vectors of other elements than floats.
/// </summary>
internal static class GoldenColumn
{
    public static FieldData Of(MilvusFieldSchema field, params IReadOnlyList<object?> values)
    {
        var present = values.Where(value => value is not null).ToList();
        var column = new FieldData { Type = (DataType)field.DataType, FieldName = field.Name };
        if (field.IsVector)
            column.Vectors = Vectors(field, present!);
        else
            column.Scalars = Scalars(field.DataType, field.ElementType, present!);

        if (present.Count < values.Count || field.DefaultValue is not null)
            column.ValidData.AddRange(values.Select(value => value is not null));

        return column;
    }

    private static VectorField Vectors(MilvusFieldSchema field, IReadOnlyList<object> values)
    {
        if (field.DataType == MilvusDataType.FloatVector)
        {
            ByteString floats = PackedFloats.Pack([.. values.SelectMany(value => (float[])value)]);
            return new VectorField { Dim = field.Dimension!.Value, FloatVector = new FloatArray { Data = floats } };
        }

        byte[][] rows = [.. values.Cast<byte[]>()];
        ByteString bytes = ByteString.CopyFrom([.. rows.SelectMany(row => row)]);
        switch (field.DataType)
        {
            case MilvusDataType.Float16Vector: return new VectorField { Dim = field.Dimension!.Value, Float16Vector = bytes };
            case MilvusDataType.BFloat16Vector: return new VectorField { Dim = field.Dimension!.Value, Bfloat16Vector = bytes };
            case MilvusDataType.BinaryVector: return new VectorField { Dim = field.Dimension!.Value, BinaryVector = bytes };
            case MilvusDataType.Int8Vector: return new VectorField { Dim = field.Dimension!.Value, Int8Vector = bytes };
            default:
                long dimension = rows.Where(row => row.Length > 0).Select(row => BitConverter.ToUInt32(row, row.Length - 8) + 1L).DefaultIfEmpty().Max();
                return new VectorField
                {
                    Dim = dimension,
                    SparseFloatVector = new SparseFloatArray { Dim = dimension, Contents = { rows.Select(row => ByteString.CopyFrom(row)) } },
                };
        }
    }

    private static ScalarField Scalars(MilvusDataType type, MilvusDataType elementType, IReadOnlyList<object> values) => type switch
    {
        MilvusDataType.Bool => new ScalarField { BoolData = new BoolArray { Data = { values.Cast<bool>() } } },
        MilvusDataType.Int8 or MilvusDataType.Int16 or MilvusDataType.Int32 => new ScalarField { IntData = new IntArray { Data = { values.Cast<int>() } } },
        MilvusDataType.Int64 => new ScalarField { LongData = new LongArray { Data = { values.Cast<long>() } } },
        MilvusDataType.Float => new ScalarField { FloatData = new FloatArray { Data = PackedFloats.Pack([.. values.Cast<float>()]) } },
        MilvusDataType.Double => new ScalarField { DoubleData = new DoubleArray { Data = PackedFloats.Pack([.. values.Cast<double>()]) } },
        MilvusDataType.Geometry => new ScalarField { GeometryWktData = new GeometryWktArray { Data = { values.Cast<string>() } } },
        MilvusDataType.VarChar or MilvusDataType.Text or MilvusDataType.Timestamptz => new ScalarField { StringData = new StringArray { Data = { values.Cast<string>() } } },
        MilvusDataType.Json => new ScalarField { JsonData = new JSONArray { Data = { values.Cast<byte[]>().Select(json => ByteString.CopyFrom(json)) } } },
        MilvusDataType.Array => new ScalarField
        {
            ArrayData = new ArrayArray
            {
                Data = { values.Cast<object[]>().Select(row => Scalars(elementType, MilvusDataType.None, row)) },
                ElementType = (DataType)elementType,
            },
        },
        _ => throw new InvalidOperationException($"{type}"),
    };
}
