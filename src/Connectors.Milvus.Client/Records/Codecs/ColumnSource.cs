using System.Text;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// An answered column while it is read, straight from the answer's bytes: they must stay until the last value is out, and values keep
/// none of them. Which rows are null comes from <c>valid_data</c>; which value belongs to a row depends on how many values there are,
/// for servers send nulls of scalars as placeholders and leave out nulls of vectors:
/// <code>
/// rows [1, null, 2], valid_data [T, F, T]:   scalars 1, 0, 2    vectors v1, v2
/// </code>
/// Values are meant to be read in their order; going back starts from the first. Used by one thread.
/// </summary>
internal sealed class ColumnSource
{
    private int _slot;
    private bool _isVector;
    private ReadOnlyMemory<byte> _content;
    private ReadOnlyMemory<byte> _values;
    private int _position;
    private int _next;
    private uint _valueTag;
    private string[]? _texts;
    private object? _slabs;
    private ColumnSource? _element;

    public string Name { get; set; } = "";

    public DataType Type { get; set; }

    /// <summary>Whether the server says that this is <c>$meta</c>.</summary>
    public bool IsDynamic { get; set; }

    /// <summary>Elements of each vector.</summary>
    public long Dimension { get; set; }

    /// <summary>One byte for each row, 0 for a null; empty where nothing is null.</summary>
    public ReadOnlyMemory<byte> Validity { get; set; }

    /// <summary>The sub-fields of an array of structs.</summary>
    public IReadOnlyList<ColumnSource> Parts { get; set; } = [];

    /// <summary>Says where the values are.</summary>
    public void Hold(int slot, bool isVector, ReadOnlyMemory<byte> content)
    {
        _slabs = null;
        _slot = slot;
        _isVector = isVector;
        _content = content;
    }

    /// <summary>Goes before the first value and returns how many there are: none where the column holds values of another shape.</summary>
    /// <exception cref="WireFormatException">The bytes are no values of the shape.</exception>
    public int Open(ColumnShape shape)
    {
        _position = 0;
        _next = 0;
        _values = Content(shape);
        _valueTag = shape.RepeatedTag;
        return shape switch
        {
            { IsPacked: false } => CountValues(),
            { Width: 0 } => WireReader.CountVarints(_values.Span),
            { Width: var width } when _values.Length % width == 0 => _values.Length / width,
            _ => throw new WireFormatException($"{_values.Length} bytes are no whole number of values of {shape.Width}"),
        };
    }

    /// <summary>The same of a column whose rows are arrays, be it of scalars or of vectors.</summary>
    public int OpenArrays() => Open(_isVector ? ColumnShape.ArraysOfVectors : ColumnShape.Arrays);

    /// <summary>A number of a column of varints.</summary>
    public ulong Varint(int index)
    {
        WireReader reader = ReaderAt(index);
        for (; _next < index; _next++)
            reader.Varint();

        ulong value = reader.Varint();
        MoveBehind(index, reader);
        return value;
    }

    /// <summary>The bytes of a number of fixed width.</summary>
    public ReadOnlySpan<byte> Fixed(int index, int width) => _values.Span.Slice(index * width, width);

    /// <summary>A value of a column whose values have lengths; valid as long as the answer.</summary>
    public ReadOnlyMemory<byte> Bytes(int index)
    {
        int length = Span(index).Length;
        return _values.Slice(_position - length, length);
    }

    public string Text(int index) => _texts?[index] ?? Encoding.UTF8.GetString(Span(index));

    /// <summary>Texts from a position on.</summary>
    public void Texts(int first, Span<string> values)
    {
        if (_texts is not null)
        {
            _texts.AsSpan(first, values.Length).CopyTo(values);
            return;
        }

        WireReader reader = ReaderAt(first);
        for (; _next < first; _next++)
            NextValue(ref reader);

        for (int i = 0; i < values.Length; i++)
            values[i] = Encoding.UTF8.GetString(NextValue(ref reader));

        MoveBehind(first + values.Length - 1, reader);
    }

    /// <summary>Numbers of a column of varints from a position on.</summary>
    public void Longs(int first, Span<long> values)
    {
        WireReader reader = ReaderAt(first);
        for (; _next < first; _next++)
            reader.Varint();

        for (int i = 0; i < values.Length; i++)
            values[i] = (long)reader.Varint();

        MoveBehind(first + values.Length - 1, reader);
    }

