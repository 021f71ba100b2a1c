namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>Which slots a walk has met: a stamp per slot, so that a new walk begins without clearing anything.</summary>
internal sealed class VisitedSlots
{
    private byte[] _stamps = [];
    private byte _stamp;

    /// <summary>Begins a walk through slots below a limit.</summary>
    public void Begin(int limit)
    {
        if (_stamps.Length < limit)
        {
            _stamps = new byte[Math.Max(limit, _stamps.Length * 2L > Array.MaxLength ? limit : _stamps.Length * 2)];
            _stamp = 0;
        }

        if (++_stamp != 0)
            return;
        Array.Clear(_stamps);
        _stamp = 1;
    }

    /// <summary>Notes a slot; false when it was met before.</summary>
    public bool Add(int slot)
    {
        ref var stamp = ref _stamps[slot];
        if (stamp == _stamp)
            return false;
        stamp = _stamp;
        return true;
    }
}
