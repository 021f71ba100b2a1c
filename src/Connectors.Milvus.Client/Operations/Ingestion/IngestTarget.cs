namespace Connectors.Milvus.Client;

/// <summary>Where records are ingested to, and how a batch of them is written there.</summary>
/// <param name="Collection">The name in errors.</param>
/// <param name="Map">How records are encoded.</param>
/// <param name="Form">How the rows are encoded: with keys that the server generates, and whether in part.</param>
/// <param name="Begin">Begins the operation of one batch.</param>
/// <param name="Write">Writes one batch.</param>
internal sealed record IngestTarget<TRecord>(
    string Collection,
    MilvusRecordMap<TRecord> Map,
    RowForm Form,
    Func<CancellationToken, Operation> Begin,
    Func<Operation, IReadOnlyList<TRecord>, Task> Write)
    where TRecord : class;
