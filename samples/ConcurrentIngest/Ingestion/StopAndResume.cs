using Connectors.Milvus.Client;

namespace ConcurrentIngest.Ingestion;

/// <summary>Ingests half of the documents, is cancelled, goes on where it stopped, and looks whether each document is there once.</summary>
/// <param name="client">The client.</param>
/// <param name="settings">How much, and how.</param>
/// <param name="progress">Told the documents written so far, both halves together.</param>
internal sealed class StopAndResume(MilvusClient client, IngestSettings settings, Action<long> progress)
{
    public const string Collection = "concurrent_ingest";

    private readonly SyntheticDocuments _documents = new(settings.Rows, settings.Dimension);

    public async Task<IngestReport> RunAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        var stopped = await IngestHalfAsync(cancellationToken);
        var resumed = await ResumeAsync(stopped, cancellationToken);
        var verified = await new Verification(client, _documents).CountAsync(cancellationToken);
        if (!settings.KeepsCollection)
            await client.DropCollectionAsync(Collection, cancellationToken);

        return new IngestReport(stopped, resumed, verified);
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("Id", isPrimaryKey: true),
                MilvusFieldSchema.VarChar("Source", 64),
                MilvusFieldSchema.FloatVector("Vector", settings.Dimension),
            ],
        };
        await client.DropCollectionAsync(Collection, cancellationToken);
        await client.CreateCollectionAsync(
            Collection,
            schema,
            new MilvusCreateCollectionOptions { Indexes = [new MilvusIndexParams { FieldName = "Vector", MetricType = MilvusMetricTypes.Cosine }] },
            cancellationToken);
    }

    /// <summary>Cancels itself when half of the documents are written, as a user pressing Ctrl+C would.</summary>
    private async Task<MilvusIngestOutcome> IngestHalfAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = Options(0, written =>
        {
            if (written >= settings.Rows / 2)
                stop.Cancel();
        });
        try
        {
            return await client.InsertManyAsync(Collection, _documents.Read(), options, cancellationToken: stop.Token);
        }
        catch (MilvusIngestCanceledException cancelled) when (!cancellationToken.IsCancellationRequested)
        {
            return cancelled.Outcome;
        }
    }

    /// <summary>
    /// Reads the source again and leaves out what is written. Had the connection broken, the outcome would also name documents in
    /// doubt; an insert must then ask for their keys first, an upsert can just write them again.
    /// </summary>
    private Task<MilvusIngestOutcome> ResumeAsync(MilvusIngestOutcome stopped, CancellationToken cancellationToken)
    {
        var rest = stopped.Remaining(_documents.Read(), includeInDoubt: true);
        var options = Options(stopped.RowsWritten, _ => { });
        return stopped.InDoubt.Count == 0
            ? client.InsertManyAsync(Collection, rest, options, cancellationToken: cancellationToken)
            : client.UpsertManyAsync(Collection, rest, options, cancellationToken: cancellationToken);
    }

    private MilvusIngestOptions Options(long before, Action<long> written) => new()
    {
        BatchRows = settings.BatchRows,
        BatchBytes = 32 << 20,
        MaxConcurrency = settings.Concurrency,
        Progress = new Told(rows =>
        {
            progress(before + rows);
            written(before + rows);
        }),
    };

    // Not Progress<T>: it tells later, from another thread, and the stop half-way has to come in time.
    private sealed class Told(Action<long> rows) : IProgress<MilvusIngestProgress>
    {
        public void Report(MilvusIngestProgress value) => rows(value.RowsWritten);
    }
}
