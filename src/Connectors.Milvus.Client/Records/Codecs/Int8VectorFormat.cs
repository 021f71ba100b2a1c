using System.Runtime.InteropServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Int8Vector: signed bytes.</summary>
internal readonly struct Int8VectorFormat : IVectorFormat<sbyte>
{
    public static MilvusDataType Type => MilvusDataType.Int8Vector;

    public static ColumnShape Shape => ColumnShape.Int8Vectors;

    public static int BytesPerVector(int dimension) => dimension;

    public static int ElementsPerVector(int dimension) => dimension;

    public static string? Problem(ReadOnlySpan<sbyte> vector) => null;

    public static void Write(ReadOnlySpan<sbyte> vector, Span<byte> bytes) => MemoryMarshal.AsBytes(vector).CopyTo(bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<sbyte> vector) => bytes.CopyTo(MemoryMarshal.AsBytes(vector));
}
