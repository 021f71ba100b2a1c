using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// What became of the records of a source, by their positions in it (from 0). Every record that was read is in exactly one of
/// <see cref="Written"/>, <see cref="NotWritten"/> and <see cref="InDoubt"/>; those after <see cref="RowsRead"/> were never looked at.
/// After a failure, go on with the rest of the source:
/// <code>catch (MilvusIngestException failed) { await client.UpsertManyAsync("docs", failed.Outcome.Remaining(source, includeInDoubt: true)); }</code>
/// </summary>
public sealed record MilvusIngestOutcome
{
    /// <summary>The records taken from the source.</summary>
    public long RowsRead { get; init; }

    /// <summary>The records that the server has acknowledged.</summary>
    public long RowsWritten { get; init; }

    /// <summary>The encoded bytes of the written records.</summary>
    public long BytesWritten { get; init; }

    /// <summary>The batches that the server has acknowledged.</summary>
    public long BatchesWritten { get; init; }

    /// <summary>The time it took, by the client's clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Written records per second.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? RowsWritten / Elapsed.TotalSeconds : 0;

    /// <summary>The records that the server has acknowledged, in ascending order.</summary>
    public IReadOnlyList<MilvusRowRange> Written { get; init; } = [];

    /// <summary>The records that certainly are not written, in ascending order.</summary>
    public IReadOnlyList<MilvusRowRange> NotWritten { get; init; } = [];

    /// <summary>
    /// The records that were sent and never answered for, in ascending order: they may be written or not. An upsert can be repeated;
    /// before an insert is, ask the server for them.
    /// </summary>
    public IReadOnlyList<MilvusRowRange> InDoubt { get; init; } = [];

    /// <summary>Whether the record at a position of the source is written for certain.</summary>
    /// <param name="position">The position, from 0.</param>
    public bool IsWritten(long position) => Contains(Written, position);

    /// <summary>Whether the record at a position of the source may be written or not.</summary>
    /// <param name="position">The position, from 0.</param>
    public bool IsInDoubt(long position) => Contains(InDoubt, position);

    /// <summary>The records that are still to be written. Their positions in an outcome of their own count from 0 again.</summary>
    /// <param name="source">The same records in the same order as before.</param>
    /// <param name="includeInDoubt">Whether those in doubt are among them: right for upserts, a risk of duplicates for inserts.</param>
    /// <typeparam name="TRecord">The record type.</typeparam>
    public IEnumerable<TRecord> Remaining<TRecord>(IEnumerable<TRecord> source, bool includeInDoubt)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Rest();

        IEnumerable<TRecord> Rest()
        {
            var position = 0L;
            foreach (var record in source)
            {
                if (IsLeft(position++, includeInDoubt))
                {
                    yield return record;
                }
            }
        }
    }

    /// <inheritdoc cref="Remaining{TRecord}(IEnumerable{TRecord}, bool)"/>
    public IAsyncEnumerable<TRecord> Remaining<TRecord>(IAsyncEnumerable<TRecord> source, bool includeInDoubt)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Rest();

        async IAsyncEnumerable<TRecord> Rest([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var position = 0L;
            await foreach (var record in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (IsLeft(position++, includeInDoubt))
                {
                    yield return record;
                }
            }
        }
    }

    private bool IsLeft(long position, bool includeInDoubt) =>
        position >= RowsRead || Contains(NotWritten, position) || (includeInDoubt && Contains(InDoubt, position));

    private static bool Contains(IReadOnlyList<MilvusRowRange> ranges, long position)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(position))
            {
                return true;
            }
        }

        return false;
    }
}
