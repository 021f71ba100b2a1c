using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>Lets a graph grow over slots that are in memory, on several threads. Only one growth at a time may be at a graph; searches go on meanwhile.</summary>
internal sealed class GraphGrowth(HnswGraph graph, LoadedVectors vectors, int threads)
{
    // Few nodes know too little of each other to be inserted side by side.
    private const int MinNodesForThreads = 256;
    private const int BatchSlots = 1024;

    /// <summary>Inserts the live slots up to a limit, batch by batch. Ended early, the graph is good as far as <see cref="HnswGraph.Indexed"/> says, and must not grow any more.</summary>
    public void Run(SlotSet live, int limit, CancellationToken cancellationToken)
    {
        var scoring = new GraphScoring(vectors.Elements, vectors.Rows, vectors.Dimension, graph.Parameters.Metric);
        NodeInserter[] inserters = [.. Enumerable.Range(0, threads).Select(_ => new NodeInserter(graph, scoring))];
        graph.Nodes.Reserve(limit);
        while (graph.Indexed < limit)
        {
            var end = Math.Min(graph.Indexed + BatchSlots, limit);
            Insert(live, end, graph.Count < MinNodesForThreads ? inserters.AsMemory(0, 1) : inserters, scoring, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            graph.Indexed = end;
        }

        // Vectors and queries were read through pointers that the collector does not see.
        GC.KeepAlive(vectors);
        GC.KeepAlive(inserters);
    }

    private void Insert(SlotSet live, int end, ReadOnlyMemory<NodeInserter> inserters, GraphScoring scoring, CancellationToken cancellationToken)
    {
        var next = graph.Indexed - 1;
        void Work(int worker)
        {
            var inserted = 0;
            for (var slot = Interlocked.Increment(ref next); slot < end && !cancellationToken.IsCancellationRequested; slot = Interlocked.Increment(ref next))
            {
                if (!live.Contains(slot) || scoring.IsNull(slot))
                    continue;
                inserters.Span[worker].Insert(slot, cancellationToken);
                inserted++;
            }

            graph.CountNodes(inserted);
        }

        if (inserters.Length == 1)
            Work(0);
        else
            SharedWork.Run(inserters.Length, inserters.Length, Work);
    }
}
