using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// The rows of one request as a span, also of a list, without copying them. The caller owns the list and must leave it alone
/// until the request is through; a change that is noticed ends the request.
/// </summary>
internal readonly struct RecordRows<TRecord>
    where TRecord : class
{
    private readonly object _rows;

    public RecordRows(IReadOnlyList<TRecord> rows)
    {
        _rows = rows is TRecord[] or List<TRecord> ? rows : rows.ToArray();
        Count = rows.Count;
    }

    public int Count { get; }

    /// <summary>Valid until control goes back to the caller.</summary>
    public ReadOnlySpan<TRecord> Span
    {
        get
        {
            // Not Array.AsSpan: the array may be one of a derived type.
            ReadOnlySpan<TRecord> span = _rows is TRecord[] array
                ? new ReadOnlySpan<TRecord>(array)
                : CollectionsMarshal.AsSpan((List<TRecord>)_rows);
            return span.Length == Count ? span : throw Changed();
        }
    }

    public static InvalidOperationException Changed() =>
        new("The records changed while they were being sent. Leave the list and the records alone until the call has ended.");
}
