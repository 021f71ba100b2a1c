using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Vector columns of a write. Null rows take no space on the wire and a vector of zeros in the engine.</summary>
internal static class VectorColumnReader
{
    // Keeps a row's bits inside an int; the schema's own limits are far below.
    private const long MaxDimension = 1 << 24;

    public static Column Read(string name, FieldData field, int rowCount)
    {
        var valid = ColumnReader.ReadValid(name, field.Vectors.ValidData, field.ValidData, rowCount);
        return field.Vectors.DataCase switch
        {
            VectorField.DataOneofCase.FloatVector => ReadDense(name, DataType.FloatVector, field, valid),
            VectorField.DataOneofCase.BinaryVector => ReadDense(name, DataType.BinaryVector, field, valid),
            VectorField.DataOneofCase.Float16Vector => ReadDense(name, DataType.Float16Vector, field, valid),
            VectorField.DataOneofCase.Bfloat16Vector => ReadDense(name, DataType.Bfloat16Vector, field, valid),
            VectorField.DataOneofCase.Int8Vector => ReadDense(name, DataType.Int8Vector, field, valid),
            VectorField.DataOneofCase.SparseFloatVector => SparseColumns.Read(name, field.Vectors, valid),
            VectorField.DataOneofCase.None => ReadNothing(name, field, valid),
            _ => throw Failures.NotSupported($"Data of type {field.Vectors.DataCase} ({name})"),
        };
    }

    // A column of nulls may say nothing of its vectors but their type.
    private static Column ReadNothing(string name, FieldData field, bool[]? valid) => field.Type switch
    {
        DataType.FloatVector or DataType.BinaryVector or DataType.Float16Vector or DataType.Bfloat16Vector or DataType.Int8Vector
            => ReadDense(name, field.Type, field, valid),
        DataType.SparseFloatVector => SparseColumns.Read(name, field.Vectors, valid),
        _ => throw Failures.NotSupported($"Data of type {field.Type} ({name})"),
    };

    private static VectorColumn ReadDense(string name, DataType type, FieldData field, bool[]? valid)
    {
        var dimension = field.Vectors.Dim;
        if (dimension is <= 0 or > MaxDimension || (type == DataType.BinaryVector && dimension % 8 != 0))
            throw Failures.Invalid($"the dim ({dimension}) of field data({name}) is out of range: invalid parameter");

        var data = VectorEncoding.GetBytes(field.Vectors).Memory;
        var vectorBytes = VectorEncoding.BytesPerVector(type, dimension);
        if (data.Length % vectorBytes != 0)
        {
            var elements = (long)data.Length * dimension / vectorBytes;
            throw Failures.Invalid(
                $"the length({elements}) of {Describe(type)} data should divide the dim({dimension}): invalid parameter[field={name}]");
        }

        var count = data.Length / vectorBytes;
        if (valid is not null)
            (data, count) = (InPlace(name, data, count, vectorBytes, valid), valid.Length);

        return new VectorColumn(name, (EngineDataType)type, (int)dimension, count, data, valid);
    }

    private static string Describe(DataType type) => type switch
    {
        DataType.FloatVector => "float",
        DataType.BinaryVector => "binary",
        DataType.Int8Vector => "int8",
        DataType.Float16Vector => "float16",
        _ => "bfloat16",
    };

    private static ReadOnlyMemory<byte> InPlace(string name, ReadOnlyMemory<byte> data, int count, int vectorBytes, bool[] valid)
    {
        if (count == valid.Length)
            return data;

        var present = valid.Count(isValid => isValid);
        if (count != present)
            throw Failures.Invalid($"the length of field({name}) is wrong: invalid parameter[expected={present}][actual={count}]");

        if ((long)valid.Length * vectorBytes > Array.MaxLength)
            throw Failures.Invalid($"the {valid.Length} rows of field({name}) are too many for one request: invalid parameter");

        var inPlace = new byte[valid.Length * vectorBytes];
        for (int row = 0, next = 0; row < valid.Length; row++)
        {
            if (valid[row])
                data.Slice(next++ * vectorBytes, vectorBytes).CopyTo(inPlace.AsMemory(row * vectorBytes));
        }

        return inPlace;
    }
}
