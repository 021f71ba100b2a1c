using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Embeddings;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <summary>
    /// Finds the records whose vectors are closest to a vector (<c>ReadOnlyMemory&lt;float&gt;</c>, <c>float[]</c>, <c>Embedding&lt;float&gt;</c>), or to what
    /// the property's embedding generator makes of any other value. The best comes first; scores and the threshold are in
    /// the scale of the property's distance function.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another number of dimensions than the property.</exception>
    /// <exception cref="NotSupportedException">The value is no vector and there is no generator, or the filter has a part that Milvus cannot do.</exception>
    /// <exception cref="InvalidOperationException">There are several vector properties and the options name none, or the generator does not take such values.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        options ??= new VectorSearchOptions<TRecord>();
        CheckWindow(top, options.Skip);
        VectorTarget target = _model.Vector(options.VectorProperty).Target;
        double? radius = null;
        if (options.ScoreThreshold is double.NaN)
            throw new ArgumentException("ScoreThreshold is NaN, which no score can be compared with. Leave it null for no threshold.", nameof(options));
        if (options.ScoreThreshold is { } threshold && !target.Scale.TryGetRadius(threshold, out radius))
            return AsyncEnumerable.Empty<VectorSearchResult<TRecord>>();

        var search = new MilvusSearchOptions
        {
            VectorField = target.StorageName,
            Limit = top,
            Offset = options.Skip,
            Filter = options.Filter is { } filter ? Condition(filter) : null,
            IncludeVectors = IncludeVectors(options.IncludeVectors),
            MetricType = target.Scale.Metric,
            Radius = radius,
        };
        return SearchAsync(searchValue, target, search, cancellationToken);
    }

    private async IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput value, VectorTarget target, MilvusSearchOptions search, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TInput : notnull
    {
        ReadOnlyMemory<float> vector = await SearchInput.VectorAsync(value, target, cancellationToken).ConfigureAwait(false);
        MilvusSearchResults<Row<TRecord>> results =
            await _errors.RunAsync("Search", _client.SearchAsync(Name, vector, search, _model.Map, cancellationToken)).ConfigureAwait(false);
        foreach (MilvusHit<Row<TRecord>> hit in results[0])
            yield return new VectorSearchResult<TRecord>(hit.Record.Record, target.Scale.ToScore(hit.Score));
    }
}
