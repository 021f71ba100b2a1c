namespace Connectors.Milvus.Client;

/// <summary>
/// An insert or upsert: the header's bytes, then column after column, written from the records into the pieces that leave.
/// Measured once; written as often as it takes, always from the records.
/// </summary>
internal sealed class RecordBody<TRecord> : RequestBody
    where TRecord : class
{
    private readonly byte[] _header;
    private readonly RecordRows<TRecord> _rows;
    private readonly IColumnValues<TRecord>[] _columns;
    private readonly ColumnFrame[] _frames;

    public RecordBody(byte[] header, RecordRows<TRecord> rows, FramedColumns<TRecord> columns)
    {
        _header = header;
        _rows = rows;
        _columns = columns.Values;
        _frames = columns.Frames;
        Length = header.Length;
        foreach (ref readonly ColumnFrame frame in _frames.AsSpan())
            Length += frame.Length;
    }

    public override long Length { get; }

    public override int Rows => _rows.Count;

    public override async ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
    {
        using var spill = new SpillBuffer();
        long end = writer.Length + Length;
        await writer.WriteAsync(_header, cancellationToken).ConfigureAwait(false);

        for (var cursor = default(Cursor); cursor.Column < _columns.Length;)
        {
            cursor = WriteUntilFull(cursor, writer, spill);
            if (spill.Length > 0)
                await writer.WriteAsync(spill.Written, cancellationToken).ConfigureAwait(false);

            await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        }

        // Sizes are on the wire before values: another length would be read as another message.
        if (writer.Length != end)
            throw RecordRows<TRecord>.Changed();
    }

    private Cursor WriteUntilFull(Cursor cursor, PieceWriter piece, SpillBuffer spill)
    {
        ReadOnlySpan<TRecord> rows = _rows.Span;
        var writer = new WireWriter(piece, spill);
        while (cursor.Column < _columns.Length && !writer.IsFull)
            cursor = WriteColumn(cursor, rows, ref writer);

        writer.End();
        return cursor;
    }

    private Cursor WriteColumn(Cursor cursor, ReadOnlySpan<TRecord> rows, ref WireWriter writer)
    {
        IColumnValues<TRecord> column = _columns[cursor.Column];
        ref readonly ColumnFrame frame = ref _frames[cursor.Column];
        switch (cursor.Part)
        {
            case Part.Head:
                frame.WriteHead(ref writer);
                return cursor with { Part = Part.Values, Row = 0 };
            case Part.Values:
                int next = column.WriteValues(rows, cursor.Row, ref writer);
                return next < rows.Length ? cursor with { Row = next } : cursor with { Part = Part.Middle };
            case Part.Middle:
                frame.WriteMiddle(ref writer);
                return frame.HasValidity ? cursor with { Part = Part.Validity, Row = 0 } : new Cursor(cursor.Column + 1);
            default:
                int rest = column.WriteValidity(rows, cursor.Row, ref writer);
                return rest < rows.Length ? cursor with { Row = rest } : new Cursor(cursor.Column + 1);
        }
    }

    private enum Part
    {
        Head,
        Values,
        Middle,
        Validity,
    }

    private readonly record struct Cursor(int Column, Part Part = Part.Head, int Row = 0);
}
