using System.Collections.Concurrent;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// A hierarchical navigable small-world graph over the slots of one field (Malkov and Yashunin, 2016). It holds no vectors. One thread of
/// the engine lets it grow; any number search it meanwhile.
/// </summary>
internal sealed class HnswGraph(GraphParameters parameters, long epoch)
{
    private const int Stripes = 1024;

    private readonly object[] _locks = [.. Enumerable.Range(0, Stripes).Select(static _ => new object())];
    private readonly ConcurrentBag<GraphWalk> _walks = [];
    private long _entry = GraphNodes.None;
    private long _oldestVersion;
    private int _indexed;
    private int _count;

    public GraphParameters Parameters { get; } = parameters;

    /// <summary>The numbering of slots that it belongs to.</summary>
    public long Epoch { get; } = epoch;

    public GraphNodes Nodes { get; } = new(parameters.M);

    public long Bytes => Nodes.Bytes;

    /// <summary>Held while the entry changes.</summary>
    public object EntryLock { get; } = new();

    /// <summary>Slots below it are nodes, or were dead or without a vector when it passed them.</summary>
    public int Indexed
    {
        get => Volatile.Read(ref _indexed);
        set => Volatile.Write(ref _indexed, value);
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>A transaction that sees an older version of the rows may see one that was left out, being dead.</summary>
    public long OldestVersion
    {
        get => Volatile.Read(ref _oldestVersion);
        set => Volatile.Write(ref _oldestVersion, value);
    }

    /// <summary>The highest level; -1 when there is no node.</summary>
    public int Top => (int)(Volatile.Read(ref _entry) >> 32);

    /// <summary>The node on the highest level where walks begin, and that level.</summary>
    public (int Slot, int Level) Entry
    {
        get
        {
            var entry = Volatile.Read(ref _entry);
            return ((int)entry, (int)(entry >> 32));
        }

        set => Volatile.Write(ref _entry, ((long)value.Level << 32) | (uint)value.Slot);
    }

    /// <summary>Held while the lists of a node change.</summary>
    public object LockOf(int slot) => _locks[slot % Stripes];

    public void CountNodes(int added) => Interlocked.Add(ref _count, added);

    public GraphWalk RentWalk() => _walks.TryTake(out var walk) ? walk : new GraphWalk(Nodes);

    public void Return(GraphWalk walk) => _walks.Add(walk);

    /// <summary>The nearest hits of a query, at least as many as there are up to the goal's <see cref="WalkGoal.Ef"/>; null when the budget or the token ended the walk.</summary>
    public (float Score, int Slot)[]? Find(GraphScoring scoring, GraphQuery query, in WalkGoal goal, CancellationToken cancellationToken)
    {
        var (slot, top) = Entry;
        if (top < 0 || slot >= scoring.Limit)
            return [];
        var walk = RentWalk();
        try
        {
            var nearest = walk.Descend(scoring, query, (scoring.Score(query, slot), slot), top, goal.Level);
            if (!walk.Explore(scoring, query, nearest, goal, cancellationToken))
                return null;
            var found = new (float Score, int Slot)[walk.Found.Length];
            for (var index = 0; index < found.Length; index++)
                found[index] = (-walk.Found[index].Key, walk.Found[index].Slot);
            return found;
        }
        finally
        {
            Return(walk);
        }
    }
}
