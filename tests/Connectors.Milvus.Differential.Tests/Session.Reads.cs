using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests;

// Queries, counts, gets, iterators over rows, orders and aggregates.
internal sealed partial class Session
{
    private async Task QueryAsync()
    {
        var (condition, partitions, output) = (SomeCondition(), SomePartitions(), SomeOutput());
        var vectors = output is null && _random.Chance(0.3);
        int? limit = condition is null || _random.Chance(0.5) ? _random.Next(1, 30) : null;
        int? offset = limit is not null && _random.Chance(0.5) ? _random.Next(20) : null;
        if (!TestTarget.Current.Has(ServerFeature.KeyOrder))
            (limit, offset) = (16_384, null);
        Log($"query {condition} in {Canon.Text(partitions)} limit {limit} offset {offset} output {Canon.Text(output)}");
        var rows = await _client.QueryAsync<Record>(_name, condition?.Filter, new MilvusQueryOptions
        {
            PartitionNames = partitions, OutputFields = output, IncludeVectors = vectors, Limit = limit, Offset = offset,
        });
        var expected = Candidates(condition, partitions).Skip(offset ?? 0).Take(limit ?? int.MaxValue);
        Same(expected.Select(row => _table.Read(row, output, vectors)), rows);
    }

    private async Task CountAsync()
    {
        var (condition, partitions) = (SomeCondition(), TestTarget.Current.Has(ServerFeature.PartitionScopes) ? SomePartitions() : null);
        Log($"count {condition} in {Canon.Text(partitions)}");
        var count = await _client.CountAsync(_name, condition?.Filter, new MilvusQueryOptions { PartitionNames = partitions });
        var expected = Candidates(condition, partitions).Count();
        Require(count == expected, $"the count is {count} and must be {expected}");
    }

    private async Task GetAsync()
    {
        object[] ids = [.. _random.Some(_table.Rows.ToArray(), 0.1).Select(row => row.Key), NextId()];
        Log($"get {Canon.Text(ids)}");
        var rows = await _client.GetAsync<Record>(_name, IdsOf(ids));
        var expected = _table.Rows.Where(row => ids.Contains(row.Key)).Select(row => _table.Read(row, null, vectors: false));
        Same(expected, rows.OrderBy(row => row[_table.Key.Name]!, Comparer<object>.Create(Canon.Order)));
    }

    private async Task QueryIteratorAsync()
    {
        var (condition, partitions) = (SomeCondition(), SomePartitions());
        long? limit = _random.Chance(0.3) && TestTarget.Current.Has(ServerFeature.KeyOrder) ? _random.Next(1, 40) : null;
        var batch = _random.Next(1, 20);
        if (!TestTarget.Current.Has(ServerFeature.Iterators))
            return;
        Log($"iterate {condition} in {Canon.Text(partitions)} by {batch} limit {limit}");
        var options = new MilvusQueryIteratorOptions { PartitionNames = partitions, BatchSize = batch, Limit = limit };
        var rows = await _client.QueryIteratorAsync<Record>(_name, condition?.Filter, options).ToListAsync();
        Same(Candidates(condition, partitions).Take((int)(limit ?? int.MaxValue)).Select(row => _table.Read(row, null, vectors: false)), rows);
    }

    private async Task OrderAsync()
    {
        var ordered = _table.Fields.Where(field => field.Scalar is { IsOrdered: true }).ToArray();
        if (ordered.Length == 0 || !TestTarget.Current.Has(ServerFeature.NewerCalls))
            return;
        var condition = SomeCondition();
        var (field, descending, nullsLast, limit) = (_random.Pick(ordered).Name, _random.Chance(0.5), _random.Chance(0.5), _random.Next(1, 30));
        Log($"query {condition} ordered by {field}{(descending ? " descending" : "")}{(nullsLast ? " nulls last" : "")} limit {limit}");
        var options = new MilvusQueryOptions { Limit = limit, OrderBy = [new MilvusOrder(field, descending, nullsLast)] };
        var rows = await _client.QueryAsync<Record>(_name, condition?.Filter, options);

        var order = Comparer<object?>.Create((left, right) => (left, right) switch
        {
            (null, null) => 0,
            (null, _) => nullsLast ? 1 : -1,
            (_, null) => nullsLast ? -1 : 1,
            _ => descending ? Canon.Order(right, left) : Canon.Order(left, right),
        });
        Same(Candidates(condition, null).OrderBy(row => row[field], order).Take(limit).Select(row => _table.Read(row, null, vectors: false)), rows);
    }

    private async Task AggregateAsync()
    {
        var groups = _table.Fields.Where(field => field.Scalar is { IsGroupable: true }).ToArray();
        if (groups.Length == 0 || !TestTarget.Current.Has(ServerFeature.NewerCalls))
            return;
        var (condition, group) = (SomeCondition(), _random.Pick(groups).Name);
        Log($"count {condition} by {group}");
        var rows = await _client.AggregateAsync(_name, condition?.Filter, ["count(*)"], new MilvusAggregateOptions { GroupBy = [group] });
        var expected = Candidates(condition, null).GroupBy(row => Canon.Text(row[group])).Select(rows => $"{rows.Key}: {rows.Count()}");
        var actual = rows.Select(row => $"{Canon.Text(row[group])}: {Canon.Text(row["count(*)"])}");
        Require(expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)), $"the groups are {string.Join("; ", actual)} and must be {string.Join("; ", expected)}");
    }
}
