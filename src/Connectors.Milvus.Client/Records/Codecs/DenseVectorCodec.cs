using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>How elements of a CLR type lie in one kind of dense vector. Static, so that no row pays for asking.</summary>
internal interface IVectorFormat<T>
    where T : unmanaged
{
    static abstract MilvusDataType Type { get; }

    static abstract ColumnShape Shape { get; }

    static abstract int BytesPerVector(int dimension);

    /// <summary>How many elements of <typeparamref name="T"/> a vector has: bits come eight to an element.</summary>
    static abstract int ElementsPerVector(int dimension);

    /// <summary>What is wrong with the elements, to come after "the vector"; null when nothing is.</summary>
    static abstract string? Problem(ReadOnlySpan<T> vector);

    static abstract void Write(ReadOnlySpan<T> vector, Span<byte> bytes);

    static abstract void Read(ReadOnlySpan<byte> bytes, Span<T> vector);
}

/// <summary>
/// Dense vectors. The rows lie end to end in one run of bytes, without anything between them:
/// <code>
/// dimension 2, rows [[1, 2], null, [3, 4]]  →  vectors { dim: 2, float_vector { data: 1 2 3 4 } }, valid_data: [true, false, true]
/// </code>
/// Nulls take no space in either direction.
/// </summary>
internal abstract class DenseVectorCodec<TValue, T, TFormat>(int dimension) : Codec<TValue>(TFormat.Shape)
    where T : unmanaged
    where TFormat : IVectorFormat<T>
{
    private readonly int _elements = TFormat.ElementsPerVector(dimension);
    private readonly int _bytes = TFormat.BytesPerVector(dimension);

    public override int Measure(TValue value)
    {
        ReadOnlySpan<T> vector = Vector(value);
        if (vector.Length != _elements)
        {
            int found = (int)(vector.Length * (long)dimension / Math.Max(1, _elements));
            throw new FieldValueException($"the vector has {found} elements, the field's dimension is {dimension}");
        }

        return TFormat.Problem(vector) is { } problem ? throw new FieldValueException($"the vector {problem}") : _bytes;
    }

    public override void Write(TValue value, ref WireWriter writer) => TFormat.Write(Vector(value), writer.Reserve(_bytes));

    public override int Count(ColumnSource source) => source.Slabs<T, TFormat>().Count;

    protected abstract ReadOnlySpan<T> Vector(TValue value);
}

/// <summary>T[]: each row gets an array of its own.</summary>
internal sealed class VectorArrayCodec<T, TFormat> : DenseVectorCodec<T[], T, TFormat>
    where T : unmanaged
    where TFormat : IVectorFormat<T>
{
    private VectorArrayCodec(int dimension)
        : base(dimension)
    {
    }

    public static VectorArrayCodec<T, TFormat>? For(FieldType field) =>
        field.Type == TFormat.Type && field.Dimension is { } dimension ? new VectorArrayCodec<T, TFormat>(dimension) : null;

    public override T[] Read(ColumnSource source, int index) => source.Slabs<T, TFormat>().CopyOf(index);

    protected override ReadOnlySpan<T> Vector(T[] value) => value;
}

/// <summary>ReadOnlyMemory&lt;T&gt;: rows share blocks of at most 64 KB. An empty memory is no vector.</summary>
internal sealed class VectorMemoryCodec<T, TFormat> : DenseVectorCodec<ReadOnlyMemory<T>, T, TFormat>
    where T : unmanaged
    where TFormat : IVectorFormat<T>
{
    private VectorMemoryCodec(int dimension)
        : base(dimension)
    {
    }

    public static VectorMemoryCodec<T, TFormat>? For(FieldType field) =>
        field.Type == TFormat.Type && field.Dimension is { } dimension ? new VectorMemoryCodec<T, TFormat>(dimension) : null;

    public override bool IsNull(ReadOnlyMemory<T> value) => value.IsEmpty;

    public override ReadOnlyMemory<T> Read(ColumnSource source, int index) => source.Slabs<T, TFormat>()[index];

    protected override ReadOnlySpan<T> Vector(ReadOnlyMemory<T> value) => value.Span;
}