    /// <summary>All values as keys. Texts among them are kept for those who read the column later.</summary>
    public MilvusIds Keys()
    {
        if (_slot == ColumnShape.Texts.Slot)
        {
            var texts = new string[Open(ColumnShape.Texts)];
            Texts(0, texts);
            _texts = texts;
            return MilvusIds.From(texts);
        }

        var numbers = new long[Open(ColumnShape.Longs)];
        Longs(0, numbers);
        return MilvusIds.From(numbers);
    }

    /// <summary>Dense vectors in memory blocks that rows share; copied block by block as rows ask for them. One column has one format.</summary>
    /// <exception cref="FieldValueException">The column holds vectors of another kind.</exception>
    public VectorSlabs<T, TFormat> Slabs<T, TFormat>()
        where T : unmanaged
        where TFormat : IVectorFormat<T>
    {
        if (_slabs is VectorSlabs<T, TFormat> slabs)
            return slabs;

        ColumnShape shape = TFormat.Shape;
        if (_isVector && _slot != shape.Slot && _slot != 0)
            throw new FieldValueException($"it holds {(VectorField.DataOneofCase)_slot} instead of {(VectorField.DataOneofCase)shape.Slot}");

        slabs = new VectorSlabs<T, TFormat>(Content(shape), checked((int)Dimension));
        _slabs = slabs;
        return slabs;
    }

    public bool IsNull(int row) => !Validity.IsEmpty && Validity.Span[row] == 0;

    /// <summary>Whether nulls have placeholders among the <paramref name="count"/> values of a column of <paramref name="rows"/> rows.</summary>
    /// <exception cref="FieldValueException">The values are neither one per row nor one per present row.</exception>
    public bool HasPlaceholders(int count, int rows)
    {
        if (!Validity.IsEmpty && Validity.Length != rows)
            throw new FieldValueException($"valid_data has {Validity.Length} entries for {rows} rows");

        if (count == rows)
            return true;

        int present = Validity.IsEmpty ? rows : rows - Validity.Span.Count((byte)0);
        if (count != present)
            throw new FieldValueException($"there are {count} values for {rows} rows of which {present} have one");

        return false;
    }

    /// <summary>The elements of one array, as a column. The same object serves all rows of an array column.</summary>
    public ColumnSource Element(int index)
    {
        if (_element is not null && index == _next - 1)
            return _element;

        ReadOnlyMemory<byte> array = Bytes(index);
        _element ??= new ColumnSource();
        _element.Dimension = Dimension;
        _element.Hold(0, _isVector, default);
        if (_isVector)
            ColumnReader.ReadVectors(array, _element);
        else
            ColumnReader.ReadScalars(array, _element);

        return _element;
    }

    private ReadOnlyMemory<byte> Content(ColumnShape shape)
    {
        if (_slot != shape.Slot || _isVector != shape.IsVector || _content.IsEmpty)
            return default;

        if (!shape.IsPacked)
            return _content;

        // Every server sends one run. Taking the first of several, or none of unpacked numbers, would read something else.
        var reader = new WireReader(_content.Span);
        ReadOnlyMemory<byte> run = reader.Tag() == ColumnShape.ValueTag ? reader.Bytes(_content) : default;
        return reader.IsAtEnd ? run : throw new WireFormatException("numbers are not packed into one run");
    }

    private int CountValues()
    {
        int count = 0;
        for (var reader = new WireReader(_values.Span); !reader.IsAtEnd;)
        {
            if (reader.TrySkipShort(_valueTag))
            {
                count++;
                continue;
            }

            uint tag = reader.Tag();
            reader.Skip(tag);
            count += tag == _valueTag ? 1 : 0;
        }

        return count;
    }

    private ReadOnlySpan<byte> Span(int index)
    {
        WireReader reader = ReaderAt(index);
        for (; _next < index; _next++)
            NextValue(ref reader);

        int length = NextValue(ref reader).Length;
        MoveBehind(index, reader);
        return _values.Span.Slice(reader.Position - length, length);
    }

    // Between the values may lie what describes all of them: the type of elements, the dimension of sparse vectors.
    private ReadOnlySpan<byte> NextValue(ref WireReader reader)
    {
        uint tag;
        while ((tag = reader.Tag()) != _valueTag)
            reader.Skip(tag);

        return reader.Bytes();
    }

    private WireReader ReaderAt(int index)
    {
        if (index < _next)
        {
            _position = 0;
            _next = 0;
        }

        return new WireReader(_values.Span, _position);
    }

    private void MoveBehind(int index, WireReader reader)
    {
        _position = reader.Position;
        _next = index + 1;
    }
}
