using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// Reads a source, cuts it into batches and writes several at once. One flow reads; it waits when enough batches are on their way.
/// The first failure, or the caller's token, stops the reading; what is on its way is waited for, so that its fate is known.
/// </summary>
internal sealed class IngestRun<TRecord> : IDisposable
    where TRecord : class
{
    private readonly IngestTarget<TRecord> _target;
    private readonly MilvusIngestOptions _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _abort;
    private readonly CancellationTokenRegistration _drain;
    private readonly SemaphoreSlim _room;
    private readonly IngestLedger _ledger;
    private readonly IngestSizer<TRecord> _sizer;
    private Exception? _failure;
    private int _width;

    /// <param name="target">Where to.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">The caller's token.</param>
    public IngestRun(IngestTarget<TRecord> target, MilvusIngestOptions options, TimeProvider time, CancellationToken caller)
    {
        _target = target;
        _options = options;
        _caller = caller;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _abort = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _drain = caller.UnsafeRegister(_ => _abort.CancelAfter(Deadline.Clamp(options.DrainTimeout)!.Value), null);
        _width = options.MaxConcurrency;
        _room = new SemaphoreSlim(_width);
        _ledger = new IngestLedger(time, options.Progress);
        _sizer = new IngestSizer<TRecord>(() => target.Begin(_stop.Token), target.Map, target.Form);
    }

    /// <exception cref="MilvusIngestException">Something failed.</exception>
    /// <exception cref="MilvusIngestCanceledException">The caller's token was cancelled before everything was written.</exception>
    public async Task<MilvusIngestOutcome> RunAsync(IAsyncEnumerable<TRecord> source)
    {
        var isWhole = false;
        try
        {
            _caller.ThrowIfCancellationRequested();
            await foreach (var batch in BatchesAsync(source, _stop.Token).ConfigureAwait(false))
            {
                await MakeRoomAsync().ConfigureAwait(false);
                _ledger.Sent(batch.Range);
                _ = WriteAsync(batch);
            }

            isWhole = true;
        }
        catch (Exception exception)
        {
            Stop(exception);
        }

        await DrainAsync().ConfigureAwait(false);
        var outcome = _ledger.Close();
        return _failure is { } failure ? throw new MilvusIngestException(_target.Collection, outcome, failure)
            : isWhole && outcome.RowsWritten == outcome.RowsRead ? outcome
            : throw new MilvusIngestCanceledException(_target.Collection, outcome, _caller);
    }

    public void Dispose()
    {
        _drain.Dispose();
        _stop.Dispose();
        _abort.Dispose();
        _room.Dispose();
    }

    private async IAsyncEnumerable<IngestBatch<TRecord>> BatchesAsync(
        IAsyncEnumerable<TRecord> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new List<TRecord>();
        var start = 0L;
        var bytes = 0L;
        await foreach (var record in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var position = _ledger.RowsRead;
            _ledger.Read();

            // A source need not look at the token. What it gave nevertheless counts as read.
            cancellationToken.ThrowIfCancellationRequested();
            var size = await _sizer.MeasureAsync(record, position).ConfigureAwait(false);
            if (records.Count > 0 && (records.Count == _options.BatchRows || bytes + size > _options.BatchBytes))
            {
                yield return new IngestBatch<TRecord>(records, start, bytes);
                (records, start, bytes) = ([], position, 0);
            }

            records.Add(record);
            bytes += size;
        }

        if (records.Count > 0)
        {
            yield return new IngestBatch<TRecord>(records, start, bytes);
        }
    }

    // Never throws: what goes wrong is in the books.
    private async Task WriteAsync(IngestBatch<TRecord> batch)
    {
        // Encoding is work too: not on the flow that reads.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var isWritten = false;
        try
        {
            await _target.Write(_target.Begin(_abort.Token), batch.Records).ConfigureAwait(false);
            isWritten = true;
            _ledger.Written(batch.Range, batch.Bytes);
        }
        catch (Exception exception)
        {
            if (!isWritten)
            {
                _ledger.Failed(batch.Range, WriteDoubt.MayBeWritten(exception));
            }

            Stop(exception is RecordSchemaException { Row: { } row } misfit ? misfit.At(batch.Start + row) : exception);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task MakeRoomAsync()
    {
        if (_width > 1 && _ledger.IsNew && !await _target.Begin(_stop.Token).HasAsync(ServerFeatures.ConcurrentWrites).ConfigureAwait(false))
        {
            for (; _width > 1; _width--)
            {
                await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
        }

        await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
        if (_stop.IsCancellationRequested)
        {
            _room.Release();
            _stop.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task DrainAsync()
    {
        for (var i = 0; i < _width; i++)
        {
            await _room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    // The first failure is the one that is told. A cancellation that the caller or a failure asked for is none.
    private void Stop(Exception exception)
    {
        if (exception is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }

        _stop.Cancel();
    }
}
