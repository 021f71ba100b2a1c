using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// Lists of one scalar type in Array fields. Each row is a message of the element's own column type, so an element codec
/// serves arrays as it serves columns:
/// <code>
/// long[] rows [[1, 2], [], [3]]  →  array_data { data: { long_data { data: [1, 2] } }, data: { long_data { } }, data: { long_data { data: [3] } },
///                                                element_type: Int64 }
/// </code>
/// An empty array still names its element type. A null array is a null of the column; null elements do not exist.
/// </summary>
internal abstract class ArrayCodec<TArray, T>(Codec<T> element, int maxCapacity) : Codec<TArray>(ColumnShape.Arrays)
{
    private readonly byte _slotTag = (byte)((element.Shape.Slot << 3) | 2);

    public override int Measure(TArray value)
    {
        ReadOnlySpan<T> items = Items(value);
        return items.Length <= maxCapacity
            ? checked((int)WireSize.Delimited(WireSize.Delimited(Framed(MeasureItems(items)))))
            : throw new FieldValueException($"the array has {items.Length} elements, more than the field's max_capacity of {maxCapacity}");
    }

    public override void Write(TArray value, ref WireWriter writer)
    {
        ReadOnlySpan<T> items = Items(value);
        int size = MeasureItems(items);
        long framed = Framed(size);
        writer.Delimiter(ColumnShape.ValueTag, WireSize.Delimited(framed));
        writer.Delimiter(_slotTag, framed);
        if (element.Shape.IsPacked && size > 0)
            writer.Delimiter(ColumnShape.ValueTag, size);

        foreach (T item in items)
            element.Write(item, ref writer);
    }

    protected abstract ReadOnlySpan<T> Items(TArray value);

    protected T[] ReadItems(ColumnSource source, int index)
    {
        ColumnSource row = source.Element(index);
        T[] items = new T[element.Count(row)];
        for (int i = 0; i < items.Length; i++)
            items[i] = element.Read(row, i);

        return items;
    }

    private long Framed(int size) => element.Shape.IsPacked && size > 0 ? WireSize.Delimited(size) : size;

    private int MeasureItems(ReadOnlySpan<T> items)
    {
        int size = 0;
        int i = 0;
        try
        {
            for (; i < items.Length; i++)
            {
                if (element.IsNull(items[i]))
                    throw new FieldValueException("null; arrays have no null elements");

                size = checked(size + element.Measure(items[i]));
            }
        }
        catch (FieldValueException e)
        {
            throw new FieldValueException($"element {i}: {e.Message}");
        }

        return size;
    }
}

/// <summary>T[] in Array fields.</summary>
internal sealed class PlainArrayCodec<T>(Codec<T> element, int maxCapacity) : ArrayCodec<T[], T>(element, maxCapacity)
{
    public override T[] Read(ColumnSource source, int index) => ReadItems(source, index);

    protected override ReadOnlySpan<T> Items(T[] value) => value;
}

/// <summary>List&lt;T&gt; in Array fields.</summary>
internal sealed class ListCodec<T>(Codec<T> element, int maxCapacity) : ArrayCodec<List<T>, T>(element, maxCapacity)
{
    public override List<T> Read(ColumnSource source, int index) => [.. ReadItems(source, index)];

    protected override ReadOnlySpan<T> Items(List<T> value) => CollectionsMarshal.AsSpan(value);
}

/// <summary>IReadOnlyList&lt;T&gt; in Array fields; an array when read.</summary>
internal sealed class ReadOnlyListCodec<T>(Codec<T> element, int maxCapacity) : ArrayCodec<IReadOnlyList<T>, T>(element, maxCapacity)
{
    public override IReadOnlyList<T> Read(ColumnSource source, int index) => ReadItems(source, index);

    protected override ReadOnlySpan<T> Items(IReadOnlyList<T> value) => value switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => value.ToArray(),
    };
}
