using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// Puts slots into a graph, for one thread; several may work on one graph. No two locks are held at once but the entry's and one node's,
/// and a node's lists are changed under its lock only.
/// </summary>
internal sealed class NodeInserter(HnswGraph graph, GraphScoring scoring)
{
    private readonly AlignedBytes _query = new(scoring.QueryBytes);
    private readonly AlignedBytes _neighbour = new(scoring.QueryBytes);
    private readonly NeighbourSelection _selection = new(scoring, Math.Max(graph.Nodes.Width(0), graph.Parameters.EfConstruction));
    private readonly GraphWalk _walk = new(graph.Nodes);
    private readonly (float Score, int Slot)[] _candidates = new (float, int)[Math.Max(graph.Nodes.Width(0) + 1, graph.Parameters.EfConstruction)];
    private readonly int[] _neighbours = new int[graph.Nodes.M];
    private readonly int[] _slots = new int[graph.Nodes.Width(0) + 1];
    private readonly float[] _scores = new float[graph.Nodes.Width(0) + 1];

    public void Insert(int slot, CancellationToken cancellationToken)
    {
        var level = GraphNodes.LevelOf(slot, graph.Nodes.M);
        if (level <= graph.Top)
        {
            Insert(slot, level, cancellationToken);
            return;
        }

        lock (graph.EntryLock)
        {
            Insert(slot, level, cancellationToken);
            if (level > graph.Top)
                graph.Entry = (slot, level);
        }
    }

    private void Insert(int slot, int level, CancellationToken cancellationToken)
    {
        graph.Nodes.Add(slot);
        var (entry, top) = graph.Entry;
        if (top < 0)
            return;
        var query = scoring.QueryOf(slot, _query);
        var nearest = _walk.Descend(scoring, query, (scoring.Score(query, entry), entry), top, level);
        for (var at = Math.Min(level, top); at >= 0; at--)
        {
            // A walk that was cancelled leaves a node with fewer links; the graph is given up with it.
            _ = _walk.Explore(scoring, query, nearest, new WalkGoal(at, graph.Parameters.EfConstruction) { Without = slot }, cancellationToken);
            var found = TakeFound();
            if (found.IsEmpty)
                continue;
            var neighbours = _selection.Choose(found, slot, graph.Nodes.M, graph.Nodes.M);
            nearest = found[0];
            Link(slot, neighbours, at);
        }
    }

    private Span<(float Score, int Slot)> TakeFound()
    {
        var found = _walk.Found;
        for (var index = 0; index < found.Length; index++)
            _candidates[index] = (-found[index].Key, found[index].Slot);
        return _candidates.AsSpan(0, found.Length);
    }

    private void Link(int slot, ReadOnlySpan<int> neighbours, int level)
    {
        var kept = _neighbours.AsSpan(0, neighbours.Length);
        neighbours.CopyTo(kept);
        lock (graph.LockOf(slot))
        {
            // Another thread may have met this node on a higher level and linked it here already.
            foreach (var neighbour in kept)
                _ = TryAppend(graph.Nodes.Links(slot, level), neighbour);
        }

        foreach (var neighbour in kept)
        {
            lock (graph.LockOf(neighbour))
            {
                var links = graph.Nodes.Links(neighbour, level);
                if (!TryAppend(links, slot))
                    Replace(links, neighbour, slot);
            }
        }
    }

    // True when the neighbour is in the list now.
    private static bool TryAppend(Span<int> links, int neighbour)
    {
        for (var index = 0; index < links.Length; index++)
        {
            if (links[index] == neighbour)
                return true;
            if (links[index] >= 0)
                continue;
            Volatile.Write(ref links[index], neighbour);
            return true;
        }

        return false;
    }

    // A quarter of the list stays free, so that not every further neighbour costs a choice.
    private void Replace(Span<int> links, int node, int added)
    {
        var candidates = _candidates.AsSpan(0, links.Length + 1);
        var query = scoring.QueryOf(node, _neighbour);
        for (var index = 0; index < links.Length; index++)
            candidates[index] = (0, links[index]);
        candidates[^1] = (0, added);
        Score(query, candidates);
        var chosen = _selection.Choose(candidates, node, links.Length, links.Length * 3 / 4);
        for (var index = 0; index < links.Length; index++)
            Volatile.Write(ref links[index], index < chosen.Length ? chosen[index] : GraphNodes.None);
    }

    private void Score(GraphQuery query, Span<(float Score, int Slot)> candidates)
    {
        for (var index = 0; index < candidates.Length; index++)
            _slots[index] = candidates[index].Slot;
        scoring.Score(query, _slots.AsSpan(0, candidates.Length), _scores);
        for (var index = 0; index < candidates.Length; index++)
            candidates[index].Score = _scores[index];
    }
}
