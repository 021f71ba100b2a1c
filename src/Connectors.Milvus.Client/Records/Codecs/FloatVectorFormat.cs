using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>FloatVector: 32-bit floats, four bytes each.</summary>
internal readonly struct FloatVectorFormat : IVectorFormat<float>
{
    public static MilvusDataType Type => MilvusDataType.FloatVector;

    public static ColumnShape Shape => ColumnShape.FloatVectors;

    public static int BytesPerVector(int dimension) => dimension * sizeof(float);

    public static int ElementsPerVector(int dimension) => dimension;

    public static string? Problem(ReadOnlySpan<float> vector) => FiniteFloats.Problem(vector, FiniteFloats.Infinity, "Float");

    public static void Write(ReadOnlySpan<float> vector, Span<byte> bytes) => PackedFloats.CopyToBytes(vector, bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<float> vector) => PackedFloats.CopyToFloats(bytes, vector);
}
