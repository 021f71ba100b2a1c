using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// Vectors of one column, end to end: row <c>i</c> of a float column with dimension <c>d</c> is the bytes
/// <c>[4·d·i, 4·d·(i+1))</c>. Null rows take no space, so with <c>valid = [T, F, T]</c> there are two vectors.
/// </summary>
/// <remarks>
/// The layouts follow the Milvus documentation of each vector type. A new type is one line in
/// <see cref="BytesPerVector"/>, one in <see cref="GetBytes"/> and one in <see cref="Wrap"/>.
/// </remarks>
public static class VectorEncoding
{
    /// <summary>The bytes of one dense vector.</summary>
    /// <param name="type">A dense vector type.</param>
    /// <param name="dimension">Elements per vector; bits for <see cref="DataType.BinaryVector"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The dimension is not positive (for binary vectors: not a multiple of 8), or the type has no fixed size.
    /// </exception>
    public static int BytesPerVector(DataType type, long dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MaxDimension);
        return type switch
        {
            DataType.FloatVector => (int)dimension * sizeof(float),
            DataType.Float16Vector or DataType.Bfloat16Vector => (int)dimension * 2,
            DataType.Int8Vector => (int)dimension,
            DataType.BinaryVector when dimension % 8 == 0 => (int)dimension / 8,
            DataType.BinaryVector => throw new ArgumentOutOfRangeException(
                nameof(dimension), dimension, "The dimension of a binary vector counts bits and must be a multiple of 8."),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a dense vector type."),
        };
    }

    /// <summary>How many vectors <paramref name="byteLength"/> bytes hold.</summary>
    /// <exception cref="InvalidDataException">It is not a whole number of vectors.</exception>
    public static int Count(DataType type, long dimension, int byteLength)
    {
        if (dimension is <= 0 or > MaxDimension)
            throw new InvalidDataException($"The dimension {dimension} of a {type} column is outside 1 to {MaxDimension}.");

        var size = BytesPerVector(type, dimension);
        return byteLength % size == 0
            ? byteLength / size
            : throw new InvalidDataException(
                $"{byteLength} bytes are not a whole number of {type} values with dimension {dimension} ({size} bytes each).");
    }

    /// <summary>The vectors of a dense column, end to end, without a copy; empty when the column has none.</summary>
    /// <exception cref="InvalidDataException">The column holds no dense vectors.</exception>
    public static ByteString GetBytes(VectorField field) => field.DataCase switch
    {
        VectorField.DataOneofCase.FloatVector => field.FloatVector.Data,
        VectorField.DataOneofCase.Float16Vector => field.Float16Vector,
        VectorField.DataOneofCase.Bfloat16Vector => field.Bfloat16Vector,
        VectorField.DataOneofCase.BinaryVector => field.BinaryVector,
        VectorField.DataOneofCase.Int8Vector => field.Int8Vector,
        VectorField.DataOneofCase.None => ByteString.Empty,
        _ => throw new InvalidDataException($"A column of {field.DataCase} has no dense vectors."),
    };

    /// <summary>A dense column around bytes that already have the wire's layout; nothing is copied.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole number of vectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The type is not a dense vector type.</exception>
    public static VectorField Wrap(DataType type, int dimension, ByteString vectors)
    {
        _ = Count(type, dimension, vectors.Length);
        var field = new VectorField { Dim = dimension };
        switch (type)
        {
            case DataType.FloatVector: field.FloatVector = new FloatArray { Data = vectors }; break;
            case DataType.Float16Vector: field.Float16Vector = vectors; break;
            case DataType.Bfloat16Vector: field.Bfloat16Vector = vectors; break;
            case DataType.BinaryVector: field.BinaryVector = vectors; break;
            default: field.Int8Vector = vectors; break;
        }

        return field;
    }

    /// <summary>The bytes of vector <paramref name="index"/>, without a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such vector.</exception>
    public static ReadOnlyMemory<byte> Slice(DataType type, long dimension, ReadOnlyMemory<byte> vectors, int index)
    {
        var size = BytesPerVector(type, dimension);
        return vectors.Slice(checked(index * size), size);
    }

    // Far above any server's limit (32,768; bits: 262,144): only keeps the arithmetic inside an int.
    private const long MaxDimension = 1 << 24;
}
