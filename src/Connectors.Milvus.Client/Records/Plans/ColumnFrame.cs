using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// The sizes of one column in one request, and the bytes around its values. See <see cref="ColumnShape"/> for the layout; the
/// values themselves and the validity bytes are written between <see cref="WriteHead"/>, <see cref="WriteMiddle"/> and the end.
/// </summary>
internal readonly struct ColumnFrame
{
    /// <summary>The tag of a column in a request.</summary>
    public const byte FieldsDataTag = (5 << 3) | 2;

    /// <summary>The tag of a sub-field in an array of structs.</summary>
    public const byte PartTag = (1 << 3) | 2;

    private const byte TypeTag = (1 << 3) | 0;
    private const byte NameTag = (2 << 3) | 2;
    private const byte ScalarsTag = (3 << 3) | 2;
    private const byte VectorsTag = (4 << 3) | 2;
    private const byte StructsTag = (8 << 3) | 2;
    private const byte IsDynamicTag = (6 << 3) | 0;
    private const byte ValidityTag = (7 << 3) | 2;
    private const byte DimensionTag = (1 << 3) | 0;
    private const byte TailTag = (2 << 3) | 0;
    private const byte VectorTailTag = (3 << 3) | 0;

    private readonly long _values;
    private readonly long _slot;
    private readonly long _container;
    private readonly long _field;
    private readonly int _rows;
    private readonly ulong _dimension;
    private readonly byte _tag;

    public ColumnFrame(MilvusFieldSchema field, ColumnShape shape, byte[] name, bool isDynamic, ColumnSize size, int rows, byte tag = FieldsDataTag)
    {
        Field = field;
        Shape = shape;
        Name = name;
        IsDynamic = isDynamic;
        // A field with a default insists on validity, also when every row has a value.
        HasValidity = size.Nulls > 0 || field.DefaultValue is not null;
        _rows = rows;
        _tag = tag;
        _dimension = (ulong)(shape.HasMeasuredDimension ? size.Dimension : field.Dimension ?? 0);
        _values = size.Bytes;
        _slot = (IsPackedRun ? WireSize.Delimited(_values) : _values) + (HasTail ? 1 + WireSize.Varint(Tail) : 0)
            + (IsArrayOfVector ? 1 + WireSize.Varint(_dimension) : 0);
        _container = WireSize.Delimited(_slot) + (shape.IsVector ? 1 + WireSize.Varint(_dimension) : 0);
        _field = 1 + WireSize.Varint((ulong)field.DataType)
            + WireSize.Delimited(name.Length)
            + WireSize.Delimited(_container)
            + (isDynamic ? 2 : 0)
            + (HasValidity ? WireSize.Delimited(rows) : 0);
    }

    public MilvusFieldSchema Field { get; }

    public ColumnShape Shape { get; }

    public byte[] Name { get; }

    public bool IsDynamic { get; }

    public bool HasValidity { get; }

    /// <summary>What comes before the column: the head of the array of structs whose first sub-field it is.</summary>
    public byte[] Prefix { get; init; } = [];

    /// <summary>All bytes of the column in the request.</summary>
    public long Length => Prefix.Length + WireSize.Delimited(_field);

    private bool IsArrayOfVector => Field.DataType == MilvusDataType.ArrayOfVector;

    private bool IsPackedRun => Shape.IsPacked && _values > 0;

    // Behind the values: what the elements of arrays are, or the dimension of sparse vectors.
    private bool HasTail => Field.DataType == MilvusDataType.Array || IsArrayOfVector || Shape.HasMeasuredDimension;

    private ulong Tail => Shape.HasMeasuredDimension ? _dimension : (ulong)Field.ElementType;

    /// <summary>All of an array of structs before its sub-fields, which take <paramref name="partBytes"/> together.</summary>
    public static byte[] StructHead(byte[] name, long partBytes)
    {
        long field = 1 + WireSize.Varint((ulong)MilvusDataType.ArrayOfStruct) + WireSize.Delimited(name.Length) + WireSize.Delimited(partBytes);
        byte[] head = new byte[WireSize.Delimited(field) - partBytes];
        using var writer = new CodedOutputStream(head);
        writer.WriteRawTag(FieldsDataTag);
        writer.WriteUInt64((ulong)field);
        writer.WriteRawTag(TypeTag);
        writer.WriteUInt64((ulong)MilvusDataType.ArrayOfStruct);
        writer.WriteRawTag(NameTag);
        writer.WriteBytes(ByteString.CopyFrom(name));
        writer.WriteRawTag(StructsTag);
        writer.WriteUInt64((ulong)partBytes);
        writer.Flush();
        return head;
    }

    /// <summary>Everything up to the first value.</summary>
    public void WriteHead(ref WireWriter writer)
    {
        writer.Bytes(Prefix);
        writer.Delimiter(_tag, _field);
        writer.Byte(TypeTag);
        writer.Varint((ulong)Field.DataType);
        writer.Delimiter(NameTag, Name.Length);
        writer.Bytes(Name);
        writer.Delimiter(Shape.IsVector ? VectorsTag : ScalarsTag, _container);
        if (Shape.IsVector)
        {
            writer.Byte(DimensionTag);
            writer.Varint(_dimension);
        }

        writer.Delimiter((byte)((Shape.Slot << 3) | 2), _slot);
        if (IsArrayOfVector)
        {
            writer.Byte(DimensionTag);
            writer.Varint(_dimension);
        }

        if (IsPackedRun)
            writer.Delimiter(ColumnShape.ValueTag, _values);
    }

    /// <summary>Everything from the last value to the first validity byte, or to the end of a column without validity.</summary>
    public void WriteMiddle(ref WireWriter writer)
    {
        if (HasTail)
        {
            writer.Byte(IsArrayOfVector ? VectorTailTag : TailTag);
            writer.Varint(Tail);
        }

        if (IsDynamic)
        {
            writer.Byte(IsDynamicTag);
            writer.Byte(1);
        }

        if (HasValidity)
            writer.Delimiter(ValidityTag, _rows);
    }
}
