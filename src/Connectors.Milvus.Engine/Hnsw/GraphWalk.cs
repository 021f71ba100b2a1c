using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>What a walk looks for.</summary>
/// <param name="Level">The level it walks on.</param>
/// <param name="Ef">How many hits it keeps.</param>
internal readonly record struct WalkGoal(int Level, int Ef)
{
    /// <summary>The slots that are hits; null when all are. Others are walked through.</summary>
    public SlotSet? Hits { get; init; }

    /// <summary>Slots from it on are no hits.</summary>
    public int HitLimit { get; init; } = int.MaxValue;

    /// <summary>A slot to leave out.</summary>
    public int Without { get; init; } = GraphNodes.None;

    /// <summary>How many vectors it may look at.</summary>
    public long Budget { get; init; } = long.MaxValue;

    public bool IsHit(int slot) => slot < HitLimit && (Hits is null || Hits.Contains(slot));
}

/// <summary>One walk through a graph at a time, best slots first. Used by one thread; kept for the next walk.</summary>
internal sealed class GraphWalk(GraphNodes nodes)
{
    private const int StepsPerLook = 64;

    private readonly VisitedSlots _visited = new();
    private readonly ScoreHeap _candidates = new();
    private readonly ScoreHeap _worstFirst = new();
    private readonly int[] _slots = new int[nodes.Width(0)];
    private readonly float[] _scores = new float[nodes.Width(0)];

    /// <summary>What the last exploration found, in no order; keys are scores with their signs changed.</summary>
    public ReadOnlySpan<(float Key, int Slot)> Found => _worstFirst.Entries;

    /// <summary>Goes to nearer and nearer nodes on the levels from one down to above another.</summary>
    public (float Score, int Slot) Descend(GraphScoring scoring, GraphQuery query, (float Score, int Slot) from, int top, int bottom)
    {
        var best = from;
        for (var level = top; level > bottom; level--)
        {
            for (var at = GraphNodes.None; at != best.Slot;)
            {
                at = best.Slot;
                var count = Collect(scoring, at, level);
                scoring.Score(query, _slots.AsSpan(0, count), _scores);
                for (var index = 0; index < count; index++)
                {
                    if (_scores[index] > best.Score)
                        best = (_scores[index], _slots[index]);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Looks for the best hits on one level, until no candidate is as near as the worst of enough hits. Slots that are no hits are walked
    /// through, so that few hits, or far ones, are found too. False when the budget or the token ended it before.
    /// </summary>
    public bool Explore(GraphScoring scoring, GraphQuery query, (float Score, int Slot) from, in WalkGoal goal, CancellationToken cancellationToken)
    {
        _visited.Begin(scoring.Limit);
        _candidates.Clear();
        _worstFirst.Clear();
        if (goal.Without >= 0)
            _visited.Add(goal.Without);
        _visited.Add(from.Slot);
        Offer(from.Score, from.Slot, goal);
        var looked = 1L;
        for (var steps = 1; _candidates.Count > 0; steps++)
        {
            var (score, slot) = _candidates.Pop();
            if (_worstFirst.Count >= goal.Ef && score < -_worstFirst.Root.Key)
                return true;
            if (looked > goal.Budget || (steps % StepsPerLook == 0 && cancellationToken.IsCancellationRequested))
                return false;
            var count = CollectNew(scoring, slot, goal.Level);
            scoring.Score(query, _slots.AsSpan(0, count), _scores);
            for (var index = 0; index < count; index++)
                Offer(_scores[index], _slots[index], goal);
            looked += count;
        }

        return true;
    }

    // A score that only equals the worst hit's is no reason to go on, or a walk through equal vectors would never end.
    private void Offer(float score, int slot, in WalkGoal goal)
    {
        var isFull = _worstFirst.Count >= goal.Ef;
        if (isFull && !(score > -_worstFirst.Root.Key))
            return;
        _candidates.Push(score, slot);
        if (!goal.IsHit(slot))
            return;
        if (isFull)
            _worstFirst.ReplaceRoot(-score, slot);
        else
            _worstFirst.Push(-score, slot);
    }

    // Neighbours that were added after this walk began may lie beyond the vectors that it knows.
    private int Collect(GraphScoring scoring, int slot, int level)
    {
        var count = 0;
        foreach (ref var link in nodes.Links(slot, level))
        {
            var neighbour = Volatile.Read(ref link);
            if (neighbour < 0)
                break;
            if (neighbour < scoring.Limit)
                _slots[count++] = neighbour;
        }

        return count;
    }

    private int CollectNew(GraphScoring scoring, int slot, int level)
    {
        var count = 0;
        foreach (ref var link in nodes.Links(slot, level))
        {
            var neighbour = Volatile.Read(ref link);
            if (neighbour < 0)
                break;
            if (neighbour >= scoring.Limit || !_visited.Add(neighbour))
                continue;
            scoring.Prefetch(neighbour);
            _slots[count++] = neighbour;
        }

        return count;
    }
}
