namespace Connectors.Milvus.Engine.Search;

/// <summary>A search through the loaded vectors of one field, for the queries of one request. Scores are the engine's own: greater is nearer.</summary>
internal abstract class FieldScan
{
    /// <summary>The k nearest slots of every query, ties included.</summary>
    public abstract TopK[] Nearest(int k, CancellationToken cancellationToken);

    /// <summary>The scores of all hits of one query.</summary>
    public abstract ScoreTable All(int query, CancellationToken cancellationToken);
}
