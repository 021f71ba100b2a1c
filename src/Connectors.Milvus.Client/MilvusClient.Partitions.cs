using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Creates a partition. Creating one that exists is no error. A collection with a partition key has partitions of the server's
    /// making and takes none.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partition">The partition's name: letters, digits and underscores, at most 255 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("create_partition", nameof(MilvusRpcs.CreatePartition))]
    public Task CreatePartitionAsync(string collection, string partition, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(partition, "partition name", nameof(partition));
        var operation = Begin("CreatePartition", collection, cancellationToken);
        return operation.InvokeAsync(MilvusRpcs.CreatePartition, PartitionRequests.Create(operation.Target, partition));
    }

    /// <summary>Drops a partition with its rows. It must be released. Dropping one that does not exist is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partition">The partition's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_partition", nameof(MilvusRpcs.DropPartition))]
    public Task DropPartitionAsync(string collection, string partition, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(partition, nameof(partition));
        var operation = Begin("DropPartition", collection, cancellationToken);
        return operation.InvokeAsync(MilvusRpcs.DropPartition, PartitionRequests.Drop(operation.Target, partition));
    }

    /// <summary>Whether a collection has a partition of this name.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partition">The partition's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("has_partition", nameof(MilvusRpcs.HasPartition))]
    public async Task<bool> HasPartitionAsync(string collection, string partition, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(partition, nameof(partition));
        var operation = Begin("HasPartition", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.HasPartition, PartitionRequests.Has(operation.Target, partition))
            .ConfigureAwait(false);
        return answer.Value;
    }

    /// <summary>The names of a collection's partitions, <c>_default</c> among them.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_partitions", nameof(MilvusRpcs.ShowPartitions))]
    public async Task<IReadOnlyList<string>> ListPartitionsAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListPartitions", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ShowPartitions, PartitionRequests.List(operation.Target))
            .ConfigureAwait(false);
        return [.. answer.PartitionNames];
    }

    /// <summary>
    /// The number of a partition's rows by the server's statistics: cheap, but late, and deleted rows may still be counted.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partition">The partition's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_partition_stats", nameof(MilvusRpcs.GetPartitionStatistics))]
    public async Task<long> GetPartitionRowCountAsync(string collection, string partition, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(partition, nameof(partition));
        var operation = Begin("GetPartitionRowCount", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetPartitionStatistics, PartitionRequests.Statistics(operation.Target, partition))
            .ConfigureAwait(false);
        return CollectionAnswers.RowCount(answer.Stats);
    }

    /// <summary>Loads partitions so that they can be searched, and waits until they are. Loading loaded ones is no error; no names are no call.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partitionNames">The partitions.</param>
    /// <param name="options">Replicas, fields, whether to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on loading.</param>
    [Covers("load_partitions", nameof(MilvusRpcs.LoadPartitions), nameof(MilvusRpcs.GetLoadingProgress))]
    public Task LoadPartitionsAsync(
        string collection,
        IReadOnlyList<string> partitionNames,
        MilvusLoadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(partitionNames, nameof(partitionNames));
        options ??= new MilvusLoadOptions();
        CollectionLoading.Check(options);
        var operation = Begin("LoadPartitions", collection, options.Timeout, cancellationToken);
        return partitionNames.Count == 0 ? Task.CompletedTask : CollectionLoading.LoadPartitionsAsync(operation, partitionNames, options);
    }

    /// <summary>Frees the memory that partitions are loaded into. Their data stays. No names are no call.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partitionNames">The partitions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("release_partitions", nameof(MilvusRpcs.ReleasePartitions))]
    public Task ReleasePartitionsAsync(
        string collection, IReadOnlyList<string> partitionNames, CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(partitionNames, nameof(partitionNames));
        var operation = Begin("ReleasePartitions", collection, cancellationToken);
        return partitionNames.Count == 0
            ? Task.CompletedTask
            : operation.InvokeAsync(MilvusRpcs.ReleasePartitions, LoadRequests.ReleasePartitions(operation.Target, partitionNames));
    }
}
