using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Creates an index and waits until it is built. Creating one that exists with the same parameters is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="index">The field, the kind of index and its parameters.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on building.</param>
    public Task CreateIndexAsync(string collection, MilvusIndexParams index, CancellationToken cancellationToken = default)
    {
        IndexBuilding.Check(index);
        return IndexBuilding.CreateAsync(Begin("CreateIndex", collection, cancellationToken), index);
    }

    /// <summary>Describes one index.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexOrFieldName">The index's name, or the name of the field it is on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusServerException">There is no such index (code 700).</exception>
    public async Task<MilvusIndexDescription> DescribeIndexAsync(
        string collection, string indexOrFieldName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexOrFieldName, nameof(indexOrFieldName));
        var indexes = await IndexBuilding.ListAsync(Begin("DescribeIndex", collection, cancellationToken)).ConfigureAwait(false);
        return indexes.FirstOrDefault(index => index.IndexName == indexOrFieldName)
            ?? indexes.FirstOrDefault(index => index.FieldName == indexOrFieldName)
            ?? throw new MilvusServerException(
                MilvusCode.IndexNotFound,
                $"index not found[index={indexOrFieldName}]; there is {(indexes.Count == 0 ? "none" : string.Join(", ", indexes.Select(index => index.IndexName)))}",
                "DescribeIndex",
                collection);
    }

    /// <summary>Describes every index of a collection; empty when it has none.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<MilvusIndexDescription>> ListIndexesAsync(string collection, CancellationToken cancellationToken = default) =>
        IndexBuilding.ListAsync(Begin("ListIndexes", collection, cancellationToken));

    /// <summary>Drops an index. The index of a loaded vector field cannot be dropped: release the collection first.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexName">The index's name; unless named otherwise, the field's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task DropIndexAsync(string collection, string indexName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(indexName, nameof(indexName));
        var operation = Begin("DropIndex", collection, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.DropIndex, IndexRequests.Drop(operation.Target, indexName));
    }
}
