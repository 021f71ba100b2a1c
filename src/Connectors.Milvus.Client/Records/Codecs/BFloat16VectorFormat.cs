using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// BFloat16Vector of floats, for which .NET 10 has no type of its own: rounded to the upper half of their bits when written
/// (to the nearest, of two to the even one), which floats hold exactly when read.
/// </summary>
internal readonly struct BFloat16VectorFormat : IVectorFormat<float>
{
    public static MilvusDataType Type => MilvusDataType.BFloat16Vector;

    public static ColumnShape Shape => ColumnShape.BFloat16Vectors;

    public static int BytesPerVector(int dimension) => dimension * PackedHalves.Size;

    public static int ElementsPerVector(int dimension) => dimension;

    public static string? Problem(ReadOnlySpan<float> vector) => FiniteFloats.Problem(vector, FiniteFloats.BeyondBFloat16, "BFloat16");

    public static void Write(ReadOnlySpan<float> vector, Span<byte> bytes) => PackedHalves.CopyToBFloat16(vector, bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<float> vector) => PackedHalves.ReadBFloat16(bytes, vector);
}
