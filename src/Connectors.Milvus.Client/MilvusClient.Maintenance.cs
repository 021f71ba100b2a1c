using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Makes written rows durable in sealed segments. The server allows about one flush per collection in ten seconds.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("flush", nameof(MilvusRpcs.Flush), nameof(MilvusRpcs.GetFlushState))]
    public Task FlushAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("Flush", collection, cancellationToken);
        return CollectionFlushing.FlushAsync(operation, [collection], new MilvusFlushOptions());
    }

    /// <summary>Makes the written rows of several collections durable in sealed segments. No names are no call.</summary>
    /// <param name="collections">The collections' names or aliases.</param>
    /// <param name="options">Whether to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on flushing.</param>
    /// <returns>What was taken on, in the order of the names.</returns>
    [Covers("flush (several collections)", nameof(MilvusRpcs.Flush), nameof(MilvusRpcs.GetFlushState))]
    public async Task<IReadOnlyList<MilvusFlush>> FlushAsync(
        IReadOnlyList<string> collections, MilvusFlushOptions? options = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(collections, nameof(collections));
        options ??= new MilvusFlushOptions();
        var operation = Begin("Flush", options.Timeout, cancellationToken);
        return collections.Count == 0 ? [] : await CollectionFlushing.FlushAsync(operation, collections, options).ConfigureAwait(false);
    }

    /// <summary>Whether a flush that was not waited for is done.</summary>
    /// <param name="flush">What <see cref="FlushAsync(IReadOnlyList{string}, MilvusFlushOptions?, CancellationToken)"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_flush_state", nameof(MilvusRpcs.GetFlushState))]
    public Task<bool> GetFlushStateAsync(MilvusFlush flush, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flush);
        return CollectionFlushing.IsDoneAsync(Begin("GetFlushState", flush.Collection, cancellationToken), flush);
    }

    /// <summary>
    /// Makes everything written to the database durable; without a database, and on Milvus 3.0, everything written to the server.
    /// </summary>
    /// <param name="options">Whether to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on flushing.</param>
    /// <returns>A Milvus timestamp: everything written up to it is flushed, or will be when it was not waited for.</returns>
    [Covers("flush_all", nameof(MilvusRpcs.FlushAll), nameof(MilvusRpcs.GetFlushAllState))]
    public Task<ulong> FlushAllAsync(MilvusFlushOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusFlushOptions();
        return CollectionFlushing.FlushAllAsync(Begin("FlushAll", options.Timeout, cancellationToken), options);
    }

    /// <summary>Whether everything written up to a timestamp is flushed.</summary>
    /// <param name="timestamp">What <see cref="FlushAllAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_flush_all_state", nameof(MilvusRpcs.GetFlushAllState))]
    public Task<bool> GetFlushAllStateAsync(ulong timestamp, CancellationToken cancellationToken = default) =>
        CollectionFlushing.IsAllDoneAsync(Begin("GetFlushAllState", cancellationToken), timestamp);

    /// <summary>
    /// Starts to rewrite a collection's segments: merged, without deleted rows. Returns at once; wait with
    /// <see cref="WaitForCompactionAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="options">The kind of compaction; null for the usual one.</param>
    /// <param name="cancellationToken">Cancels the call; what was started goes on.</param>
    /// <returns>The compaction's number; on some servers -1 when there is nothing to do.</returns>
    /// <exception cref="NotSupportedException">The server is too old for the kind of compaction.</exception>
    [Covers("compact", nameof(MilvusRpcs.ManualCompaction))]
    public Task<long> CompactAsync(string collection, MilvusCompactOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusCompactOptions();
        CompactionRequests.Check(options);
        return Compaction.StartAsync(Begin("Compact", collection, options.Timeout, cancellationToken), options);
    }

    /// <summary>How far a compaction has come.</summary>
    /// <param name="compactionId">What <see cref="CompactAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_compaction_state", nameof(MilvusRpcs.GetCompactionState))]
    public Task<MilvusCompactionState> GetCompactionStateAsync(long compactionId, CancellationToken cancellationToken = default) =>
        Compaction.StateAsync(Begin("GetCompactionState", cancellationToken), compactionId);

    /// <summary>Which segments a compaction merges into which.</summary>
    /// <param name="compactionId">What <see cref="CompactAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_compaction_plans", nameof(MilvusRpcs.GetCompactionStateWithPlans))]
    public async Task<MilvusCompactionPlans> GetCompactionPlansAsync(long compactionId, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetCompactionPlans", cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetCompactionStateWithPlans, CompactionRequests.Plans(compactionId))
            .ConfigureAwait(false);
        return CompactionRequests.ToPlans(answer, compactionId);
    }

    /// <summary>Waits until a compaction is no longer under way.</summary>
    /// <param name="compactionId">What <see cref="CompactAsync"/> returned.</param>
    /// <param name="progress">Told how far it has come; null tells nobody.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on compacting.</param>
    /// <returns>The state it ended in; look for plans that failed.</returns>
    [Covers("wait for compaction", nameof(MilvusRpcs.GetCompactionState))]
    public Task<MilvusCompactionState> WaitForCompactionAsync(
        long compactionId, IProgress<MilvusCompactionState>? progress = null, CancellationToken cancellationToken = default) =>
        Compaction.WaitAsync(Begin("WaitForCompaction", cancellationToken), compactionId, progress);

    /// <summary>
    /// Merges a collection's segments to one size so that searches visit fewer of them: waits for the indexes, compacts, waits for the
    /// new indexes, and loads the result when the collection is loaded. May take hours on large collections; searches go on meanwhile.
    /// A preview in Milvus 2.6.15 and 3.0. See <see href="https://milvus.io/docs/force-merge.md">Force Merge Compaction</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="options">The size, and who is told of the progress; null leaves the size to the server.</param>
    /// <param name="cancellationToken">Cancels the wait; what the server has begun goes on.</param>
    /// <returns>How the compaction ended.</returns>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.15.</exception>
    [Covers(
        "optimize",
        nameof(MilvusRpcs.DescribeIndex),
        nameof(MilvusRpcs.ManualCompaction),
        nameof(MilvusRpcs.GetCompactionState),
        nameof(MilvusRpcs.GetLoadState),
        nameof(MilvusRpcs.LoadCollection),
        nameof(MilvusRpcs.GetLoadingProgress),
        Needs = nameof(ServerFeatures.ForceMerge))]
    public Task<MilvusCompactionState> OptimizeAsync(
        string collection, MilvusOptimizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusOptimizeOptions();
        CompactionRequests.Check(new MilvusCompactOptions { TargetSizeMiB = options.TargetSizeMiB });
        return Optimization.RunAsync(Begin("Optimize", collection, options.Timeout, cancellationToken), options);
    }
}
