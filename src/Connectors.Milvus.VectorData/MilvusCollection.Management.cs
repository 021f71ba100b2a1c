using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        _errors.RunAsync("CollectionExists", _client.HasCollectionAsync(Name, cancellationToken));

    /// <summary>
    /// Creates the collection with its indexes and loads it, if it does not exist. One that exists is compared with the model, and gets the
    /// indexes it lacks and is loaded; what happens where it does not fit is <see cref="MilvusCollectionOptions.SchemaMismatch"/>'s to say, and
    /// <see cref="MilvusCollectionOptions.AllowSchemaEvolution"/> adds fields. Several callers, also in other processes, may do this at once.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A collection of the name exists and does not fit the model; the message lists every difference.</exception>
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

        IReadOnlyList<MilvusIndexDescription> indexes = await _client.ListIndexesAsync(Name, cancellationToken).ConfigureAwait(false);
        if (_options.SchemaMismatch != MilvusSchemaMismatch.Ignore || _options.AllowSchemaEvolution)
            await CompareAsync(indexes, cancellationToken).ConfigureAwait(false);
        await FinishAsync(indexes, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompareAsync(IReadOnlyList<MilvusIndexDescription> indexes, CancellationToken cancellationToken)
    {
        ILogger logger = (_options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);
        MilvusCollectionSchema found = await SchemaAsync(cancellationToken).ConfigureAwait(false);
        if (_options.AllowSchemaEvolution)
        {
            var evolution = new SchemaEvolution(_client, Name, logger);
            if (await evolution.ApplyAsync(_model.Schema, found, _model.Indexes, cancellationToken).ConfigureAwait(false))
                found = await SchemaAsync(cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<string> differences = SchemaDifferences.Of(_model.Schema, found, _model.Indexes, indexes);
        if (differences.Count == 0 || _options.SchemaMismatch == MilvusSchemaMismatch.Ignore)
            return;
        if (_options.SchemaMismatch == MilvusSchemaMismatch.Throw)
        {
            throw new InvalidOperationException(
                $"Collection '{Name}' does not fit the model of '{TypeNames.Of(typeof(TRecord))}': {string.Join("; ", differences)}. "
                + "Change the model, take another collection, let AllowSchemaEvolution add fields that may be null, or set SchemaMismatch to go on.");
        }

        Log.SchemaMismatch(logger, Name, string.Join("; ", differences));
    }

    private async Task<MilvusCollectionSchema> SchemaAsync(CancellationToken cancellationToken) =>
        (await _client.DescribeCollectionAsync(Name, cancellationToken).ConfigureAwait(false)).Schema;

    /// <summary>Does what a creation that stopped half way has not done: indexes that are missing, and loading.</summary>
    private async Task FinishAsync(IReadOnlyList<MilvusIndexDescription> present, CancellationToken cancellationToken)
    {
        var indexed = present.Select(index => index.FieldName).ToHashSet(StringComparer.Ordinal);
        foreach (MilvusIndexParams index in _model.Indexes.Where(index => !indexed.Contains(index.FieldName)))
            await _client.CreateIndexAsync(Name, index, options: null, cancellationToken).ConfigureAwait(false);
        if (await _client.GetLoadStateAsync(Name, partitionNames: null, cancellationToken).ConfigureAwait(false) != MilvusLoadState.Loaded)
            await _client.LoadCollectionAsync(Name, options: null, cancellationToken).ConfigureAwait(false);
    }
}
