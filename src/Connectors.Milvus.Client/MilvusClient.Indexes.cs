using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Creates an index and waits until it is built. Creating one that exists with the same parameters is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="index">The field, the kind of index and its parameters.</param>
    /// <param name="options">Whether to wait, and who is told of the progress; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on building.</param>
    [Covers("create_index", nameof(MilvusRpcs.CreateIndex), nameof(MilvusRpcs.DescribeIndex))]
    public Task CreateIndexAsync(
        string collection, MilvusIndexParams index, MilvusCreateIndexOptions? options = null, CancellationToken cancellationToken = default)
    {
        IndexBuilding.Check(index);
        return IndexBuilding.CreateAsync(Begin("CreateIndex", collection, options?.Timeout, cancellationToken), index, options);
    }

    /// <summary>Waits until an index is built.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexOrFieldName">The index's name, or the name of the field it is on.</param>
    /// <param name="progress">Told how far the building has come; null tells nobody.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on building.</param>
    /// <exception cref="MilvusServerException">There is no such index (code 700), or the building failed.</exception>
    [Covers("wait for index", nameof(MilvusRpcs.DescribeIndex))]
    public Task WaitForIndexAsync(
        string collection,
        string indexOrFieldName,
        IProgress<MilvusIndexDescription>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexOrFieldName, nameof(indexOrFieldName));
        var operation = Begin("WaitForIndex", collection, cancellationToken);
        return IndexBuilding.WaitAsync(operation, indexes => IndexBuilding.Pick(operation, indexes, indexOrFieldName), progress);
    }

    /// <summary>Describes one index: its parameters, its state, how far its building has come.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexOrFieldName">The index's name, or the name of the field it is on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusServerException">There is no such index (code 700).</exception>
    [Covers("describe_index", nameof(MilvusRpcs.DescribeIndex))]
    public async Task<MilvusIndexDescription> DescribeIndexAsync(
        string collection, string indexOrFieldName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexOrFieldName, nameof(indexOrFieldName));
        var operation = Begin("DescribeIndex", collection, cancellationToken);
        return IndexBuilding.Pick(operation, await IndexBuilding.ListAsync(operation).ConfigureAwait(false), indexOrFieldName);
    }

    /// <summary>Describes every index of a collection; empty when it has none.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_indexes", nameof(MilvusRpcs.DescribeIndex))]
    public Task<IReadOnlyList<MilvusIndexDescription>> ListIndexesAsync(string collection, CancellationToken cancellationToken = default) =>
        IndexBuilding.ListAsync(Begin("ListIndexes", collection, cancellationToken));

    /// <summary>Drops an index. The index of a loaded vector field cannot be dropped: release the collection first.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexName">The index's name; unless named otherwise, the field's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_index", nameof(MilvusRpcs.DropIndex))]
    public Task DropIndexAsync(string collection, string indexName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexName, nameof(indexName));
        var operation = Begin("DropIndex", collection, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.DropIndex, IndexRequests.Drop(operation.Target, indexName));
    }

    /// <summary>
    /// Sets properties of an index, such as <see cref="MilvusProperties.Mmap"/>; those that are not named stay as they are. Release
    /// the collection first, and load it afterwards.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexName">The index's name; unless named otherwise, the field's.</param>
    /// <param name="properties">The properties by Milvus's names. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.</exception>
    [Covers("alter_index_properties", nameof(MilvusRpcs.AlterIndex), Needs = nameof(ServerFeatures.IndexProperties))]
    public Task AlterIndexPropertiesAsync(
        string collection, string indexName, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexName, nameof(indexName));
        var operation = Begin("AlterIndexProperties", collection, cancellationToken);
        return AlterIndexAsync(operation, PropertyRequests.SetOfIndex(operation.Target, indexName, properties));
    }

    /// <summary>Deletes properties of an index, so that the collection's or the server's hold again.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexName">The index's name; unless named otherwise, the field's.</param>
    /// <param name="propertyKeys">The properties' names. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.</exception>
    [Covers("drop_index_properties", nameof(MilvusRpcs.AlterIndex), Needs = nameof(ServerFeatures.IndexProperties))]
    public Task DropIndexPropertiesAsync(
        string collection, string indexName, IReadOnlyList<string> propertyKeys, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexName, nameof(indexName));
        var operation = Begin("DropIndexProperties", collection, cancellationToken);
        return AlterIndexAsync(operation, PropertyRequests.DeleteOfIndex(operation.Target, indexName, propertyKeys));
    }

    private static async Task AlterIndexAsync(Operation operation, AlterIndexRequest request)
    {
        await operation.RequireAsync(ServerFeatures.IndexProperties).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.AlterIndex, request).ConfigureAwait(false);
    }
}
