using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        _errors.RunAsync("CollectionExists", _client.HasCollectionAsync(Name, cancellationToken));

    /// <summary>
    /// Creates the collection with its indexes and loads it, if it does not exist. One that exists is kept as it is, also when its
    /// fields are not those of the record type, but gets the indexes it lacks and is loaded. Several callers may do this at once.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) =>
        _errors.RunAsync("EnsureCollectionExists", EnsureExistsAsync(cancellationToken));

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) =>
        _errors.RunAsync("EnsureCollectionDeleted", _client.DropCollectionAsync(Name, cancellationToken));

    private async Task EnsureExistsAsync(CancellationToken cancellationToken)
    {
        if (!await _client.HasCollectionAsync(Name, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var options = new MilvusCreateCollectionOptions { Indexes = _model.Indexes };
                await _client.CreateCollectionAsync(Name, _model.Schema, options, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (MilvusServerException)
            {
                // Another caller may have created it since, with fields that are not quite these: a record type and a definition
                // need not agree on every null. Then there is nothing to create, only to finish.
                if (!await _client.HasCollectionAsync(Name, cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }

        await FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what a creation that stopped half way has not done: indexes that are missing, and loading.</summary>
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (await _client.GetLoadStateAsync(Name, partitionNames: null, cancellationToken).ConfigureAwait(false) == MilvusLoadState.Loaded)
            return;

        IReadOnlyList<MilvusIndexDescription> present = await _client.ListIndexesAsync(Name, cancellationToken).ConfigureAwait(false);
        var indexed = present.Select(index => index.FieldName).ToHashSet(StringComparer.Ordinal);
        foreach (MilvusIndexParams index in _model.Indexes.Where(index => !indexed.Contains(index.FieldName)))
            await _client.CreateIndexAsync(Name, index, options: null, cancellationToken).ConfigureAwait(false);
        await _client.LoadCollectionAsync(Name, options: null, cancellationToken).ConfigureAwait(false);
    }
}
