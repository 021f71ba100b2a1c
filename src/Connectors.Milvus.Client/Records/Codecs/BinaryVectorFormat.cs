using System.Collections;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>BinaryVector: bits, eight to a byte, the first in the lowest bit. The dimension counts bits.</summary>
internal readonly struct BinaryVectorFormat : IVectorFormat<byte>
{
    private const int BitsPerByte = 8;

    public static MilvusDataType Type => MilvusDataType.BinaryVector;

    public static ColumnShape Shape => ColumnShape.BinaryVectors;

    public static int BytesPerVector(int dimension) => dimension / BitsPerByte;

    public static int ElementsPerVector(int dimension) => dimension / BitsPerByte;

    public static string? Problem(ReadOnlySpan<byte> vector) => null;

    public static void Write(ReadOnlySpan<byte> vector, Span<byte> bytes) => vector.CopyTo(bytes);

    public static void Read(ReadOnlySpan<byte> bytes, Span<byte> vector) => bytes.CopyTo(vector);
}

/// <summary>BitArray in BinaryVector fields.</summary>
internal sealed class BitArrayCodec : Codec<BitArray>
{
    private readonly int _dimension;

    private BitArrayCodec(int dimension)
        : base(ColumnShape.BinaryVectors) =>
        _dimension = dimension;

    public static BitArrayCodec? For(FieldType field) =>
        field is { Type: MilvusDataType.BinaryVector, Dimension: { } dimension } ? new BitArrayCodec(dimension) : null;

    public override int Measure(BitArray value) => value.Length == _dimension
        ? BinaryVectorFormat.BytesPerVector(_dimension)
        : throw new FieldValueException($"the vector has {value.Length} bits, the field's dimension is {_dimension}");

    public override void Write(BitArray value, ref WireWriter writer)
    {
        Span<byte> bytes = writer.Reserve(BinaryVectorFormat.BytesPerVector(_dimension));
        bytes.Clear();
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i])
                bytes[i / 8] |= (byte)(1 << (i % 8));
        }
    }

    public override int Count(ColumnSource source) => source.Slabs<byte, BinaryVectorFormat>().Count;

    public override BitArray Read(ColumnSource source, int index) => new(source.Slabs<byte, BinaryVectorFormat>().CopyOf(index));
}
