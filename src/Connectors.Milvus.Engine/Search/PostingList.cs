namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The rows that have a value at one index of a sparse field, in ascending order of their slots. One writer appends while others read:
/// the count is published last and read first, and an array that was replaced keeps what it held.
/// </summary>
internal sealed class PostingList
{
    private const int FirstCapacity = 4;

    private volatile int[] _slots = new int[FirstCapacity];
    private volatile float[] _values = new float[FirstCapacity];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The slots of the first <paramref name="count"/> rows; take the count before.</summary>
    public ReadOnlySpan<int> Slots(int count) => _slots.AsSpan(0, count);

    /// <summary>The values of the first <paramref name="count"/> rows.</summary>
    public ReadOnlySpan<float> Values(int count) => _values.AsSpan(0, count);

    /// <summary>Adds a row behind all others.</summary>
    public void Add(int slot, float value)
    {
        if (_count == _slots.Length)
        {
            _slots = Grow(_slots);
            _values = Grow(_values);
        }

        _slots[_count] = slot;
        _values[_count] = value;
        Volatile.Write(ref _count, _count + 1);
    }

    private static T[] Grow<T>(T[] values)
    {
        var grown = new T[values.Length * 2];
        values.CopyTo(grown, 0);
        return grown;
    }
}
