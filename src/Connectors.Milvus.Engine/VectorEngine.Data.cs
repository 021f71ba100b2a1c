using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Writes rows: all of them, durably, or none.</summary>
    /// <param name="command">The rows; read during the call only.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Insert(InsertCommand command, CancellationToken cancellationToken = default)
        => Write(command, isUpsert: false, cancellationToken);

    /// <summary>Replaces rows by primary key: all of them, durably, or none.</summary>
    /// <param name="command">The rows; read during the call only.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Upsert(UpsertCommand command, CancellationToken cancellationToken = default)
        => Write(command, isUpsert: true, cancellationToken);

    /// <summary>Deletes rows: all of them, durably, or none.</summary>
    /// <param name="command">Which rows.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public MutationResult Delete(DeleteCommand command, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var (result, change) = RowMutations.Delete(write, write.Catalog.Collection(command.Database, command.Collection), command);
        write.Commit();
        Apply(change);
        return result;
    }

    /// <summary>Reads rows by a filter, in ascending order of the primary key.</summary>
    /// <param name="command">Which rows and fields.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public QueryResult Query(QueryCommand command, CancellationToken cancellationToken = default)
    {
        if (command.Iterator is { } page)
            return RunPage(command.Database, command.Collection, page, null, read => QueryOperation.Run(read.Transaction, command), cancellationToken);
        using var read = BeginRead(cancellationToken);
        return QueryOperation.Run(read, command);
    }

    /// <summary>Finds the nearest rows: exactly, or through the graph of the field's index.</summary>
    /// <param name="command">What to look for.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public SearchResult Search(SearchCommand command, CancellationToken cancellationToken = default)
    {
        if (command.Iterator is not null || command.IteratorPlace is not null)
        {
            return RunPage(
                command.Database, command.Collection, command.Iterator ?? new IteratorPage(), command.IteratorPlace?.Token,
                read => new SearchOperation(read.Transaction, _search).Run(command, read), cancellationToken);
        }

        using var read = BeginRead(cancellationToken);
        return new SearchOperation(read, _search).Run(command);
    }

    /// <summary>Merges several searches into one ranking.</summary>
    /// <param name="command">The searches and the ranker.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public SearchResult HybridSearch(HybridSearchCommand command, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return new HybridSearchOperation(read, new SearchOperation(read, _search)).Run(command);
    }

    // The rows are checked before the file is locked, so that bad input never waits and good input does not hold others up.
    private MutationResult Write(WriteCommand command, bool isUpsert, CancellationToken cancellationToken)
    {
        if (command is UpsertCommand { IsPartial: true } partial)
            return WritePartial(partial, cancellationToken);
        RowSet rows;
        long checkedAgainst;
        using (var read = BeginRead(cancellationToken))
        {
            rows = RowRules.Check(read.Catalog.Collection(command.Database, command.Collection), command, isUpsert);
            checkedAgainst = read.Catalog.Version;
        }

        using var write = BeginWrite(cancellationToken);
        if (write.Catalog.Version != checkedAgainst)
            rows = RowRules.Check(write.Catalog.Collection(command.Database, command.Collection), command, isUpsert);
        var (result, change) = RowMutations.Write(write, rows, isUpsert);
        write.Commit();
        Apply(change);
        return result;
    }

    // What the rows lack is read from the file, so nothing can be checked before it is locked.
    private MutationResult WritePartial(UpsertCommand command, CancellationToken cancellationToken)
    {
        using var write = BeginWrite(cancellationToken);
        var rows = PartialUpsert.Complete(write.Session, write.Catalog.Collection(command.Database, command.Collection), command);
        var (result, change) = RowMutations.Write(write, rows, isUpsert: true);
        write.Commit();
        Apply(change);
        return result;
    }
}
