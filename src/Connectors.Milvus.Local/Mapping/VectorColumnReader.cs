using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Vector columns of a write. Null rows take no space on the wire and a vector of zeros in the engine.</summary>
internal static class VectorColumnReader
{
    public static VectorColumn Read(string name, FieldData field, int rowCount)
    {
        if (field.Vectors.DataCase is not (VectorField.DataOneofCase.FloatVector or VectorField.DataOneofCase.None))
            throw Failures.NotSupported($"Data of type {field.Vectors.DataCase} ({name})");
        if (field.Type != DataType.FloatVector)
            throw Failures.NotSupported($"Data of type {field.Type} ({name})");

        var dimension = field.Vectors.Dim;
        if (dimension is <= 0 or > int.MaxValue / sizeof(float))
            throw Failures.Invalid($"the dim ({dimension}) of field data({name}) is out of range: invalid parameter");

        var valid = ColumnReader.ReadValid(name, field.Vectors.ValidData, field.ValidData, rowCount);
        var data = VectorEncoding.GetBytes(field.Vectors).Memory;
        var vectorBytes = (int)dimension * sizeof(float);
        if (data.Length % vectorBytes != 0)
        {
            throw Failures.Invalid(
                $"the length({data.Length / sizeof(float)}) of float data should divide the dim({dimension}): invalid parameter[field={name}]");
        }

        var count = data.Length / vectorBytes;
        if (valid is not null)
            (data, count) = (InPlace(name, data, count, vectorBytes, valid), rowCount);

        return new VectorColumn(name, EngineDataType.FloatVector, (int)dimension, count, data, valid);
    }

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
