namespace Connectors.Milvus.Client;

/// <summary>What is written of one column of a request, between the parts of its <see cref="ColumnFrame"/>. Stateless.</summary>
internal interface IColumnValues<TRecord>
    where TRecord : class
{
    /// <summary>Writes values from a row on until the writer is full; returns the first row that is left.</summary>
    int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);

    /// <summary>Writes whether rows have values, one byte each, likewise.</summary>
    int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer);
}

/// <summary>The columns of one request with their sizes, in the order in which they are written.</summary>
internal sealed class FramedColumns<TRecord>(int capacity)
    where TRecord : class
{
    private readonly List<IColumnValues<TRecord>> _values = new(capacity);
    private readonly List<ColumnFrame> _frames = new(capacity);

    public IColumnValues<TRecord>[] Values => [.. _values];

    public ColumnFrame[] Frames => [.. _frames];

    public void Add(IColumnValues<TRecord> values, ColumnFrame frame)
    {
        _values.Add(values);
        _frames.Add(frame);
    }
}
