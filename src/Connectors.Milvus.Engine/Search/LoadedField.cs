using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// One field's vectors in memory. It only ever grows, and a slot never changes, so a search that was told how many slots its transaction
/// sees reads them without a lock while another one appends.
/// </summary>
internal abstract class LoadedField(long epoch)
{
    // How often a caller that waits looks at its token.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly object _lock = new();
    private long _slots;

    /// <summary>The numbering of slots that this belongs to; a compaction begins another one.</summary>
    public long Epoch { get; } = epoch;

    /// <summary>How many slots are in memory.</summary>
    public long Slots
    {
        get => Volatile.Read(ref _slots);
        protected set => Volatile.Write(ref _slots, value);
    }

    /// <summary>For the cache, under its lock: when it was last asked for, and how much memory it may take.</summary>
    public long LastUsed { get; set; }

    public long Reserved { get; set; }

    /// <summary>The memory that so many slots take.</summary>
    public abstract long BytesFor(long slots);

    /// <summary>Gives up what only speeds searches up.</summary>
    public virtual void Shrink()
    {
    }

    /// <summary>Reads what is missing up to the slot. One caller reads; the others wait for it.</summary>
    public void Extend(Session session, long slots)
    {
        if (Slots >= slots)
            return;
        while (!Monitor.TryEnter(_lock, Patience))
            session.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (Slots < slots)
                ExtendNeedsLock(session, slots);
        }
        finally
        {
            Monitor.Exit(_lock);
        }
    }

    /// <summary>Reads the slots from <see cref="Slots"/> on and raises it as they become readable.</summary>
    protected abstract void ExtendNeedsLock(Session session, long slots);
}
