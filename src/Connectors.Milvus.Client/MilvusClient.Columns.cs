using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Inserts rows given column by column, in one request: all of them are written, or none. No rows means no call. Columns that the
    /// collection fills itself (a generated key, the output of a function) stay away; nullable ones may.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="columns">The columns, one for each field that is written.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; the rows may have been written when it is too late.</param>
    /// <returns>The number of rows and their primary keys, in the rows' order.</returns>
    /// <exception cref="ArgumentException">A column does not fit the collection; the message names field and row.</exception>
    [Covers("insert columns", nameof(MilvusRpcs.Insert))]
    public Task<MilvusMutationResult> InsertColumnsAsync(
        string collection, MilvusColumns columns, MilvusInsertOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return InsertAsync(collection, columns.Rows, options, columns.Map, cancellationToken);
    }

    /// <summary>Upserts rows given column by column, in one request: all of them are written, or none. No rows means no call.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="columns">The columns, the primary key among them.</param>
    /// <param name="options">Partition, partial update and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; the rows may have been written when it is too late.</param>
    /// <returns>The number of rows and their primary keys, in the rows' order.</returns>
    /// <exception cref="ArgumentException">A column does not fit the collection; the message names field and row.</exception>
    [Covers("upsert (columns)", nameof(MilvusRpcs.Upsert))]
    public Task<MilvusMutationResult> UpsertColumnsAsync(
        string collection, MilvusColumns columns, MilvusUpsertOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return UpsertAsync(collection, columns.Rows, options, columns.Map, cancellationToken);
    }
}
