using System.Numerics;

namespace Connectors.Milvus.Engine.Search;

/// <summary>A set of slots, one bit each. Sets that the cache gives out are shared and never change.</summary>
internal sealed class SlotSet
{
    private readonly ulong[] _words;

    private SlotSet(ulong[] words, int limit, int first = 0)
    {
        _words = words;
        Limit = limit;
        First = first;
    }

    /// <summary>A multiple of 64 that no member is below.</summary>
    public int First { get; }

    /// <summary>All members are below it.</summary>
    public int Limit { get; }

    /// <summary>Every slot below a limit.</summary>
    public static SlotSet Full(long limit) => Empty(0).Grow(limit, []);

    public static SlotSet Empty(long limit) => new(new ulong[(limit + 63) / 64], checked((int)limit));

    /// <summary>The memory that it takes.</summary>
    public long Bytes => _words.Length * (long)sizeof(ulong);

    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var word in _words.AsSpan(First / 64))
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Contains(int slot) => slot >= First && slot < Limit && (_words[slot >> 6] & (1UL << slot)) != 0;

    /// <summary>The members from a multiple of 64 on.</summary>
    public SlotSet From(int first) => new(_words, Limit, Math.Max(First, first));

    public void Add(long slot) => _words[slot >> 6] |= 1UL << (int)slot;

    /// <summary>
    /// The members from <paramref name="start"/>, a multiple of 64, on, as distances from it; gives how many there are. A mask, one bit per
    /// distance, leaves members out.
    /// </summary>
    public int Collect(int start, int length, ulong[]? mask, Span<int> places)
    {
        var count = 0;
        var end = Math.Min(_words.Length, (start + length + 63) / 64);
        for (var index = Math.Max(start, First) / 64; index < end; index++)
        {
            var members = mask is null ? _words[index] : _words[index] & mask[index - (start / 64)];
            for (var word = members; word != 0; word &= word - 1)
                places[count++] = (index * 64) - start + BitOperations.TrailingZeroCount(word);
        }

        return count;
    }

    /// <summary>A copy that reaches to a greater limit, with every slot from the old limit on, and without the dropped ones.</summary>
    public SlotSet Grow(long limit, IReadOnlyList<long> dropped)
    {
        var grown = Empty(limit);
        _words.CopyTo(grown._words, 0);
        grown.AddRange(Limit, grown.Limit);
        foreach (var slot in dropped)
            grown._words[slot >> 6] &= ~(1UL << (int)slot);
        return grown;
    }

    private void AddRange(int start, int end)
    {
        for (var slot = start; slot < end; slot++)
        {
            if ((slot & 63) == 0 && end - slot >= 64)
            {
                _words[slot >> 6] = ulong.MaxValue;
                slot += 63;
            }
            else
            {
                Add(slot);
            }
        }
    }
}
