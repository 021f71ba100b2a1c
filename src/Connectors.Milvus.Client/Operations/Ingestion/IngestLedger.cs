namespace Connectors.Milvus.Client;

/// <summary>
/// Who keeps the books of an ingestion: which records were read, sent, written, refused. Batches are sent in the source's order and
/// end in any. Thread-safe. Keeps a line only for what is on its way or went wrong, so that millions of written records take none.
/// </summary>
internal sealed class IngestLedger(TimeProvider time, IProgress<MilvusIngestProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly SortedSet<long> _unwritten = [];
    private readonly List<MilvusRowRange> _notWritten = [];
    private readonly List<MilvusRowRange> _inDoubt = [];
    private long _read;
    private long _sent;
    private long _rows;
    private long _bytes;
    private long _batches;

    /// <summary>The records read so far; also the position of the next one.</summary>
    public long RowsRead => Volatile.Read(ref _read);

    /// <summary>Whether nothing has been sent yet. To be asked by the flow that sends.</summary>
    public bool IsNew => _sent == 0;

    public void Read() => Interlocked.Increment(ref _read);

    public void Sent(MilvusRowRange range)
    {
        lock (_lock)
        {
            _unwritten.Add(range.Start);
            _sent = range.End;
        }
    }

    public void Written(MilvusRowRange range, long bytes)
    {
        // Told inside, so that no progress is told after a later one.
        lock (_lock)
        {
            _unwritten.Remove(range.Start);
            _rows += range.Count;
            _bytes += bytes;
            _batches++;
            progress?.Report(ProgressNeedsLock());
        }
    }

    /// <param name="range">The records, which stay among those that hold the low-water mark.</param>
    /// <param name="mayBeWritten">Whether they are in doubt.</param>
    public void Failed(MilvusRowRange range, bool mayBeWritten)
    {
        lock (_lock)
        {
            (mayBeWritten ? _inDoubt : _notWritten).Add(range);
        }
    }

    /// <summary>The final account, when nothing is on its way any more.</summary>
    public MilvusIngestOutcome Close()
    {
        lock (_lock)
        {
            if (_sent < _read)
            {
                _notWritten.Add(new MilvusRowRange(_sent, _read - _sent));
            }

            var notWritten = Merge(_notWritten);
            var inDoubt = Merge(_inDoubt);
            return new MilvusIngestOutcome
            {
                RowsRead = _read,
                RowsWritten = _rows,
                BytesWritten = _bytes,
                BatchesWritten = _batches,
                Elapsed = time.GetElapsedTime(_start),
                Written = Gaps([.. notWritten, .. inDoubt]),
                NotWritten = notWritten,
                InDoubt = inDoubt,
            };
        }
    }

    private MilvusIngestProgress ProgressNeedsLock() => new()
    {
        RowsRead = RowsRead,
        RowsWritten = _rows,
        BytesWritten = _bytes,
        BatchesWritten = _batches,
        WrittenUpTo = _unwritten.Count == 0 ? _sent : _unwritten.Min,
        Elapsed = time.GetElapsedTime(_start),
    };

    private static List<MilvusRowRange> Merge(IEnumerable<MilvusRowRange> ranges)
    {
        var merged = new List<MilvusRowRange>();
        foreach (var range in ranges.OrderBy(range => range.Start))
        {
            if (merged.Count > 0 && merged[^1].End == range.Start)
            {
                merged[^1] = new MilvusRowRange(merged[^1].Start, merged[^1].Count + range.Count);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private List<MilvusRowRange> Gaps(IEnumerable<MilvusRowRange> ranges)
    {
        var gaps = new List<MilvusRowRange>();
        var next = 0L;
        foreach (var range in ranges.OrderBy(range => range.Start).Append(new MilvusRowRange(_read, 0)))
        {
            if (range.Start > next)
            {
                gaps.Add(new MilvusRowRange(next, range.Start - next));
            }

            next = range.End;
        }

        return gaps;
    }
}
