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
    [Covers(
        "create_collection (dimension)",
        nameof(MilvusRpcs.CreateCollection),
        nameof(MilvusRpcs.CreateIndex),
        nameof(MilvusRpcs.DescribeIndex),
        nameof(MilvusRpcs.LoadCollection),
        nameof(MilvusRpcs.GetLoadingProgress))]
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
    [Covers(
        "create_collection (schema)",
        nameof(MilvusRpcs.CreateCollection),
        nameof(MilvusRpcs.CreateIndex),
        nameof(MilvusRpcs.DescribeIndex),
        nameof(MilvusRpcs.LoadCollection),
        nameof(MilvusRpcs.GetLoadingProgress))]
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
    [Covers("has_collection", nameof(MilvusRpcs.DescribeCollection))]
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
    [Covers("describe_collection", nameof(MilvusRpcs.DescribeCollection))]
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
    [Covers("list_collections", nameof(MilvusRpcs.ShowCollections))]
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListCollections", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.ShowCollections, CollectionRequests.List(Database)).ConfigureAwait(false);
        return [.. answer.CollectionNames];
    }

    /// <summary>Drops a collection with all its data. Dropping one that does not exist is no error.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_collection", nameof(MilvusRpcs.DropCollection))]
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

    /// <summary>
    /// Removes every row of a collection at once; its schema, indexes, aliases, partitions and load state stay. Rows that others write
    /// meanwhile may go or stay.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.7.</exception>
    [Covers("truncate_collection", nameof(MilvusRpcs.TruncateCollection), Needs = nameof(ServerFeatures.Truncate))]
    public async Task TruncateCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("TruncateCollection", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Truncate).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.TruncateCollection, CollectionRequests.Truncate(operation.Target)).ConfigureAwait(false);
    }

    /// <summary>
    /// Describes several collections with one call, in the order of their names. Always asks the server. No names are no call.
    /// </summary>
    /// <param name="collections">The collections' names or aliases.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusServerException">One of them does not exist (code 100).</exception>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.</exception>
    [Covers("batch_describe_collection", nameof(MilvusRpcs.BatchDescribeCollection), Needs = nameof(ServerFeatures.BatchDescribe))]
    public async Task<IReadOnlyList<MilvusCollectionDescription>> BatchDescribeCollectionAsync(
        IReadOnlyList<string> collections, CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(collections, nameof(collections));
        if (collections.Count == 0)
        {
            return [];
        }

        var operation = Begin("BatchDescribeCollection", cancellationToken);
        await operation.RequireAsync(ServerFeatures.BatchDescribe).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.BatchDescribeCollection, CollectionRequests.BatchDescribe(Database, collections))
            .ConfigureAwait(false);
        return CollectionAnswers.ToDescriptions(answer, Database, collections, operation.Name);
    }

    /// <summary>
    /// Sets properties of a collection; those that are not named stay as they are. The present ones are in
    /// <see cref="MilvusCollectionDescription.Properties"/>. The collection must be released for some of them, such as
    /// <see cref="MilvusProperties.Mmap"/>.
    /// See <see href="https://milvus.io/docs/modify-collection.md">Modify Collection</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="properties">The properties by Milvus's names, see <see cref="MilvusProperties"/>. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("alter_collection_properties", nameof(MilvusRpcs.AlterCollection))]
    public Task AlterCollectionPropertiesAsync(
        string collection, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken = default)
    {
        var operation = Begin("AlterCollectionProperties", collection, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.AlterCollection, PropertyRequests.SetOfCollection(operation.Target, properties));
    }

    /// <summary>Deletes properties of a collection, so that the server's defaults hold again.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="propertyKeys">The properties' names, see <see cref="MilvusProperties"/>. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_collection_properties", nameof(MilvusRpcs.AlterCollection))]
    public Task DropCollectionPropertiesAsync(
        string collection, IReadOnlyList<string> propertyKeys, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DropCollectionProperties", collection, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.AlterCollection, PropertyRequests.DeleteOfCollection(operation.Target, propertyKeys));
    }

    /// <summary>
    /// The number of rows by the server's statistics: cheap, but late, and deleted rows may still be counted. For an exact number
    /// use <see cref="CountAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_collection_stats", nameof(MilvusRpcs.GetCollectionStatistics))]
    public async Task<long> GetRowCountAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetRowCount", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetCollectionStatistics, CollectionRequests.Statistics(operation.Target))
            .ConfigureAwait(false);
        return CollectionAnswers.RowCount(answer.Stats);
    }
}
