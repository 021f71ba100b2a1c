using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>What a job needs of its engine.</summary>
internal sealed record GraphSource(
    Func<CancellationToken, Transaction> BeginRead, Func<CancellationToken, Transaction> BeginWrite, Action Checkpoint, LiveSlotCache Slots, VectorCache Vectors, VectorEngineOptions Options);

/// <summary>Brings the graph of one field up to the rows of one moment: reads it from the file or begins it, lets it grow, and writes it back.</summary>
internal sealed class GraphJob(GraphSource source, long collectionId, long fieldId, CancellationToken cancellationToken)
{
    // A graph is written again when it has grown by a part of itself, so that all writing together stays a small multiple of the last one.
    private const int RewrittenPart = 8;

    /// <summary>The slot that the graph reaches to now; null when the field gets none.</summary>
    public int? Run()
    {
        if (Prepare() is not { } work)
            return null;
        var (graph, vectors) = (work.Graph, work.Vectors);
        try
        {
            if (work.Now.Dropped > 0 && graph.Indexed < work.Live.Limit)
                graph.OldestVersion = work.Now.Version;
            // A search may use it while it grows, unless it takes the place of a good one.
            if (vectors.Graph?.Parameters.IndexId != graph.Parameters.IndexId)
                vectors.Graph = graph;
            new GraphGrowth(graph, vectors, source.Options.Threads).Run(work.Live, work.Live.Limit, cancellationToken);
            vectors.Graph = graph;
        }
        catch
        {
            // What was interrupted may have nodes with too few links.
            if (vectors.Graph == graph)
                vectors.Graph = null;
            throw;
        }

        if (graph.Indexed - work.StoredSlots > work.StoredSlots / RewrittenPart)
            Save(graph);
        return graph.Indexed;
    }

    private sealed record Work(HnswGraph Graph, LoadedVectors Vectors, SlotSet Live, Counters Now, int StoredSlots);

    // The read ends before the graph grows, so that the log can be folded into the file meanwhile.
    private Work? Prepare()
    {
        using var read = source.BeginRead(cancellationToken);
        if (Find(read) is not var (collection, field, parameters))
            return null;
        var now = Counters.Read(read.Session, collectionId);
        if (now.RowCount < parameters.MinRows)
            return null;
        var stored = GraphTable.ReadHeader(read.Session, collection, field);
        var storedSlots = stored is { } header && header.IndexId == parameters.IndexId && header.Epoch == now.Epoch ? header.Slots : 0;
        // Of a released collection only a graph that the file lacks is made.
        if (!collection.IsLoaded && storedSlots > 0)
            return null;
        var vectors = source.Vectors.Get(read.Session, collection, field, parameters.Metric == Metric.Cosine, now);
        if (!vectors.HasRoomForGraph)
            return null;
        var graph = vectors.Graph is { } present && present.Parameters.IndexId == parameters.IndexId ? present : null;
        if (graph is null && (graph = GraphTable.TryRead(read.Session, collection, field, parameters, now)) is null)
            storedSlots = 0;
        // Dead nodes make walks longer; when most are dead, a new graph is begun.
        if (graph is null || graph.Count > 2 * now.RowCount)
            (graph, storedSlots) = (new HnswGraph(parameters, now.Epoch), 0);
        return new Work(graph, vectors, source.Slots.Get(read.Session, collection, now), now, storedSlots);
    }

    private void Save(HnswGraph graph)
    {
        var isLoaded = true;
        var save = new GraphSave(source, graph, write =>
        {
            if (Find(write) is not var (collection, field, parameters) || parameters.IndexId != graph.Parameters.IndexId || Counters.Read(write.Session, collectionId).Epoch != graph.Epoch)
                return null;
            isLoaded = collection.IsLoaded;
            return (collection, field);
        }, cancellationToken);
        if (save.Run() && !isLoaded)
            source.Vectors.Forget(collectionId);
    }

    private (CollectionEntry Collection, FieldEntry Field, GraphParameters Parameters)? Find(Transaction transaction)
        => transaction.Catalog.FindById(collectionId) is { } collection
            && collection.Fields.FirstOrDefault(entry => entry.Id == fieldId && entry.IsVector) is { } field
            && GraphParameters.Of(collection, field, source.Options) is { } parameters ? (collection, field, parameters) : null;
}
