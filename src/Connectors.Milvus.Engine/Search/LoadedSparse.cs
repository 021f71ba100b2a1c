using System.Collections.Concurrent;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>One field's sparse vectors in memory, inverted: per index the rows that have it; for texts also how many terms each row has. A list may reach beyond the
/// slots that a reader's transaction sees.</summary>
internal sealed class LoadedSparse(CollectionEntry collection, FieldEntry field, long epoch) : LoadedField(epoch)
{
    // What a vector is taken to weigh as long as none has been seen.
    private const long GuessedVectorBytes = 1024;
    private const long ListBytes = 128;

    private readonly ConcurrentDictionary<uint, PostingList> _lists = new();
    private volatile float[] _lengths = [];
    private long _postings;

    public override long BytesFor(long slots)
    {
        var known = Slots;
        if (known == 0)
            return slots * GuessedVectorBytes;
        var bytes = (Volatile.Read(ref _postings) * SparseVectorColumn.PairBytes) + (_lists.Count * ListBytes);
        bytes += _lengths.Length * sizeof(float);
        return (long)(bytes * ((double)slots / known));
    }

    /// <summary>How many terms the text of a row has. Only for the output of a BM25 function, and slots that are in memory.</summary>
    public float Length(int slot) => _lengths[slot];

    /// <summary>The rows that have an index; null when none has.</summary>
    public PostingList? Find(uint index) => _lists.GetValueOrDefault(index);

    // A row that could be read stays: after a failure in the middle the next attempt goes on behind it.
    protected override void ExtendNeedsLock(Session session, long slots)
    {
        if (field.IsFunctionOutput)
            Reserve((int)slots);
        SparseTable.Visit(session, collection, field, Slots, slots, Add);
        Slots = slots;
    }

    private void Add(int slot, ReadOnlySpan<SparsePair> pairs)
    {
        foreach (var (index, value) in pairs)
        {
            if (!_lists.TryGetValue(index, out var list))
                _lists[index] = list = new PostingList();
            list.Add(slot, value);
        }

        if (field.IsFunctionOutput)
            _lengths[slot] = Sum(pairs);
        Volatile.Write(ref _postings, _postings + pairs.Length);
        Slots = slot + 1;
    }

    // Readers keep the array that they have: what it holds for their slots is final.
    private void Reserve(int slots)
    {
        if (slots <= _lengths.Length)
            return;
        var grown = new float[Math.Max(slots, Math.Min(_lengths.Length * 2L, Array.MaxLength))];
        _lengths.CopyTo(grown, 0);
        _lengths = grown;
    }

    private static float Sum(ReadOnlySpan<SparsePair> pairs)
    {
        var sum = 0f;
        foreach (var (_, value) in pairs)
            sum += value;
        return sum;
    }
}
