namespace Connectors.Milvus.Client;

/// <summary>
/// One sub-field of an array of structs: what the structs of a row have there lies in one array, which is the row's value.
/// <code>
/// rows [[{a, v1}, {b, v2}], []]  →  Array          array_data { data: { string_data { data: [a, b] } }, data: { string_data { } }, element_type: VarChar }
///                                   ArrayOfVector  vector_array { dim: 2, data: { dim: 2, float_vector { data: v1 v2 } },
///                                                                 data: { dim: 2, float_vector { } }, element_type: FloatVector }
/// </code>
/// Stateless, as codecs are.
/// </summary>
internal abstract class StructPart<TStruct>(MilvusFieldSchema field)
    where TStruct : class
{
    /// <summary>The sub-field as one struct has it.</summary>
    public MilvusFieldSchema Field { get; } = field;

    /// <summary>Checks the values of a row's structs and returns how many bytes their array takes, tag and length included.</summary>
    /// <exception cref="FieldValueException">The field cannot hold a value; the message names the element.</exception>
    public abstract long Measure(ReadOnlySpan<TStruct> structs);

    /// <summary>Writes the array of a row that was measured.</summary>
    public abstract void Write(ReadOnlySpan<TStruct> structs, ref WireWriter writer);

    /// <summary>How many structs an answered array is about.</summary>
    public abstract int Count(ColumnSource array);

    /// <summary>Sets the values of an answered array, one for each struct.</summary>
    /// <exception cref="FieldValueException">The CLR type cannot hold a value.</exception>
    public abstract void Read(ColumnSource array, ReadOnlySpan<TStruct> structs);
}

/// <inheritdoc cref="StructPart{TStruct}"/>
internal sealed class StructPart<TStruct, TValue>(
    MilvusFieldSchema field, Codec<TValue> codec, Func<TStruct, TValue> get, Action<TStruct, TValue> set) : StructPart<TStruct>(field)
    where TStruct : class
{
    private const byte DimensionTag = (1 << 3) | 0;
    private const byte VectorsTag = (2 << 3) | 2;

    private readonly byte _slotTag = (byte)((codec.Shape.Slot << 3) | 2);
    private readonly ulong _dimension = (ulong)(field.Dimension ?? 0);

    private int HeadLength => codec.Shape.IsVector ? 1 + WireSize.Varint(_dimension) : 0;

    public override long Measure(ReadOnlySpan<TStruct> structs) =>
        WireSize.Delimited(HeadLength + WireSize.Delimited(Framed(MeasureValues(structs))));

    public override void Write(ReadOnlySpan<TStruct> structs, ref WireWriter writer)
    {
        long size = MeasureValues(structs);
        long framed = Framed(size);
        writer.Delimiter(codec.Shape.IsVector ? VectorsTag : ColumnShape.ValueTag, HeadLength + WireSize.Delimited(framed));
        if (codec.Shape.IsVector)
        {
            writer.Byte(DimensionTag);
            writer.Varint(_dimension);
        }

        writer.Delimiter(_slotTag, framed);
        if (codec.Shape.IsPacked && size > 0)
            writer.Delimiter(ColumnShape.ValueTag, size);

        foreach (TStruct item in structs)
            codec.Write(get(item), ref writer);
    }

    public override int Count(ColumnSource array) => codec.Count(array);

    public override void Read(ColumnSource array, ReadOnlySpan<TStruct> structs)
    {
        for (int i = 0; i < structs.Length; i++)
            set(structs[i], codec.Read(array, i));
    }

    private long Framed(long size) => codec.Shape.IsPacked && size > 0 ? WireSize.Delimited(size) : size;

    private long MeasureValues(ReadOnlySpan<TStruct> structs)
    {
        long size = 0;
        int i = 0;
        try
        {
            for (; i < structs.Length; i++)
            {
                TValue value = get(structs[i]);
                size += codec.IsNull(value)
                    ? throw new FieldValueException("it is null, and the fields of a struct have no nulls")
                    : codec.Measure(value);
            }
        }
        catch (FieldValueException e)
        {
            throw new FieldValueException($"element {i}: {e.Message}");
        }

        return size;
    }
}
