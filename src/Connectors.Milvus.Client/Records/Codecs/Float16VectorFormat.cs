using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Float16Vector of halves, two bytes each, as they are.</summary>
internal readonly struct Float16VectorFormat : IVectorFormat<Half>
{
    public static MilvusDataType Type => MilvusDataType.Float16Vector;

    public static ColumnShape Shape => ColumnShape.Float16Vectors;

    public static int BytesPerVector(int dimension) => dimension * PackedHalves.Size;

    public static int ElementsPerVector(int dimension) => dimension;

    public static string? Problem(ReadOnlySpan<Half> vector) => FiniteFloats.Problem(vector);

    public static void Write(ReadOnlySpan<Half> vector, Span<byte> bytes) => PackedHalves.CopyToBytes(vector, bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<Half> vector) => PackedHalves.CopyToHalves(bytes, vector);
}

/// <summary>Float16Vector of floats: rounded to halves when written, which floats hold exactly when read.</summary>
internal readonly struct RoundedFloat16VectorFormat : IVectorFormat<float>
{
    public static MilvusDataType Type => MilvusDataType.Float16Vector;

    public static ColumnShape Shape => ColumnShape.Float16Vectors;

    public static int BytesPerVector(int dimension) => dimension * PackedHalves.Size;

    public static int ElementsPerVector(int dimension) => dimension;

    public static string? Problem(ReadOnlySpan<float> vector) => FiniteFloats.Problem(vector, FiniteFloats.BeyondHalf, "Float16");

    public static void Write(ReadOnlySpan<float> vector, Span<byte> bytes) => PackedHalves.CopyToFloat16(vector, bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<float> vector) => PackedHalves.ReadFloat16(bytes, vector);
}
