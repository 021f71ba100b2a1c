namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>
/// Remembers what was made of an argument, because a filter passes the same path or pattern for every row. One per
/// connection: SQLite runs one statement step of a connection at a time.
/// </summary>
internal sealed class ArgumentCache<T>(Func<byte[], T> parse)
    where T : class
{
    private const int Capacity = 32;

    private readonly (byte[] Key, T Value)[] _entries = new (byte[], T)[Capacity];
    private int _count;
    private int _oldest;
    private int _last;

    public T Get(ReadOnlySpan<byte> argument)
    {
        if (_count > 0 && argument.SequenceEqual(_entries[_last].Key))
            return _entries[_last].Value;
        for (var i = 0; i < _count; i++)
        {
            if (argument.SequenceEqual(_entries[i].Key))
            {
                _last = i;
                return _entries[i].Value;
            }
        }

        return Add(argument.ToArray());
    }

    private T Add(byte[] key)
    {
        var value = parse(key);
        if (_count < Capacity)
        {
            _last = _count++;
        }
        else
        {
            _last = _oldest;
            _oldest = (_oldest + 1) % Capacity;
        }

        _entries[_last] = (key, value);
        return value;
    }
}
