namespace Connectors.Milvus.Client;

/// <summary>
/// Sparse vectors in SparseFloatVector fields, each a run of (position, value) pairs of four bytes each, in ascending order:
/// <code>
/// rows [{1: 0.5, 7: 2}, null, {}]  →  vectors { dim: 8, sparse_float_vector { contents: 1 0.5 7 2, contents: -, dim: 8 } },
///                                     valid_data: [true, false, true]
/// </code>
/// The dimension is the highest position of all rows plus one. Nulls take no space in either direction.
/// </summary>
internal sealed class SparseVectorCodec : Codec<MilvusSparseVector>
{
    private SparseVectorCodec()
        : base(ColumnShape.SparseVectors)
    {
    }

    public static SparseVectorCodec? For(FieldType field) => field.Type == MilvusDataType.SparseFloatVector ? new SparseVectorCodec() : null;

    public override int Measure(MilvusSparseVector value) => checked((int)WireSize.Delimited(value.Row.Length));

    public override long MeasureDimension(MilvusSparseVector value) => value.Dimension;

    public override void Write(MilvusSparseVector value, ref WireWriter writer)
    {
        writer.Delimiter(ColumnShape.ValueTag, value.Row.Length);
        writer.Bytes(value.Row.Span);
    }

    public override MilvusSparseVector Read(ColumnSource source, int index)
    {
        byte[] row = source.Bytes(index).ToArray();
        return MilvusSparseVector.FromRow(row)
            ?? throw new FieldValueException($"{row.Length} bytes are no whole number of positions and values");
    }
}

/// <summary>Dictionaries from positions to values in SparseFloatVector fields; sorted and checked for each row.</summary>
internal sealed class SparseDictionaryCodec<TIndex> : Codec<Dictionary<TIndex, float>>
    where TIndex : struct, System.Numerics.IBinaryInteger<TIndex>
{
    private readonly SparseVectorCodec _inner;

    private SparseDictionaryCodec(SparseVectorCodec inner)
        : base(inner.Shape) =>
        _inner = inner;

    public static SparseDictionaryCodec<TIndex>? For(FieldType field) =>
        SparseVectorCodec.For(field) is { } inner ? new SparseDictionaryCodec<TIndex>(inner) : null;

    public override int Measure(Dictionary<TIndex, float> value) => _inner.Measure(Vector(value));

    public override long MeasureDimension(Dictionary<TIndex, float> value)
    {
        long highest = -1;
        foreach (TIndex index in value.Keys)
            highest = Math.Max(highest, long.CreateTruncating(index));

        return highest + 1;
    }

    public override void Write(Dictionary<TIndex, float> value, ref WireWriter writer) => _inner.Write(Vector(value), ref writer);

    public override Dictionary<TIndex, float> Read(ColumnSource source, int index)
    {
        MilvusSparseVector vector = _inner.Read(source, index);
        var values = new Dictionary<TIndex, float>(vector.Count);
        foreach (var (position, value) in vector)
            values[IntegerCodec<TIndex>.Narrow(position)] = value;

        return values;
    }

    private static MilvusSparseVector Vector(Dictionary<TIndex, float> value)
    {
        try
        {
            return MilvusSparseVector.From(value.Select(element => KeyValuePair.Create(uint.CreateChecked(element.Key), element.Value)));
        }
        catch (OverflowException)
        {
            throw new FieldValueException("a position is negative or above 4,294,967,294");
        }
        catch (ArgumentException e)
        {
            throw new FieldValueException(e.Message);
        }
    }
}
