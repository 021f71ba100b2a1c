namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The k best scores of a scan, in a binary heap whose root is the worst of them. Slots that score exactly like the root are kept beside
/// it, so that the primary key can decide between them afterwards and no tie depends on the order of the scan.
/// </summary>
internal sealed class TopK(int capacity) : ScoreSink
{
    private readonly List<int> _ties = [];
    private float[] _scores = new float[Math.Min(capacity, 64)];
    private int[] _slots = new int[Math.Min(capacity, 64)];
    private int _count;

    public override void Add(float score, int slot)
    {
        if (_count < capacity)
        {
            Push(score, slot);
            return;
        }

        var worst = _scores[0];
        if (score > worst)
            ReplaceWorst(score, slot, worst);
        else if (score == worst)
            _ties.Add(slot);
    }

    /// <summary>Offers all that another scan found.</summary>
    public void Merge(TopK other)
    {
        for (var index = 0; index < other._count; index++)
            Add(other._scores[index], other._slots[index]);
        foreach (var slot in other._ties)
            Add(other._scores[0], slot);
    }

    /// <summary>What may belong to the k best, best first; ties at the end may make it more than k.</summary>
    public (float Score, int Slot)[] ToArray()
    {
        var found = new (float Score, int Slot)[_count + _ties.Count];
        for (var index = 0; index < _count; index++)
            found[index] = (_scores[index], _slots[index]);
        for (var index = 0; index < _ties.Count; index++)
            found[_count + index] = (_scores[0], _ties[index]);
        Array.Sort(found, static (left, right) => right.Score.CompareTo(left.Score));
        return found;
    }

    private void Push(float score, int slot)
    {
        if (_count == _scores.Length)
        {
            var length = (int)Math.Min(capacity, _count * 2L);
            Array.Resize(ref _scores, length);
            Array.Resize(ref _slots, length);
        }

        var at = _count++;
        for (; at > 0 && _scores[(at - 1) / 2] > score; at = (at - 1) / 2)
            (_scores[at], _slots[at]) = (_scores[(at - 1) / 2], _slots[(at - 1) / 2]);
        (_scores[at], _slots[at]) = (score, slot);
        if (_count == capacity)
            Threshold = _scores[0];
    }

    private void ReplaceWorst(float score, int slot, float worst)
    {
        var displaced = _slots[0];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _scores[child + 1] < _scores[child])
                child++;
            if (_scores[child] >= score)
                break;
            (_scores[at], _slots[at]) = (_scores[child], _slots[child]);
            at = child;
        }

        (_scores[at], _slots[at]) = (score, slot);
        Threshold = _scores[0];
        if (Threshold == worst)
            _ties.Add(displaced);
        else
            _ties.Clear();
    }
}
