using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using static Connectors.Milvus.Protocol.RetryClass;

namespace Connectors.Milvus.Protocol;

/// <summary>The RPCs that both ends speak. A new RPC is one line here and its messages in <c>protos/milvus</c>.</summary>
/// <remarks>
/// <see cref="RetryClass.IdempotentDdl"/> follows Milvus: creating the same collection, partition or index again,
/// or dropping, loading or releasing what already is so, succeeds. Databases, aliases, names, users and roles answer an error.
/// </remarks>
public static partial class MilvusRpcs
{
    // Filled by the initializers of all parts of the class, whose order nobody promises: so no part may initialize it.
    private static List<MilvusRpc>? _table;

    private static readonly Lazy<FrozenDictionary<string, MilvusRpc>> ByPath = new(() => Table.ToFrozenDictionary(rpc => rpc.Path));

    /// <summary>Every RPC of the table.</summary>
    public static IReadOnlyList<MilvusRpc> All { get; } = Table.AsReadOnly();

    private static List<MilvusRpc> Table => _table ??= [];

    // Session and server
    /// <summary>Opens a session.</summary>
    public static MilvusRpc<ConnectRequest, ConnectResponse> Connect { get; } =
        Add<ConnectRequest, ConnectResponse>(nameof(Connect), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The server's version.</summary>
    public static MilvusRpc<GetVersionRequest, GetVersionResponse> GetVersion { get; } =
        Add<GetVersionRequest, GetVersionResponse>(nameof(GetVersion), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Whether the server can serve.</summary>
    public static MilvusRpc<CheckHealthRequest, CheckHealthResponse> CheckHealth { get; } =
        Add<CheckHealthRequest, CheckHealthResponse>(nameof(CheckHealth), Read, r => r.Status, s => new() { Status = s });

    // Databases
    /// <summary>Creates a database.</summary>
    public static MilvusRpc<CreateDatabaseRequest, Status> CreateDatabase { get; } = Plain<CreateDatabaseRequest>(nameof(CreateDatabase), Ddl);

    /// <summary>Drops an empty database.</summary>
    public static MilvusRpc<DropDatabaseRequest, Status> DropDatabase { get; } = Plain<DropDatabaseRequest>(nameof(DropDatabase), Ddl);

    /// <summary>The names of all databases.</summary>
    public static MilvusRpc<ListDatabasesRequest, ListDatabasesResponse> ListDatabases { get; } =
        Add<ListDatabasesRequest, ListDatabasesResponse>(nameof(ListDatabases), Read, r => r.Status, s => new() { Status = s });

    /// <summary>A database's id and properties.</summary>
    public static MilvusRpc<DescribeDatabaseRequest, DescribeDatabaseResponse> DescribeDatabase { get; } =
        Add<DescribeDatabaseRequest, DescribeDatabaseResponse>(nameof(DescribeDatabase), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Sets or deletes properties of a database.</summary>
    public static MilvusRpc<AlterDatabaseRequest, Status> AlterDatabase { get; } = Plain<AlterDatabaseRequest>(nameof(AlterDatabase), IdempotentDdl);

    // Collections
    /// <summary>Creates a collection from its schema.</summary>
    public static MilvusRpc<CreateCollectionRequest, Status> CreateCollection { get; } = Plain<CreateCollectionRequest>(nameof(CreateCollection), IdempotentDdl);

    /// <summary>Drops a collection with its rows.</summary>
    public static MilvusRpc<DropCollectionRequest, Status> DropCollection { get; } = Plain<DropCollectionRequest>(nameof(DropCollection), IdempotentDdl);

    /// <summary>Whether a collection exists.</summary>
    public static MilvusRpc<HasCollectionRequest, BoolResponse> HasCollection { get; } =
        Add<HasCollectionRequest, BoolResponse>(nameof(HasCollection), Read, r => r.Status, s => new() { Status = s });

    /// <summary>A collection's schema and properties.</summary>
    public static MilvusRpc<DescribeCollectionRequest, DescribeCollectionResponse> DescribeCollection { get; } =
        Add<DescribeCollectionRequest, DescribeCollectionResponse>(nameof(DescribeCollection), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The collections of a database.</summary>
    public static MilvusRpc<ShowCollectionsRequest, ShowCollectionsResponse> ShowCollections { get; } =
        Add<ShowCollectionsRequest, ShowCollectionsResponse>(nameof(ShowCollections), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Renames a collection, also into another database.</summary>
    public static MilvusRpc<RenameCollectionRequest, Status> RenameCollection { get; } = Plain<RenameCollectionRequest>(nameof(RenameCollection), Ddl);

    /// <summary>Sets or deletes properties of a collection.</summary>
    public static MilvusRpc<AlterCollectionRequest, Status> AlterCollection { get; } = Plain<AlterCollectionRequest>(nameof(AlterCollection), IdempotentDdl);

    /// <summary>Sets or deletes type parameters of a field.</summary>
    public static MilvusRpc<AlterCollectionFieldRequest, Status> AlterCollectionField { get; } = Plain<AlterCollectionFieldRequest>(nameof(AlterCollectionField), IdempotentDdl);

    /// <summary>A collection's row count.</summary>
    public static MilvusRpc<GetCollectionStatisticsRequest, GetCollectionStatisticsResponse> GetCollectionStatistics { get; } =
        Add<GetCollectionStatisticsRequest, GetCollectionStatisticsResponse>(nameof(GetCollectionStatistics), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The schemas and properties of several collections.</summary>
    public static MilvusRpc<BatchDescribeCollectionRequest, BatchDescribeCollectionResponse> BatchDescribeCollection { get; } =
        Add<BatchDescribeCollectionRequest, BatchDescribeCollectionResponse>(nameof(BatchDescribeCollection), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Removes all rows of a collection. A second call would also remove what was written after the first.</summary>
    public static MilvusRpc<TruncateCollectionRequest, TruncateCollectionResponse> TruncateCollection { get; } =
        Add<TruncateCollectionRequest, TruncateCollectionResponse>(nameof(TruncateCollection), Ddl, r => r.Status, s => new() { Status = s });

    // Schema evolution
    /// <summary>Adds a field to a collection.</summary>
    public static MilvusRpc<AddCollectionFieldRequest, Status> AddCollectionField { get; } = Plain<AddCollectionFieldRequest>(nameof(AddCollectionField), Ddl);

    /// <summary>Adds an array of structs to a collection.</summary>
    public static MilvusRpc<AddCollectionStructFieldRequest, Status> AddCollectionStructField { get; } = Plain<AddCollectionStructFieldRequest>(nameof(AddCollectionStructField), Ddl);

    /// <summary>Adds fields with their functions, or drops a field or function.</summary>
    public static MilvusRpc<AlterCollectionSchemaRequest, AlterCollectionSchemaResponse> AlterCollectionSchema { get; } =
        Add<AlterCollectionSchemaRequest, AlterCollectionSchemaResponse>(nameof(AlterCollectionSchema), Ddl, r => r.AlterStatus, s => new() { AlterStatus = s });

    /// <summary>Adds a function to a collection.</summary>
    public static MilvusRpc<AddCollectionFunctionRequest, Status> AddCollectionFunction { get; } = Plain<AddCollectionFunctionRequest>(nameof(AddCollectionFunction), Ddl);

    /// <summary>Changes a function of a collection.</summary>
    public static MilvusRpc<AlterCollectionFunctionRequest, Status> AlterCollectionFunction { get; } = Plain<AlterCollectionFunctionRequest>(nameof(AlterCollectionFunction), IdempotentDdl);

    /// <summary>Removes a function from a collection.</summary>
    public static MilvusRpc<DropCollectionFunctionRequest, Status> DropCollectionFunction { get; } = Plain<DropCollectionFunctionRequest>(nameof(DropCollectionFunction), Ddl);

    // External collections
    /// <summary>Starts to read an external collection's source again.</summary>
    public static MilvusRpc<RefreshExternalCollectionRequest, RefreshExternalCollectionResponse> RefreshExternalCollection { get; } =
        Add<RefreshExternalCollectionRequest, RefreshExternalCollectionResponse>(nameof(RefreshExternalCollection), Ddl, r => r.Status, s => new() { Status = s });

    /// <summary>How far such a job has come.</summary>
    public static MilvusRpc<GetRefreshExternalCollectionProgressRequest, GetRefreshExternalCollectionProgressResponse> GetRefreshExternalCollectionProgress { get; } =
        Add<GetRefreshExternalCollectionProgressRequest, GetRefreshExternalCollectionProgressResponse>(nameof(GetRefreshExternalCollectionProgress), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Such jobs.</summary>
    public static MilvusRpc<ListRefreshExternalCollectionJobsRequest, ListRefreshExternalCollectionJobsResponse> ListRefreshExternalCollectionJobs { get; } =
        Add<ListRefreshExternalCollectionJobsRequest, ListRefreshExternalCollectionJobsResponse>(nameof(ListRefreshExternalCollectionJobs), Read, r => r.Status, s => new() { Status = s });

    // Load state
    /// <summary>Makes a collection searchable.</summary>
    public static MilvusRpc<LoadCollectionRequest, Status> LoadCollection { get; } = Plain<LoadCollectionRequest>(nameof(LoadCollection), IdempotentDdl);

    /// <summary>Frees a collection's memory.</summary>
    public static MilvusRpc<ReleaseCollectionRequest, Status> ReleaseCollection { get; } = Plain<ReleaseCollectionRequest>(nameof(ReleaseCollection), IdempotentDdl);

    /// <summary>Makes partitions searchable.</summary>
    public static MilvusRpc<LoadPartitionsRequest, Status> LoadPartitions { get; } = Plain<LoadPartitionsRequest>(nameof(LoadPartitions), IdempotentDdl);

    /// <summary>Frees the memory of partitions.</summary>
    public static MilvusRpc<ReleasePartitionsRequest, Status> ReleasePartitions { get; } = Plain<ReleasePartitionsRequest>(nameof(ReleasePartitions), IdempotentDdl);

    /// <summary>Whether a collection is loaded.</summary>
    public static MilvusRpc<GetLoadStateRequest, GetLoadStateResponse> GetLoadState { get; } =
        Add<GetLoadStateRequest, GetLoadStateResponse>(nameof(GetLoadState), Read, r => r.Status, s => new() { Status = s });

    /// <summary>How far loading has come, in percent.</summary>
    public static MilvusRpc<GetLoadingProgressRequest, GetLoadingProgressResponse> GetLoadingProgress { get; } =
        Add<GetLoadingProgressRequest, GetLoadingProgressResponse>(nameof(GetLoadingProgress), Read, r => r.Status, s => new() { Status = s });

    // Partitions
    /// <summary>Creates a partition.</summary>
    public static MilvusRpc<CreatePartitionRequest, Status> CreatePartition { get; } = Plain<CreatePartitionRequest>(nameof(CreatePartition), IdempotentDdl);

    /// <summary>Drops a partition with its rows.</summary>
    public static MilvusRpc<DropPartitionRequest, Status> DropPartition { get; } = Plain<DropPartitionRequest>(nameof(DropPartition), IdempotentDdl);

    /// <summary>Whether a partition exists.</summary>
    public static MilvusRpc<HasPartitionRequest, BoolResponse> HasPartition { get; } =
        Add<HasPartitionRequest, BoolResponse>(nameof(HasPartition), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The partitions of a collection.</summary>
    public static MilvusRpc<ShowPartitionsRequest, ShowPartitionsResponse> ShowPartitions { get; } =
        Add<ShowPartitionsRequest, ShowPartitionsResponse>(nameof(ShowPartitions), Read, r => r.Status, s => new() { Status = s });

    /// <summary>A partition's row count.</summary>
    public static MilvusRpc<GetPartitionStatisticsRequest, GetPartitionStatisticsResponse> GetPartitionStatistics { get; } =
        Add<GetPartitionStatisticsRequest, GetPartitionStatisticsResponse>(nameof(GetPartitionStatistics), Read, r => r.Status, s => new() { Status = s });

    // Aliases
    /// <summary>Gives a collection a second name.</summary>
    public static MilvusRpc<CreateAliasRequest, Status> CreateAlias { get; } = Plain<CreateAliasRequest>(nameof(CreateAlias), Ddl);

    /// <summary>Removes an alias.</summary>
    public static MilvusRpc<DropAliasRequest, Status> DropAlias { get; } = Plain<DropAliasRequest>(nameof(DropAlias), IdempotentDdl);

    /// <summary>Points an alias at another collection.</summary>
    public static MilvusRpc<AlterAliasRequest, Status> AlterAlias { get; } = Plain<AlterAliasRequest>(nameof(AlterAlias), IdempotentDdl);

    /// <summary>The collection behind an alias.</summary>
    public static MilvusRpc<DescribeAliasRequest, DescribeAliasResponse> DescribeAlias { get; } =
        Add<DescribeAliasRequest, DescribeAliasResponse>(nameof(DescribeAlias), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The aliases of a collection or database.</summary>
    public static MilvusRpc<ListAliasesRequest, ListAliasesResponse> ListAliases { get; } =
        Add<ListAliasesRequest, ListAliasesResponse>(nameof(ListAliases), Read, r => r.Status, s => new() { Status = s });

    // Indexes
    /// <summary>Creates an index on a field.</summary>
    public static MilvusRpc<CreateIndexRequest, Status> CreateIndex { get; } = Plain<CreateIndexRequest>(nameof(CreateIndex), IdempotentDdl);

    /// <summary>An index's parameters and progress.</summary>
    public static MilvusRpc<DescribeIndexRequest, DescribeIndexResponse> DescribeIndex { get; } =
        Add<DescribeIndexRequest, DescribeIndexResponse>(nameof(DescribeIndex), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Drops an index.</summary>
    public static MilvusRpc<DropIndexRequest, Status> DropIndex { get; } = Plain<DropIndexRequest>(nameof(DropIndex), IdempotentDdl);

    /// <summary>Sets or deletes parameters of an index.</summary>
    public static MilvusRpc<AlterIndexRequest, Status> AlterIndex { get; } = Plain<AlterIndexRequest>(nameof(AlterIndex), IdempotentDdl);

    // Rows
    /// <summary>Adds rows.</summary>
    public static MilvusRpc<InsertRequest, MutationResult> Insert { get; } =
        Add<InsertRequest, MutationResult>(nameof(Insert), Write, r => r.Status, s => new() { Status = s });

    /// <summary>Adds rows or replaces those with the same key.</summary>
    public static MilvusRpc<UpsertRequest, MutationResult> Upsert { get; } =
        Add<UpsertRequest, MutationResult>(nameof(Upsert), Write, r => r.Status, s => new() { Status = s });

    /// <summary>Deletes the rows a filter matches.</summary>
    public static MilvusRpc<DeleteRequest, MutationResult> Delete { get; } =
        Add<DeleteRequest, MutationResult>(nameof(Delete), Write, r => r.Status, s => new() { Status = s });

    /// <summary>Rows by filter.</summary>
    public static MilvusRpc<QueryRequest, QueryResults> Query { get; } =
        Add<QueryRequest, QueryResults>(nameof(Query), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Rows nearest to vectors.</summary>
    public static MilvusRpc<SearchRequest, SearchResults> Search { get; } =
        Add<SearchRequest, SearchResults>(nameof(Search), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Several searches, their hits ranked together.</summary>
    public static MilvusRpc<HybridSearchRequest, SearchResults> HybridSearch { get; } =
        Add<HybridSearchRequest, SearchResults>(nameof(HybridSearch), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Seals what was written.</summary>
    public static MilvusRpc<FlushRequest, FlushResponse> Flush { get; } =
        Add<FlushRequest, FlushResponse>(nameof(Flush), IdempotentDdl, r => r.Status, s => new() { Status = s });

    /// <summary>Whether a flush is done.</summary>
    public static MilvusRpc<GetFlushStateRequest, GetFlushStateResponse> GetFlushState { get; } =
        Add<GetFlushStateRequest, GetFlushStateResponse>(nameof(GetFlushState), Read, r => r.Status, s => new() { Status = s });

    // Maintenance
    /// <summary>Seals what was written to every collection.</summary>
    public static MilvusRpc<FlushAllRequest, FlushAllResponse> FlushAll { get; } =
        Add<FlushAllRequest, FlushAllResponse>(nameof(FlushAll), IdempotentDdl, r => r.Status, s => new() { Status = s });

    /// <summary>Whether such a flush is done.</summary>
    public static MilvusRpc<GetFlushAllStateRequest, GetFlushAllStateResponse> GetFlushAllState { get; } =
        Add<GetFlushAllStateRequest, GetFlushAllStateResponse>(nameof(GetFlushAllState), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Starts to rewrite a collection's segments.</summary>
    public static MilvusRpc<ManualCompactionRequest, ManualCompactionResponse> ManualCompaction { get; } =
        Add<ManualCompactionRequest, ManualCompactionResponse>(nameof(ManualCompaction), Ddl, r => r.Status, s => new() { Status = s });

    /// <summary>How far a compaction has come.</summary>
    public static MilvusRpc<GetCompactionStateRequest, GetCompactionStateResponse> GetCompactionState { get; } =
        Add<GetCompactionStateRequest, GetCompactionStateResponse>(nameof(GetCompactionState), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Which segments a compaction merges.</summary>
    public static MilvusRpc<GetCompactionPlansRequest, GetCompactionPlansResponse> GetCompactionStateWithPlans { get; } =
        Add<GetCompactionPlansRequest, GetCompactionPlansResponse>(nameof(GetCompactionStateWithPlans), Read, r => r.Status, s => new() { Status = s });

    // Analyzers
    /// <summary>The tokens that an analyzer makes of texts.</summary>
    public static MilvusRpc<RunAnalyzerRequest, RunAnalyzerResponse> RunAnalyzer { get; } =
        Add<RunAnalyzerRequest, RunAnalyzerResponse>(nameof(RunAnalyzer), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Makes a file of the object storage known under a name.</summary>
    public static MilvusRpc<AddFileResourceRequest, Status> AddFileResource { get; } = Plain<AddFileResourceRequest>(nameof(AddFileResource), Ddl);

    /// <summary>Forgets such a file.</summary>
    public static MilvusRpc<RemoveFileResourceRequest, Status> RemoveFileResource { get; } = Plain<RemoveFileResourceRequest>(nameof(RemoveFileResource), Ddl);

    /// <summary>Such files.</summary>
    public static MilvusRpc<ListFileResourcesRequest, ListFileResourcesResponse> ListFileResources { get; } =
        Add<ListFileResourcesRequest, ListFileResourcesResponse>(nameof(ListFileResources), Read, r => r.Status, s => new() { Status = s });

    // Snapshots
    /// <summary>Keeps a collection as it is now.</summary>
    public static MilvusRpc<CreateSnapshotRequest, Status> CreateSnapshot { get; } = Plain<CreateSnapshotRequest>(nameof(CreateSnapshot), Ddl);

    /// <summary>Drops a snapshot.</summary>
    public static MilvusRpc<DropSnapshotRequest, Status> DropSnapshot { get; } = Plain<DropSnapshotRequest>(nameof(DropSnapshot), Ddl);

    /// <summary>The names of snapshots.</summary>
    public static MilvusRpc<ListSnapshotsRequest, ListSnapshotsResponse> ListSnapshots { get; } =
        Add<ListSnapshotsRequest, ListSnapshotsResponse>(nameof(ListSnapshots), Read, r => r.Status, s => new() { Status = s });

    /// <summary>What a snapshot holds, and where.</summary>
    public static MilvusRpc<DescribeSnapshotRequest, DescribeSnapshotResponse> DescribeSnapshot { get; } =
        Add<DescribeSnapshotRequest, DescribeSnapshotResponse>(nameof(DescribeSnapshot), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Starts to make a collection of a snapshot.</summary>
    public static MilvusRpc<RestoreSnapshotRequest, RestoreSnapshotResponse> RestoreSnapshot { get; } =
        Add<RestoreSnapshotRequest, RestoreSnapshotResponse>(nameof(RestoreSnapshot), Ddl, r => r.Status, s => new() { Status = s });

    /// <summary>How far such a job has come.</summary>
    public static MilvusRpc<GetRestoreSnapshotStateRequest, GetRestoreSnapshotStateResponse> GetRestoreSnapshotState { get; } =
        Add<GetRestoreSnapshotStateRequest, GetRestoreSnapshotStateResponse>(nameof(GetRestoreSnapshotState), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Such jobs.</summary>
    public static MilvusRpc<ListRestoreSnapshotJobsRequest, ListRestoreSnapshotJobsResponse> ListRestoreSnapshotJobs { get; } =
        Add<ListRestoreSnapshotJobsRequest, ListRestoreSnapshotJobsResponse>(nameof(ListRestoreSnapshotJobs), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Keeps a snapshot's files from being collected.</summary>
    public static MilvusRpc<PinSnapshotDataRequest, PinSnapshotDataResponse> PinSnapshotData { get; } =
        Add<PinSnapshotDataRequest, PinSnapshotDataResponse>(nameof(PinSnapshotData), Ddl, r => r.Status, s => new() { Status = s });

    /// <summary>Lets them be collected again.</summary>
    public static MilvusRpc<UnpinSnapshotDataRequest, Status> UnpinSnapshotData { get; } = Plain<UnpinSnapshotDataRequest>(nameof(UnpinSnapshotData), Ddl);

    /// <summary>The RPC with this HTTP/2 path; <see langword="false"/> for one the table does not have.</summary>
    public static bool TryGet(string path, [NotNullWhen(true)] out MilvusRpc? rpc) => ByPath.Value.TryGetValue(path, out rpc);

    private static MilvusRpc<TRequest, Status> Plain<TRequest>(string name, RetryClass retryClass)
        where TRequest : class, IMessage<TRequest>, new()
        => Add<TRequest, Status>(name, retryClass, status => status, status => status);

    private static MilvusRpc<TRequest, TResponse> Add<TRequest, TResponse>(
        string name, RetryClass retryClass, Func<TResponse, Status?> status, Func<Status, TResponse> failure)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var rpc = new MilvusRpc<TRequest, TResponse>(name, retryClass, status, failure);
        Table.Add(rpc);
        return rpc;
    }
}
