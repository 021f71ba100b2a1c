using System.Collections.Frozen;
using static Connectors.Milvus.Protocol.ErrorCode;

namespace Connectors.Milvus.Protocol;

/// <summary>Every status code Milvus 3.0 has, with its 2.2 counterpart.</summary>
/// <remarks>
/// Codes of things that users name (100, 200, 800, 1600, 1700) count as input errors, as a Milvus proxy marks them.
/// A code that is not listed is a failure without a legacy counterpart: neither retriable nor an input error.
/// </remarks>
public static class MilvusCodeTable
{
    private const bool Retriable = true;
    private const bool Input = true;

    /// <summary>The codes in ascending order, success left out.</summary>
    public static IReadOnlyList<MilvusCodeInfo> All { get; } =
    [
        // Service
        Code(1, "service not ready", NotReadyServe, retriable: Retriable),
        Code(2, "service unavailable", retriable: Retriable),
        Code(3, "memory limit exceeded", InsufficientMemoryToLoad),
        Code(4, "too many concurrent requests", retriable: Retriable),
        Code(5, "service internal error"),
        Code(6, "cross cluster routing"),
        Code(7, "disk limit exceeded", DiskQuotaExhausted),
        Code(8, "rate limit exceeded", RateLimit, retriable: Retriable),
        Code(9, "quota exceeded", ForceDeny),
        Code(10, "service unimplemented"),
        Code(11, "time tick long delay", TimeTickLongDelay),
        Code(12, "service resource insufficient", retriable: Retriable),

        // Collections
        Code(100, "collection not found", CollectionNotExists, input: Input),
        Code(101, "collection not loaded"),
        Code(102, "exceeded the limit number of collections", input: Input),
        Code(103, "collection not fully loaded", retriable: Retriable),
        Code(104, "collection already loaded", input: Input),
        Code(105, "illegal collection schema", input: Input),
        Code(106, "collection on recovering", retriable: Retriable),
        Code(107, "vector clustering key not allowed", input: Input),
        Code(108, "collection in standby mode", input: Input),
        Code(109, "collection schema mismatch", SchemaMismatch, input: Input),
        Code(110, "collection schema version not ready", NotReadyServe, retriable: Retriable),

        // Partitions and capacity
        Code(200, "partition not found", MetaFailed, input: Input),
        Code(201, "partition not loaded"),
        Code(202, "partition not fully loaded", retriable: Retriable),
        Code(250, "general capacity exceeded"),

        // Resource groups and replicas
        Code(300, "resource group not found", input: Input),
        Code(301, "resource group already exists", input: Input),
        Code(302, "resource group limit reached", input: Input),
        Code(303, "resource group illegal config", input: Input),
        Code(304, "resource group node not enough"),
        Code(305, "resource group service unavailable", retriable: Retriable),
        Code(400, "replica not found", MetaFailed),
        Code(401, "replica not available", NoReplicaAvailable),

        // Channels and segments
        Code(500, "channel not found"),
        Code(501, "channel lacks", MetaFailed),
        Code(502, "channel reduplicates"),
        Code(503, "channel not available", NoReplicaAvailable),
        Code(504, "channel checkpoint exceed max lag"),
        Code(505, "channel tsafe stalled", TimeTickLongDelay, retriable: Retriable),
        Code(506, "channel dropped", NoReplicaAvailable),
        Code(507, "channel misrouted", retriable: Retriable),
        Code(600, "segment not found", SegmentNotFound),
        Code(601, "segment not loaded"),
        Code(602, "segment lacks"),
        Code(603, "segment reduplicates"),
        Code(604, "segment load failed"),
        Code(605, "segment request resource failed"),

        // Indexes and databases
        Code(700, "index not found", IndexNotExist),
        Code(701, "index type not supported"),
        Code(702, "index duplicates", input: Input),
        Code(703, "task duplicates"),
        Code(800, "database not found", input: Input),
        Code(801, "exceeded the limit number of database", input: Input),
        Code(802, "invalid database name", input: Input),

        // Nodes and storage
        Code(901, "node not found"),
        Code(902, "node offline"),
        Code(903, "node lacks"),
        Code(904, "node not match", NodeIdnotMatch),
        Code(905, "node not available", NoReplicaAvailable),
        Code(906, "node state unexpected"),
        Code(1000, "key not found"),
        Code(1001, "IO failed"),
        Code(1002, "unexpected EOF", retriable: Retriable),
        Code(1003, "too many requests to storage", retriable: Retriable),
        Code(1004, "serialization failed"),
        Code(1005, "storage permission denied"),
        Code(1006, "bucket not found"),
        Code(1007, "invalid storage credentials"),
        Code(1008, "storage internal error"),
        Code(1009, "data integrity check failed"),
        Code(1010, "invalid storage argument"),
        Code(1011, "invalid storage range"),
        Code(1012, "storage entity too large"),

        // Parameters
        Code(1100, "invalid parameter", IllegalArgument, input: Input),
        Code(1101, "missing parameter", IllegalArgument, input: Input),
        Code(1102, "parameter too large", IllegalArgument, input: Input),

        // Metrics and message queue
        Code(1200, "metric not found"),
        Code(1300, "topic not found"),
        Code(1301, "topic not empty"),
        Code(1302, "message queue internal error"),
        Code(1303, "deny to produce message"),

        // Privileges
        Code(1400, "not authenticated", input: Input),
        Code(1401, "privilege not permitted", input: Input),
        Code(1402, "invalid privilege group name", input: Input),

        // Aliases and fields
        Code(1600, "alias not found", input: Input),
        Code(1601, "alias and collection name conflict", input: Input),
        Code(1602, "alias already exist", input: Input),
        Code(1603, "collection id of alias not found"),
        Code(1700, "field not found", input: Input),
        Code(1701, "field name invalid", input: Input),

        // REST and replication
        Code(1800, "user has not authenticated", input: Input),
        Code(1801, "can only accept json format request", input: Input),
        Code(1802, "missing required parameters", input: Input),
        Code(1803, "fail to marshal collection schema"),
        Code(1804, "fail to deal the insert data", input: Input),
        Code(1805, "fail to parse search result"),
        Code(1806, "primary key check failed"),
        Code(1807, "request is rejected by limiter", retriable: Retriable),
        Code(1900, "replicate message denied"),
        Code(1901, "invalid replicate message"),
        Code(1902, "no segment id assigned"),
        Code(1903, "invalid stream object"),

        // Search core, import, query
        Code(2000, "segcore error"),
        Code(2001, "segcore unsupported error"),
        Code(2002, "segcore pretend finished"),
        Code(2037, "segcore other exception"),
        Code(2038, "segcore canceled"),
        Code(2039, "segcore out of range"),
        Code(2040, "segcore GCP native error"),
        Code(2099, "knowhere error"),
        Code(2100, "importing data failed", input: Input),
        Code(2101, "importing data failed on server side"),
        Code(2200, "inconsistent requery result", retriable: Retriable),
        Code(2201, "query plan failed", input: Input),

        // Compaction, functions, keys
        Code(2300, "fail to read delta log"),
        Code(2301, "compaction plan illegal"),
        Code(2302, "compaction plan conflict"),
        Code(2303, "clustering compaction not supported by cluster"),
        Code(2304, "clustering compaction not supported by collection"),
        Code(2305, "collection is compacting"),
        Code(2306, "clustering compaction not supported on vectors"),
        Code(2307, "fail to submit compaction task", retriable: Retriable),
        Code(2308, "fail to update compaction meta", retriable: Retriable),
        Code(2309, "fail to get collection in compaction", retriable: Retriable),
        Code(2310, "compaction result not found"),
        Code(2311, "analyze task not found", retriable: Retriable),
        Code(2312, "fail to build compaction request", retriable: Retriable),
        Code(2313, "fail to get compaction plan", retriable: Retriable),
        Code(2314, "illegal compaction results"),
        Code(2315, "duplicated compaction task"),
        Code(2316, "fail to clean partition stats", retriable: Retriable),
        Code(2400, "function execution failed"),
        Code(2401, "data node slot exhausted"),
        Code(2500, "KMS key revoked"),

        // General
        Code(3000, "unsupported operation"),
        Code(3001, "old session exists"),
        Code(10000, "canceled"),
        Code(10001, "timeout"),
        Code(65535, "unexpected error"),
    ];

