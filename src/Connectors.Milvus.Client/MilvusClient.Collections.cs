using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Creates a collection with a primary key and one vector field, indexes and loads it, ready for rows and searches. Can be
    /// called again after a failure, by several callers at once, and for a collection that is like that already: what is done
    /// is not done twice.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="dimension">The number of elements of the vectors, 1 to 32,768 (some servers want 2 at least).</param>
    /// <param name="options">Names, key type and metric; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation; steps already done stay done.</param>
    public Task CreateCollectionAsync(
        string collection, int dimension, MilvusQuickCreateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusQuickCreateOptions();
        return CreateCollectionAsync(collection, QuickCreate.Schema(dimension, options), QuickCreate.Options(options), cancellationToken);
    }

    /// <summary>
    /// Creates a collection. When the options name indexes it is indexed and loaded too. Can be called again after a failure,
    /// by several callers at once, and for a collection that is like that already: what is done is not done twice.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="schema">Its fields.</param>
    /// <param name="options">Indexes, consistency level, properties; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation; steps already done stay done.</param>
    public Task CreateCollectionAsync(
        string collection,
        MilvusCollectionSchema schema,
        MilvusCreateCollectionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new MilvusCreateCollectionOptions();
        CollectionCreation.Check(collection, schema, options);
        return new CollectionCreation(Begin("CreateCollection", collection, options.Timeout, cancellationToken), schema, options).RunAsync();
    }

    /// <summary>Whether a collection (or an alias) of this name exists.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<bool> HasCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("HasCollection", collection, cancellationToken);
        try
        {
            await operation.InvokeAsync(MilvusRpcs.DescribeCollection, CollectionRequests.Describe(operation.Target)).ConfigureAwait(false);
            return true;
        }
        catch (MilvusServerException refused) when (CollectionAnswers.IsMissing(refused))
        {
            return false;
        }
    }

    /// <summary>Describes a collection. Always asks the server.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<MilvusCollectionDescription> DescribeCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DescribeCollection", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.DescribeCollection, CollectionRequests.Describe(operation.Target))
            .ConfigureAwait(false);
        return CollectionAnswers.ToDescription(answer, operation.Target);
    }

    /// <summary>The names of the database's collections, without aliases.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListCollections", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.ShowCollections, CollectionRequests.List(Database)).ConfigureAwait(false);
        return [.. answer.CollectionNames];
    }

    /// <summary>Drops a collection with all its data. Dropping one that does not exist is no error.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task DropCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DropCollection", collection, cancellationToken);
        try
        {
            await operation.InvokeDdlAsync(MilvusRpcs.DropCollection, CollectionRequests.Drop(operation.Target)).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (CollectionAnswers.IsMissing(refused))
        {
            // Gone is gone: Milvus itself calls this a success, Milvus Lite does not.
        }

        operation.Sessions.Forget(operation.Target);
    }

    /// <summary>Makes written rows durable in sealed segments. The server allows about one flush per collection in ten seconds.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task FlushAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("Flush", collection, cancellationToken);
        return CollectionFlushing.FlushAsync(operation);
    }

    /// <summary>
    /// The number of rows by the server's statistics: cheap, but late, and deleted rows may still be counted. For an exact number
    /// use <see cref="CountAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<long> GetRowCountAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetRowCount", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetCollectionStatistics, CollectionRequests.Statistics(operation.Target))
            .ConfigureAwait(false);
        return CollectionAnswers.RowCount(answer);
    }
}
