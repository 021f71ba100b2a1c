using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Checks and measures records one by one before they join a batch. Holds the plan of the schema that is known, and looks for a newer
/// one when a record does not fit: batches are cut long before the server could say so.
/// </summary>
internal sealed class IngestSizer<TRecord>(Func<Operation> begin, MilvusRecordMap<TRecord> map, RowForm form)
    where TRecord : class
{
    // What a request holds besides the values: names, the frames of at most 64 columns.
    private const int Overhead = 64 * 1024;

    private CollectionSchemaEntry? _schema;
    private RecordPlan<TRecord>? _plan;
    private TRecord? _first;

    public const int LargestBatch = (int)MilvusConnection.MaxRequestLength - Overhead;

    /// <exception cref="ArgumentException">The record is null, does not fit the collection, or is too large for any request.</exception>
    public async ValueTask<long> MeasureAsync(TRecord? record, long position)
    {
        if (record is null)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Record {position} is null. Leave it out of the source."));
        }

        long size;
        try
        {
            _plan ??= RecordPlan<TRecord>.For(map, _schema ??= await begin().GetSchemaAsync().ConfigureAwait(false));
            _first ??= record;
            size = form.IsPartial ? _plan.MeasurePartialRow(record, _first, form.Fields) : _plan.MeasureRow(record, form.HasGeneratedKeys);
        }
        catch (RecordSchemaException exception)
        {
            if (!await RefreshAsync().ConfigureAwait(false))
            {
                throw exception.At(position);
            }

            return await MeasureAsync(record, position).ConfigureAwait(false);
        }

        return size <= LargestBatch ? size : throw TooLarge(position, size);
    }

    private async Task<bool> RefreshAsync()
    {
        var old = _schema!;
        _schema = await begin().RefreshSchemaAsync(old).ConfigureAwait(false);
        _plan = null;
        return !SchemaComparison.IsSame(old, _schema);
    }

    private static ArgumentException TooLarge(long position, long size) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Record {position} takes {size / (1024.0 * 1024):F1} MiB, and Milvus accepts at most {MilvusConnection.MaxRequestLength >> 20} MiB in one request. "
        + $"Split its largest text or JSON over several records."));
}
