using System.Runtime.CompilerServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// A search iterator for servers without tokens: range searches side by side, each from the worst score so far outwards. Hits that share
/// the score at the border are left out by their keys. A window that holds little is followed by a wider one, and three such by the rest
/// of the range. Milvus Lite, whose range searches only look at the nearest few, is searched without windows: there all keys given out
/// so far are left out.
/// </summary>
internal sealed class SearchWindows<TRecord>(
    Func<CancellationToken, Operation> begin, MilvusVectors vector, MilvusSearchIteratorOptions options, MilvusRecordMap<TRecord> map)
    where TRecord : class
{
    // Beyond any score that finite vectors have, and well inside what servers parse.
    private const double Farthest = 1e30;
    private const int Growth = 4;
    private const int MostShortWindows = 3;

    private readonly HashSet<MilvusId> _seen = [];
    private readonly HashSet<MilvusId> _atBorder = [];
    private double _border;
    private double _width;
    private int _shortWindows;

    public async IAsyncEnumerable<IReadOnlyList<MilvusHit<TRecord>>> PagesAsync(
        CollectionSchemaEntry schema, ReadConsistency session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opening = begin(cancellationToken);
        var hasRanges = await opening.HasAsync(ServerFeatures.OrderedIterators).ConfigureAwait(false);
        var isAscending = hasRanges && await IsAscendingAsync(opening, schema).ConfigureAwait(false);
        var search = options.ToSearch();
        while (true)
        {
            var page = await SearchAsync(begin(cancellationToken), schema, search, session, hasRanges ? _atBorder : _seen).ConfigureAwait(false);
            var hits = page.Where(hit => _seen.Add(hit.Id)).ToList();
            if (hits.Count > 0)
            {
                Move(hits, isAscending);
                yield return hits;
            }
            else
            {
                // A score that rounds to another side of the border: left out by name, or the same page would come for ever.
                _atBorder.UnionWith(page.Select(hit => hit.Id));
            }

            var isShort = page.Count < options.BatchSize;
            if (isShort && (!hasRanges || IsOutermost(search)))
            {
                yield break;
            }

            search = hasRanges ? Next(search, isShort, isAscending) : search;
        }
    }

    private void Move(List<MilvusHit<TRecord>> hits, bool isAscending)
    {
        _width = Math.Max(_width, Math.Abs(hits[^1].Score - hits[0].Score));
        if (hits[^1].Score != _border)
        {
            _atBorder.Clear();
        }

        _border = hits[^1].Score;
        _atBorder.UnionWith(hits.Where(hit => hit.Score == hits[^1].Score).Select(hit => hit.Id));
    }

    private MilvusSearchOptions Next(MilvusSearchOptions search, bool isShort, bool isAscending)
    {
        _shortWindows = isShort ? _shortWindows + 1 : 0;
        _width = Math.Max(isShort ? _width * Growth : _width, 1e-3);
        var reach = _shortWindows >= MostShortWindows ? Farthest : _width;
        var radius = isAscending ? Math.Min(_border + reach, options.Radius ?? Farthest) : Math.Max(_border - reach, options.Radius ?? -Farthest);
        return search with { Radius = radius, RangeFilter = _border };
    }

    private bool IsOutermost(MilvusSearchOptions search) =>
        search.Radius is null || search.Radius == options.Radius || Math.Abs(search.Radius.Value) >= Farthest;

    private async Task<IReadOnlyList<MilvusHit<TRecord>>> SearchAsync(
        Operation operation, CollectionSchemaEntry schema, MilvusSearchOptions search, ReadConsistency session, IReadOnlyCollection<MilvusId> without)
    {
        var plan = RecordPlan<TRecord>.For(map, schema);
        var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors, includeKey: false);
        var bound = await operation.BindAsync(KeyFilters.Without(options.Filter, schema.PrimaryKey.Name, without)).ConfigureAwait(false);
        var input = SearchInput.For(schema, vector, search);
        var request = SearchRequests.Create(operation.Target, input, bound, outputFields, session);
        using var answer = await IteratorReads.PageAsync(operation.SearchAsync(request)).ConfigureAwait(false);
        return SearchAnswers.Read(answer, plan, schema, outputFields, 1)[0];
    }

    // Which way scores get worse: with L2 and its like they grow.
    private async Task<bool> IsAscendingAsync(Operation operation, CollectionSchemaEntry schema)
    {
        var metric = options.MetricType;
        if (metric is null)
        {
            var field = SearchInput.For(schema, vector, options.ToSearch()).Field.Name;
            var answer = await operation.InvokeAsync(MilvusRpcs.DescribeIndex, IndexRequests.List(operation.Target)).ConfigureAwait(false);
            var index = answer.IndexDescriptions.FirstOrDefault(index => index.FieldName == field);
            metric = Parameters.ToDictionary(index?.Params ?? []).GetValueOrDefault("metric_type");
        }

        return metric?.ToUpperInvariant() is not ("IP" or "COSINE" or "BM25");
    }
}
