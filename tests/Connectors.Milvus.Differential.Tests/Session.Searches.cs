using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests;

// Searches of every kind.
internal sealed partial class Session
{
    private async Task SearchAsync()
    {
        var (field, condition, partitions, output) = (SomeVector(), SomeCondition(0.5), SomePartitions(), SomeOutput());
        object[] queries = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Query(field))];
        var (radius, rangeFilter) = _random.Chance(0.3) && TestTarget.Current.Has(ServerFeature.CompleteSearches) ? Range(field, queries) : (null, null);
        var (limit, offset) = (_random.Next(1, 25), _random.Chance(0.3) ? _random.Next(10) : 0);
        Log($"search {field.Name} for {queries.Length} × {Canon.Text(queries[0])} where {condition} in {Canon.Text(partitions)} from {rangeFilter} to {radius} limit {limit} offset {offset} output {Canon.Text(output)}");
        var results = await _client.SearchAsync<Record>(_name, field.Vector!.Query(queries), new MilvusSearchOptions
        {
            VectorField = field.Name, Filter = condition?.Filter, PartitionNames = partitions, Radius = radius, RangeFilter = rangeFilter,
            Limit = limit, Offset = offset, OutputFields = output,
        });
        Require(results.Count == queries.Length, $"{results.Count} lists for {queries.Length} vectors");
        for (var i = 0; i < queries.Length; i++)
        {
            var hits = ModelSearch.All(field, Candidates(condition, partitions), queries[i]).Where(hit => ModelSearch.IsWithin(field.Metric, hit.Score, radius, rangeFilter)).ToArray();
            Same(hits, limit, offset, results[i], VectorKinds.IsExact(field.Metric), output);
        }
    }

    private async Task SearchByIdsAsync()
    {
        var field = SomeVector();
        var rows = _random.Some(_table.Rows.Where(row => row[field.Name] is not null).ToArray(), 0.1);
        if (rows.Length == 0 || !TestTarget.Current.Has(ServerFeature.NewerCalls))
            return;
        var condition = SomeCondition(0.3);
        Log($"search {field.Name} by {Canon.Text(rows.Select(row => row.Key))} where {condition}");
        var results = await _client.SearchAsync<Record>(_name, IdsOf(rows.Select(row => row.Key)), new MilvusSearchOptions { VectorField = field.Name, Filter = condition?.Filter });
        for (var i = 0; i < rows.Length; i++)
            Same(ModelSearch.All(field, Candidates(condition, null), rows[i][field.Name]!), 10, 0, results[i], VectorKinds.IsExact(field.Metric), null);
    }

    private async Task GroupAsync()
    {
        var field = SomeVector();
        var groups = _table.Fields.Where(candidate => candidate.Scalar is { IsGroupable: true }).ToArray();
        if (groups.Length == 0 || !VectorKinds.IsExact(field.Metric) || !TestTarget.Current.Has(ServerFeature.CompleteSearches))
            return;
        var (by, condition, query) = (_random.Pick(groups).Name, SomeCondition(0.5), Query(field));
        var (size, limit, offset) = (_random.Next(1, 4), _random.Next(1, 6), _random.Next(3));
        Log($"search {field.Name} for {Canon.Text(query)} where {condition} grouped by {by} size {size} limit {limit} offset {offset}");
        var results = await _client.SearchAsync<Record>(_name, field.Vector!.Query([query]), new MilvusSearchOptions
        {
            VectorField = field.Name, Filter = condition?.Filter, GroupByField = by, GroupSize = size, StrictGroupSize = size > 1, Limit = limit, Offset = offset,
        });
        var expected = ModelSearch.Group(ModelSearch.All(field, Candidates(condition, null), query), by, size).Skip(offset).Take(limit).ToArray();

        // Which of equal rows stand in a group is the engine's promise only.
        if (IsEngine)
            Same([.. expected.SelectMany(group => group)], int.MaxValue, 0, results[0], isExact: true, null);
        else
            Require(expected.Sum(group => group.Length) == results[0].Count, $"{results[0].Count} hits instead of {expected.Sum(group => group.Length)}");
    }

    private async Task SearchIteratorAsync()
    {
        var (field, condition, batch) = (SomeVector(), SomeCondition(0.5), _random.Next(1, 20));
        if (!TestTarget.Current.Has(ServerFeature.Iterators))
            return;
        var query = Query(field);
        long? limit = _random.Chance(0.5) ? _random.Next(1, 50) : null;
        Log($"iterate {field.Name} for {Canon.Text(query)} where {condition} by {batch} limit {limit}");
        var options = new MilvusSearchIteratorOptions { VectorField = field.Name, Filter = condition?.Filter, BatchSize = batch, Limit = limit };
        var hits = await _client.SearchIteratorAsync<Record>(_name, field.Vector!.Query([query]), options).ToListAsync();
        Same(ModelSearch.All(field, Candidates(condition, null), query), (int)(limit ?? int.MaxValue), 0, hits, VectorKinds.IsExact(field.Metric), null);
    }

    private async Task HybridAsync()
    {
        var count = _random.Next(1, 4);
        var parts = Enumerable.Range(0, count).Select(_ => (Field: SomeVector(), Condition: SomeCondition(0.5), Limit: _random.Next(1, 20))).ToArray();
        var legs = parts.Select(part => (part.Field, part.Condition, part.Limit, Query: Query(part.Field))).ToArray();
        var found = legs.Select(leg => ModelSearch.All(leg.Field, Candidates(leg.Condition, null), leg.Query)).ToArray();

        // Where equal scores stand decides what a leg gives on; only the engine promises their order, and only where scores are exact.
        if (legs.Zip(found).Any(pair => !(IsEngine && VectorKinds.IsExact(pair.First.Field.Metric)) && HasEqualScores(pair.Second)))
            return;
        var tops = found.Zip(legs, (hits, leg) => hits.Take(leg.Limit).ToArray()).ToArray();
        double[] weights = [.. legs.Select(_ => _random.Next(1, 5) / 4.0)];
        var (isWeighted, normalize, limit, offset) = (_random.Chance(0.5), _random.Chance(0.5), _random.Next(1, 15), _random.Chance(0.3) ? _random.Next(5) : 0);
        Log($"hybrid {string.Join("; ", legs.Select(leg => $"{leg.Field.Name} for {Canon.Text(leg.Query)} where {leg.Condition} limit {leg.Limit}"))} {(isWeighted ? $"weighted {Canon.Text(weights)}{(normalize ? " normalised" : "")}" : "rrf")} limit {limit} offset {offset}");

        var ranker = isWeighted ? MilvusRanker.Weighted(weights, normalize) : MilvusRanker.Rrf(10);
        var searches = legs.Select(leg => new MilvusSearchLeg(leg.Field.Vector!.Query([leg.Query]), leg.Field.Name) { Limit = leg.Limit, Filter = leg.Condition?.Filter });
        var results = await _client.HybridSearchAsync<Record>(_name, [.. searches], ranker, new MilvusHybridSearchOptions { Limit = limit, Offset = offset });
        var expected = isWeighted
            ? ModelSearch.Weigh([.. legs.Select((leg, i) => (leg.Field.Metric, weights[i], tops[i]))], normalize)
            : ModelSearch.Fuse(tops, 10);
        Same(expected, limit, offset, results[0], isExact: false, null);
    }

    private static bool HasEqualScores(ModelHit[] hits) => hits.Zip(hits.Skip(1)).Any(pair => Math.Abs(pair.First.Score - pair.Second.Score) < 1e-5);

    private ModelField SomeVector() => _random.Pick([.. _table.Fields.Where(field => field.Vector is not null)]);

    // A vector of the field's kind, sometimes one that a row has.
    private object Query(ModelField field)
        => _random.Chance(0.2) && _table.Rows.Select(row => row[field.Name]).FirstOrDefault(vector => vector is not null) is { } known ? known : field.Next(_random);

    // Bounds that some scores meet exactly where scores are exact, and that lie between scores where they are not.
    private (double? Radius, double? RangeFilter) Range(ModelField field, IReadOnlyList<object> queries)
    {
        var scores = queries.SelectMany(query => ModelSearch.All(field, _table.Rows, query)).Select(hit => hit.Score).Distinct().Order().ToArray();
        if (scores.Length < 3)
            return (null, null);
        var (low, high) = (_random.Next(scores.Length - 1), 0);
        high = _random.Next(low + 1, scores.Length);
        var (smaller, larger) = VectorKinds.IsExact(field.Metric)
            ? (scores[low], scores[high])
            : ((scores[low] + scores[low + 1]) / 2, (scores[high - 1] + scores[high]) / 2);
        if (larger - smaller < 1e-4 || scores.Any(score => !VectorKinds.IsExact(field.Metric) && (Math.Abs(score - smaller) < 1e-5 || Math.Abs(score - larger) < 1e-5)))
            return (null, null);
        var (radius, rangeFilter) = MilvusMetricTypes.LargerIsBetter(field.Metric) ? (smaller, larger) : (larger, smaller);
        return (radius, _random.Chance(0.7) ? rangeFilter : null);
    }

    // Scores must be the best ones, and each row must have its own; which of equal rows comes first only the engine promises.
    private void Same(ModelHit[] all, int limit, int offset, IReadOnlyList<MilvusHit<Record>> actual, bool isExact, IReadOnlyList<string>? output)
    {
        var expected = all.Skip(offset).Take(limit).ToArray();
        var shown = $"found {string.Join(", ", actual.Select(hit => $"{hit.Id}: {Canon.Text(hit.Score)}"))}\nmust be {string.Join(", ", expected.Select(hit => $"{hit.Row.Key}: {Canon.Text(hit.Score)}"))}{MissingFrom(actual, expected)}";
        Require(actual.Count == expected.Length, $"{actual.Count} hits instead of {expected.Length}\n{shown}");
        Require(actual.Select(hit => hit.Id.Value).Distinct().Count() == actual.Count, $"a row twice\n{shown}");
        var scores = all.ToDictionary(hit => hit.Row.Key, hit => hit.Score);
        for (var i = 0; i < expected.Length; i++)
        {
            var id = actual[i].Id.Value;
            Require(IsNear(actual[i].Score, expected[i].Score), $"score {i}\n{shown}");
            Require(scores.TryGetValue(id, out var own) && IsNear(actual[i].Score, own), $"row {id} does not have that score\n{shown}");
            Require(!IsEngine || !isExact || id.Equals(expected[i].Row.Key), $"place {i}\n{shown}");
        }

        Same(actual.Select(hit => _table.Read(_table.Find(hit.Id.Value)!, output, vectors: false)), actual.Select(hit => hit.Record));
    }

    private string MissingFrom(IReadOnlyList<MilvusHit<Record>> actual, ModelHit[] expected)
        => expected.FirstOrDefault(hit => actual.All(other => !other.Id.Value.Equals(hit.Row.Key))) is { } missing ? $"\nmissing {Canon.Text(_table.Read(missing.Row, null, vectors: true))}" : "";

    private static bool IsNear(double actual, double expected) => Math.Abs(actual - expected) <= 1e-4 * Math.Max(1, Math.Abs(expected));
}
