namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>Scored slots in a binary heap. The root is the one with the greatest key; a heap of the worst has its scores' signs changed.</summary>
internal sealed class ScoreHeap
{
    private (float Key, int Slot)[] _entries = new (float, int)[256];

    public int Count { get; private set; }

    public (float Key, int Slot) Root => _entries[0];

    public ReadOnlySpan<(float Key, int Slot)> Entries => _entries.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Push(float key, int slot)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        var entries = _entries;
        var at = Count++;
        while (at > 0 && entries[(at - 1) / 2].Key < key)
        {
            entries[at] = entries[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        entries[at] = (key, slot);
    }

    public (float Key, int Slot) Pop()
    {
        var root = _entries[0];
        var last = _entries[--Count];
        Sink(last);
        return root;
    }

    /// <summary>Puts another entry in the root's place.</summary>
    public void ReplaceRoot(float key, int slot) => Sink((key, slot));

    private void Sink((float Key, int Slot) entry)
    {
        var entries = _entries.AsSpan(0, Count);
        if (entries.IsEmpty)
            return;
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= entries.Length)
                break;
            if (child + 1 < entries.Length && entries[child + 1].Key > entries[child].Key)
                child++;
            if (entries[child].Key <= entry.Key)
                break;
            entries[at] = entries[child];
            at = child;
        }

        entries[at] = entry;
    }
}
