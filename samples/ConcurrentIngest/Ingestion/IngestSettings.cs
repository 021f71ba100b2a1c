namespace ConcurrentIngest.Ingestion;

/// <summary>How much is ingested, and how.</summary>
/// <param name="Rows">How many documents.</param>
/// <param name="Dimension">The elements of their vectors.</param>
/// <param name="BatchRows">Documents in one insert.</param>
/// <param name="Concurrency">Inserts on their way at once.</param>
/// <param name="KeepsCollection">Whether the collection stays when all is done.</param>
internal sealed record IngestSettings(int Rows, int Dimension, int BatchRows, int Concurrency, bool KeepsCollection);
