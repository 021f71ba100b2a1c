using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>
/// One column of a plan: a property bound to a field of a collection. Stateless; what a request needs to know of it is in its
/// <see cref="ColumnFrame"/>.
/// </summary>
internal abstract class RecordColumn<TRecord>(string property, MilvusFieldSchema field, ColumnShape shape)
    where TRecord : class
{
    public string Property { get; } = property;

    public MilvusFieldSchema Field { get; } = field;

    public ColumnShape Shape { get; } = shape;

    public byte[] Name { get; } = Encoding.UTF8.GetBytes(field.Name);

    /// <summary>Whether this is <c>$meta</c>.</summary>
    public virtual bool IsDynamic => false;

    /// <summary>Whether the column may stay out of a request when no row has a value.</summary>
    public virtual bool IsOmittedWhenEmpty => false;

    /// <summary>Checks the values of all rows and adds up what they take.</summary>
    /// <exception cref="ArgumentException">A value does not fit; the message names row, property, field, value and limit.</exception>
    public abstract ColumnSize Measure(ReadOnlySpan<TRecord> rows);

    /// <summary>Writes values from a row on until the writer is full; returns the first row that is left.</summary>
    public abstract int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);

    /// <summary>Writes whether rows have values, one byte each, likewise.</summary>
    public abstract int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);

    /// <summary>Sets the values of an answered column.</summary>
    /// <exception cref="MilvusException">The column does not fit the rows or the property.</exception>
    public abstract void Read(ColumnSource source, ReadOnlySpan<TRecord> records);
}

/// <summary>What measuring found: the bytes of all values, how many rows have none, and the dimension where values decide it.</summary>
internal readonly record struct ColumnSize(long Bytes, int Nulls, long Dimension = 0);
