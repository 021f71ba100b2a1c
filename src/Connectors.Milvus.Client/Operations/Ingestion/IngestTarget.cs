namespace Connectors.Milvus.Client;

/// <summary>Where records are ingested to, and how a batch of them is written there.</summary>
/// <param name="Collection">The name in errors.</param>
/// <param name="Map">How records are encoded.</param>
/// <param name="IsUpsert">Whether records carry keys that the server generates.</param>
/// <param name="Begin">Begins the operation of one batch.</param>
/// <param name="Write">Writes one batch.</param>
internal sealed record IngestTarget<TRecord>(
    string Collection,
    MilvusRecordMap<TRecord> Map,
    bool IsUpsert,
    Func<CancellationToken, Operation> Begin,
    Func<Operation, IReadOnlyList<TRecord>, Task> Write)
    where TRecord : class;
