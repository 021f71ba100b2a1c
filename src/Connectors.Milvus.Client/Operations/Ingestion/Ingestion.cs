namespace Connectors.Milvus.Client;

/// <summary>Checks of an ingestion's options, and what the server makes of them.</summary>
internal static class Ingestion
{
    private const int MostAtOnce = 256;

    public static void CheckInsert(MilvusIngestOptions options)
    {
        if (options.PartialUpdate || options.Fields is not null || options.AppendToArrays is not null || options.RemoveFromArrays is not null)
        {
            throw new ArgumentException(
                "PartialUpdate, Fields, AppendToArrays and RemoveFromArrays are for UpsertManyAsync: an insert writes whole rows.", nameof(options));
        }
    }

    public static void CheckUpsert(MilvusIngestOptions options)
    {
        if (options.KeepKeys)
        {
            throw new ArgumentException("KeepKeys is for InsertManyAsync: an upsert always sends the records' keys.", nameof(options));
        }

        WriteRequests.Check(options.ToUpsert());
    }

    public static void Check(MilvusIngestOptions options)
    {
        Limits.RequireRange(
            options.BatchBytes, 1, IngestSizer<object>.LargestBatch, "BatchBytes", "Milvus takes 64 MiB in one request.", nameof(options));
        Limits.RequireRange(options.BatchRows, 1, int.MaxValue, "BatchRows", "Leave it out for 10,000.", nameof(options));
        Limits.RequireRange(options.MaxConcurrency, 1, MostAtOnce, "MaxConcurrency", "1 writes one batch after the other.", nameof(options));
        if (options.BatchTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"BatchTimeout is {options.BatchTimeout:c}, but must be longer than zero; null takes the client's.", nameof(options));
        }

        if (options.DrainTimeout < TimeSpan.Zero)
        {
            throw new ArgumentException($"DrainTimeout is {options.DrainTimeout:c}, but cannot be negative; zero does not wait.", nameof(options));
        }
    }
}
