using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Vectors of floats in FloatVector fields. The rows lie end to end in one run of bytes, without anything between them:
/// <code>
/// dimension 2, rows [[1, 2], null, [3, 4]]  →  vectors { dim: 2, float_vector { data: 1 2 3 4 } }, valid_data: [true, false, true]
/// </code>
/// Nulls take no space in either direction.
/// </summary>
internal abstract class FloatVectorCodec<T>(int dimension) : Codec<T>(ColumnShape.FloatVectors)
{
    public override int Measure(T value)
    {
        ReadOnlySpan<float> vector = Vector(value);
        if (vector.Length != dimension)
            throw new FieldValueException($"the vector has {vector.Length} elements, the field's dimension is {dimension}");

        if (!FiniteFloats.AreAll(vector))
            throw new FieldValueException($"element {FiniteFloats.IndexOfOther(vector)} of the vector is not a finite number");

        return dimension * sizeof(float);
    }

    public override void Write(T value, ref WireWriter writer)
    {
        ReadOnlySpan<float> vector = Vector(value);
        PackedFloats.CopyToBytes(vector, writer.Reserve(vector.Length * sizeof(float)));
    }

    public override int Count(ColumnSource source) => source.Slabs.Count;

    protected abstract ReadOnlySpan<float> Vector(T value);
}

/// <summary>float[]: each row gets an array of its own.</summary>
internal sealed class FloatArrayVectorCodec : FloatVectorCodec<float[]>
{
    private FloatArrayVectorCodec(int dimension)
        : base(dimension)
    {
    }

    public static FloatArrayVectorCodec? For(FieldType field) =>
        field is { Type: MilvusDataType.FloatVector, Dimension: { } dimension } ? new FloatArrayVectorCodec(dimension) : null;

    public override float[] Read(ColumnSource source, int index) => source.Slabs.CopyOf(index);

    protected override ReadOnlySpan<float> Vector(float[] value) => value;
}

/// <summary>ReadOnlyMemory&lt;float&gt;: rows share blocks of at most 64 KB. An empty memory is no vector.</summary>
internal sealed class FloatMemoryVectorCodec : FloatVectorCodec<ReadOnlyMemory<float>>
{
    private FloatMemoryVectorCodec(int dimension)
        : base(dimension)
    {
    }

    public static FloatMemoryVectorCodec? For(FieldType field) =>
        field is { Type: MilvusDataType.FloatVector, Dimension: { } dimension } ? new FloatMemoryVectorCodec(dimension) : null;

    public override bool IsNull(ReadOnlyMemory<float> value) => value.IsEmpty;

    public override ReadOnlyMemory<float> Read(ColumnSource source, int index) => source.Slabs[index];

    protected override ReadOnlySpan<float> Vector(ReadOnlyMemory<float> value) => value.Span;
}
