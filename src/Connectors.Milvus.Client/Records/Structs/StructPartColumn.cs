using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>The column of one sub-field: in a request it is a FieldData of its own, inside that of the array of structs.</summary>
internal sealed class StructPartColumn<TRecord, TStruct> : IColumnValues<TRecord>
    where TRecord : class
    where TStruct : class
{
    private readonly StructAccess<TRecord, TStruct> _access;
    private readonly StructPart<TStruct> _part;
    private readonly MilvusFieldSchema _array;
    private readonly MilvusFieldSchema _shown;
    private readonly byte[] _name;

    public StructPartColumn(MilvusStructFieldSchema field, StructAccess<TRecord, TStruct> access, StructPart<TStruct> part)
    {
        _access = access;
        _part = part;
        _array = StructFieldMessages.Wrap(part.Field, field.MaxCapacity);
        _shown = _array with { Name = StructFieldMessages.FullName(field.Name, part.Field.Name) };
        _name = Encoding.UTF8.GetBytes(part.Field.Name);
    }

    /// <exception cref="RecordSchemaException">A value does not fit; the message names row, property, field and element.</exception>
    public ColumnSize Measure(ReadOnlySpan<TRecord> rows)
    {
        long bytes = 0;
        int nulls = 0;
        int row = 0;
        try
        {
            for (; row < rows.Length; row++)
            {
                if (_access.TryGet(rows[row], out var structs))
                    bytes += _part.Measure(structs);
                else
                    nulls++;
            }
        }
        catch (FieldValueException e)
        {
            throw RecordErrors.BadValue(row, _access.Property, _shown, e.Message);
        }

        return new ColumnSize(bytes, nulls);
    }

    public ColumnFrame Frame(ReadOnlySpan<TRecord> rows) => new(
        _array,
        _array.DataType == MilvusDataType.Array ? ColumnShape.Arrays : ColumnShape.ArraysOfVectors,
        _name,
        isDynamic: false,
        Measure(rows),
        rows.Length,
        ColumnFrame.PartTag);

    public int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
        {
            if (_access.TryGet(rows[row], out var structs))
                _part.Write(structs, ref writer);
        }

        return row;
    }

    public int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
            writer.Byte(_access.TryGet(rows[row], out _) ? (byte)1 : (byte)0);

        return row;
    }
}
