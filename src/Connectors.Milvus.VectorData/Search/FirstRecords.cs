namespace Connectors.Milvus.VectorData.Search;

/// <summary>
/// The first records in an order out of a stream of any length; holds at most twice as many as are asked for. Records that are equal in
/// the order stay as they came.
/// </summary>
/// <param name="order">The order.</param>
/// <param name="count">How many records are wanted.</param>
internal sealed class FirstRecords<TRecord>(IComparer<TRecord> order, int count)
    where TRecord : class
{
    private const int SmallestBuffer = 1_024;

    private readonly int _capacity = Math.Max(SmallestBuffer, count * 2);
    private List<TRecord> _records = [];

    public void Add(TRecord record)
    {
        _records.Add(record);
        if (_records.Count == _capacity)
            _records = Sorted();
    }

    public List<TRecord> Sorted() => [.. _records.Order(order).Take(count)];
}