    private static readonly FrozenDictionary<int, MilvusCodeInfo> ByCode = All.ToFrozenDictionary(info => info.Code);

    /// <summary>What is known about <paramref name="code"/>; a neutral entry for a code that is not listed.</summary>
    public static MilvusCodeInfo Get(int code)
        => ByCode.TryGetValue(code, out var info) ? info : Code(code, "unexpected error");

    /// <summary>The code that stands for a 2.2 error; <see cref="MilvusCode.Unexpected"/> where several could.</summary>
    public static int FromLegacy(ErrorCode legacy) => legacy switch
    {
        Success => MilvusCode.Success,
        CollectionNotExists => 100,
        IllegalArgument => 1100,
        IndexNotExist => 700,
        SegmentNotFound => 600,
        NoReplicaAvailable => 401,
        NodeIdnotMatch => 904,
        InsufficientMemoryToLoad or MemoryQuotaExhausted => 3,
        DiskQuotaExhausted => 7,
        TimeTickLongDelay => 11,
        ErrorCode.RateLimit => 8,
        ForceDeny => 9,
        NotReadyServe or NotReadyCoordActivating => 1,
        ErrorCode.SchemaMismatch => 109,
        _ => MilvusCode.Unexpected,
    };

    private static MilvusCodeInfo Code(
        int code, string name, ErrorCode legacy = UnexpectedError, bool retriable = false, bool input = false)
        => new(code, name, legacy, retriable, input);
}
