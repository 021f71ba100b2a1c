using System.Text;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Finds the values of a column within the bytes of its FieldData, without reading any. See <see cref="ColumnShape"/> for the layout.
/// </summary>
internal static class ColumnReader
{
    private const uint TypeTag = (1 << 3) | 0;
    private const uint NameTag = (2 << 3) | 2;
    private const uint ScalarsTag = (3 << 3) | 2;
    private const uint VectorsTag = (4 << 3) | 2;
    private const uint StructsTag = (8 << 3) | 2;
    private const uint IsDynamicTag = (6 << 3) | 0;
    private const uint ValidityTag = (7 << 3) | 2;

    // Fields before validity are the kinds of values, of which a column has one.
    private const uint DimensionTag = (1 << 3) | 0;
    private const int ScalarValidity = 17;
    private const int VectorValidity = 9;

    private const uint PartTag = (1 << 3) | 2;

    private const uint NumericKeysTag = (1 << 3) | 2;
    private const uint TextKeysTag = (2 << 3) | 2;

    /// <param name="field">A serialized FieldData; it must stay as it is while the column is read.</param>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static ColumnSource Read(ReadOnlyMemory<byte> field)
    {
        var column = new ColumnSource();
        ReadOnlyMemory<byte> validity = default;
        var reader = new WireReader(field.Span);
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Tag();
            switch (tag)
            {
                case TypeTag: column.Type = (DataType)reader.Varint(); break;
                case NameTag: column.Name = Encoding.UTF8.GetString(reader.Bytes()); break;
                case ScalarsTag: ReadScalars(reader.Bytes(field), column); break;
                case VectorsTag: ReadVectors(reader.Bytes(field), column); break;
                case StructsTag: column.Parts = ReadParts(reader.Bytes(field)); break;
                case IsDynamicTag: column.IsDynamic = reader.Varint() != 0; break;
                case ValidityTag: validity = reader.Bytes(field); break;
                default: reader.Skip(tag); break;
            }
        }

        if (column.Validity.IsEmpty)
            column.Validity = validity;

        return column;
    }

    /// <summary>The primary keys of an answer, as a column.</summary>
    /// <param name="ids">A serialized IDs message.</param>
    public static ColumnSource ReadKeys(ReadOnlyMemory<byte> ids)
    {
        var column = new ColumnSource();
        var reader = new WireReader(ids.Span);
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Tag();
            switch (tag)
            {
                case NumericKeysTag: column.Hold(ColumnShape.Longs.Slot, isVector: false, reader.Bytes(ids)); break;
                case TextKeysTag: column.Hold(ColumnShape.Texts.Slot, isVector: false, reader.Bytes(ids)); break;
                default: reader.Skip(tag); break;
            }
        }

        return column;
    }

    /// <summary>Points a column at the values of a ScalarField: a whole column's, or one row's of a column of arrays.</summary>
    public static void ReadScalars(ReadOnlyMemory<byte> scalars, ColumnSource column)
    {
        var reader = new WireReader(scalars.Span);
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Tag();
            if (tag == WireReader.Tag(ScalarValidity))
                column.Validity = reader.Bytes(scalars);
            else if (WireReader.IsDelimited(tag) && tag >> 3 < ScalarValidity)
                column.Hold((int)(tag >> 3), isVector: false, reader.Bytes(scalars));
            else
                reader.Skip(tag);
        }
    }

    /// <summary>Likewise for a VectorField. One that says no dimension leaves that of the column.</summary>
    public static void ReadVectors(ReadOnlyMemory<byte> vectors, ColumnSource column)
    {
        var reader = new WireReader(vectors.Span);
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Tag();
            if (tag == DimensionTag)
                column.Dimension = reader.Varint() is var dimension and not 0 ? (long)dimension : column.Dimension;
            else if (tag == WireReader.Tag(VectorValidity))
                column.Validity = reader.Bytes(vectors);
            else if (WireReader.IsDelimited(tag) && tag >> 3 < VectorValidity)
                column.Hold((int)(tag >> 3), isVector: true, reader.Bytes(vectors));
            else
                reader.Skip(tag);
        }
    }

    private static List<ColumnSource> ReadParts(ReadOnlyMemory<byte> structs)
    {
        var parts = new List<ColumnSource>();
        var reader = new WireReader(structs.Span);
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Tag();
            if (tag == PartTag)
                parts.Add(Read(reader.Bytes(structs)));
            else
                reader.Skip(tag);
        }

        return parts;
    }
}
