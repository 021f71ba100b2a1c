using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Vectors of as many elements as the field has dimensions.</summary>
internal abstract class DenseQueryVectors<T>(IReadOnlyList<ReadOnlyMemory<T>> vectors) : QueryVectors
    where T : unmanaged
{
    public override int Count => vectors.Count;

    protected virtual int ElementsPerItem => 1;

    public override string? Mistake(int index) => null;

    public override bool Fits(MilvusFieldSchema field) => VectorType(field) == DataType;

    public override string? Misfit(int index, MilvusFieldSchema field)
    {
        var elements = vectors[index].Length * ElementsPerItem;
        return elements == field.Dimension ? null : $"has {elements} elements";
    }

    public override PlaceholderType PlaceholderType(MilvusFieldSchema field) => (PlaceholderType)(int)VectorType(field);

    public override int Size(int index, MilvusFieldSchema field) => vectors[index].Length * Unsafe.SizeOf<T>();

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes) => MemoryMarshal.AsBytes(vectors[index].Span).CopyTo(bytes);

    protected ReadOnlySpan<T> Vector(int index) => vectors[index].Span;
}

/// <summary>Vectors of floats, for fields of floats of any width.</summary>
internal sealed class FloatQueryVectors(IReadOnlyList<ReadOnlyMemory<float>> vectors) : DenseQueryVectors<float>(vectors)
{
    public override MilvusDataType DataType => MilvusDataType.FloatVector;

    public override string Kind => "vectors of floats";

    public override string FieldKind => "a FloatVector, Float16Vector or BFloat16Vector field";

    public override string? Mistake(int index) => FiniteFloats.Problem(Vector(index), FiniteFloats.Infinity, "Float");

    public override bool Fits(MilvusFieldSchema field) =>
        VectorType(field) is MilvusDataType.FloatVector or MilvusDataType.Float16Vector or MilvusDataType.BFloat16Vector;

    public override string? Misfit(int index, MilvusFieldSchema field) => base.Misfit(index, field) ?? VectorType(field) switch
    {
        MilvusDataType.Float16Vector => FiniteFloats.Problem(Vector(index), FiniteFloats.BeyondHalf, "Float16"),
        MilvusDataType.BFloat16Vector => FiniteFloats.Problem(Vector(index), FiniteFloats.BeyondBFloat16, "BFloat16"),
        _ => null,
    };

    public override int Size(int index, MilvusFieldSchema field) =>
        Vector(index).Length * (VectorType(field) == MilvusDataType.FloatVector ? sizeof(float) : PackedHalves.Size);

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes)
    {
        switch (VectorType(field))
        {
            case MilvusDataType.Float16Vector: PackedHalves.CopyToFloat16(Vector(index), bytes); break;
            case MilvusDataType.BFloat16Vector: PackedHalves.CopyToBFloat16(Vector(index), bytes); break;
            default: PackedFloats.CopyToBytes(Vector(index), bytes); break;
        }
    }
}

/// <summary>Vectors of half-precision floats.</summary>
internal sealed class HalfQueryVectors(IReadOnlyList<ReadOnlyMemory<Half>> vectors) : DenseQueryVectors<Half>(vectors)
{
    public override MilvusDataType DataType => MilvusDataType.Float16Vector;

    public override string Kind => "vectors of halves";

    public override string? Mistake(int index) => FiniteFloats.Problem(Vector(index));

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes) => PackedHalves.CopyToBytes(Vector(index), bytes);
}

/// <summary>Vectors of signed bytes.</summary>
internal sealed class Int8QueryVectors(IReadOnlyList<ReadOnlyMemory<sbyte>> vectors) : DenseQueryVectors<sbyte>(vectors)
{
    public override MilvusDataType DataType => MilvusDataType.Int8Vector;

    public override string Kind => "vectors of signed bytes";
}

/// <summary>Vectors of bits, eight to a byte.</summary>
internal sealed class BinaryQueryVectors(IReadOnlyList<ReadOnlyMemory<byte>> vectors) : DenseQueryVectors<byte>(vectors)
{
    public override MilvusDataType DataType => MilvusDataType.BinaryVector;

    public override string Kind => "vectors of bits";

    protected override int ElementsPerItem => 8;

    /// <exception cref="ArgumentException">The length is no multiple of 8.</exception>
    public static ReadOnlyMemory<byte> Pack(BitArray bits)
    {
        if (bits.Length % 8 != 0)
        {
            throw new ArgumentException($"The vector has {bits.Length} bits; a binary vector has a multiple of 8.", nameof(bits));
        }

        var bytes = new byte[bits.Length / 8];
        bits.CopyTo(bytes, 0);
        return bytes;
    }
}
