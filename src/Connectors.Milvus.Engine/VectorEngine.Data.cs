namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Writes rows: all of them, durably, or none.</summary>
    /// <param name="command">The rows; read during the call only.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Insert(InsertCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Replaces rows by primary key: all of them, durably, or none.</summary>
    /// <param name="command">The rows; read during the call only.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Upsert(UpsertCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Deletes rows: all of them, durably, or none.</summary>
    /// <param name="command">Which rows.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Delete(DeleteCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Reads rows by a filter, in ascending order of the primary key.</summary>
    /// <param name="command">Which rows and fields.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public QueryResult Query(QueryCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Finds the nearest rows, exactly.</summary>
    /// <param name="command">What to look for.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public SearchResult Search(SearchCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Merges several searches into one ranking.</summary>
    /// <param name="command">The searches and the ranker.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public SearchResult HybridSearch(HybridSearchCommand command, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
