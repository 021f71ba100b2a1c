using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about flushes and what their answers mean.</summary>
internal static class FlushRequests
{
    public static FlushRequest Flush(string database, IEnumerable<string> collections) =>
        new() { DbName = database, CollectionNames = { collections } };

    public static GetFlushStateRequest State(string database, MilvusFlush flush) => new()
    {
        DbName = database,
        CollectionName = flush.Collection,
        SegmentIDs = { flush.SegmentIds },
        FlushTs = flush.Timestamp,
    };

    public static FlushAllRequest FlushAll(string database) => new() { DbName = database };

    public static GetFlushAllStateRequest AllState(string database, ulong timestamp) => new() { DbName = database, FlushAllTs = timestamp };

    public static MilvusFlush ToFlush(FlushResponse answer, string collection) => new()
    {
        Collection = collection,
        SegmentIds = answer.CollSegIDs.TryGetValue(collection, out var segments) ? [.. segments.Data] : [],
        Timestamp = answer.CollFlushTs.TryGetValue(collection, out var timestamp) ? timestamp : 0,
    };
}
