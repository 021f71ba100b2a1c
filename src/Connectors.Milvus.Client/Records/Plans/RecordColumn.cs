using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>
/// One column of a plan: a property bound to a field of a collection. Stateless; what a request needs to know of it is in its
/// <see cref="ColumnFrame"/>.
/// </summary>
internal abstract class RecordColumn<TRecord>(string property, MilvusFieldSchema field)
    where TRecord : class
{
    public string Property { get; } = property;

    public MilvusFieldSchema Field { get; } = field;

    public byte[] Name { get; } = Encoding.UTF8.GetBytes(field.Name);

    /// <summary>What the field needs and no property is stored in; without it rows can be read and not written.</summary>
    public virtual IReadOnlyList<string> Missing => [];

    /// <summary>What to ask for to have the column answered; nothing where it cannot be, or is a vector and those are not wanted.</summary>
    public abstract IEnumerable<string> OutputFields(bool includeVectors);

    /// <summary>Checks the values of all rows and adds up what they take.</summary>
    /// <exception cref="ArgumentException">A value does not fit; the message names row, property, field, value and limit.</exception>
    public abstract long Measure(ReadOnlySpan<TRecord> rows);

    /// <summary>Checks the values of all rows and adds what is to be written of them to a request.</summary>
    /// <exception cref="ArgumentException">As of <see cref="Measure"/>.</exception>
    public abstract void AddTo(FramedColumns<TRecord> request, ReadOnlySpan<TRecord> rows);

    /// <summary>Sets the values of an answered column.</summary>
    /// <exception cref="MilvusException">The column does not fit the rows or the property.</exception>
    public abstract void Read(ColumnSource source, ReadOnlySpan<TRecord> records);
}

/// <summary>A column that is one run of values.</summary>
internal abstract class ValueColumn<TRecord>(string property, MilvusFieldSchema field, ColumnShape shape)
    : RecordColumn<TRecord>(property, field), IColumnValues<TRecord>
    where TRecord : class
{
    /// <summary>Whether this is <c>$meta</c>.</summary>
    public virtual bool IsDynamic => false;

    /// <summary>Whether the column may stay out of a request when no row has a value.</summary>
    public virtual bool IsOmittedWhenEmpty => false;

    // Milvus does not give back what BM25 made of a text.
    public override IEnumerable<string> OutputFields(bool includeVectors) =>
        (includeVectors || !Field.IsVector) && Field is not { IsFunctionOutput: true, DataType: MilvusDataType.SparseFloatVector } ? [Field.Name] : [];

    public override long Measure(ReadOnlySpan<TRecord> rows) => MeasureValues(rows).Bytes;

    public override void AddTo(FramedColumns<TRecord> request, ReadOnlySpan<TRecord> rows)
    {
        ColumnSize size = MeasureValues(rows);
        if (!IsOmittedWhenEmpty || size.Bytes > 0)
            request.Add(this, new ColumnFrame(Field, shape, Name, IsDynamic, size, rows.Length));
    }

    /// <summary>As <see cref="RecordColumn{TRecord}.Measure"/>, with what else the column's frame has to know.</summary>
    public abstract ColumnSize MeasureValues(ReadOnlySpan<TRecord> rows);

    public abstract int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);

    public abstract int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);
}

/// <summary>What measuring found: the bytes of all values, how many rows have none, and the dimension where values decide it.</summary>
internal readonly record struct ColumnSize(long Bytes, int Nulls, long Dimension = 0);
