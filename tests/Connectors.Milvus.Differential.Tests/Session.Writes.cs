using Connectors.Milvus.Differential.Tests.Filters;
using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests;

// Insert, upsert, partial upsert, delete, partitions, and what must change nothing.
internal sealed partial class Session
{
    private const int MaxPartitions = 4;

    private async Task InsertAsync()
    {
        // What a key twice means differs; the engine keeps the newest.
        var ids = _table.Key.AutoId ? null : Ids(_random.Next(1, 25), IsEngine ? 0.1 : 0);
        var records = Records(ids, _random.Next(1, 25));
        var partition = SomePartition();
        Log($"insert {records.Length} into {partition}: {Canon.Text(records[0])} …");
        var result = await _client.InsertAsync(_name, records, new MilvusInsertOptions { PartitionName = partition });
        Require(result.Count == records.Length, $"{result.Count} rows were inserted instead of {records.Length}");
        _table.Put(partition, records, ids ?? GeneratedIds(result));
    }

    private async Task UpsertAsync()
    {
        if (_table.Key.AutoId)
        {
            await ReplaceGeneratedAsync();
            return;
        }

        var partition = SomePartition();
        var ids = Ids(_random.Next(1, 15), 0.6).Where(id => IsEngine || _table.Find(id) is not { } row || row.Partition == (partition ?? ModelTable.Default)).ToArray();
        if (ids.Length == 0 || !TestTarget.Current.Has(ServerFeature.Upserts))
            return;
        var records = Records(ids, ids.Length);
        Log($"upsert {records.Length} into {partition}: {Canon.Text(records[0])} …");
        var result = await _client.UpsertAsync(_name, records, new MilvusUpsertOptions { PartitionName = partition });
        Require(result.Count == records.Length, $"{result.Count} rows were upserted instead of {records.Length}");
        _table.Put(partition, records, ids);
    }

    // Generated keys are generated anew.
    private async Task ReplaceGeneratedAsync()
    {
        var old = _random.Some(_table.Rows.ToArray(), 0.2).Where(row => IsEngine || row.Partition == ModelTable.Default).ToArray();
        if (old.Length == 0)
            return;
        var records = Records([.. old.Select(row => row.Key)], old.Length);
        Log($"upsert {records.Length} with generated keys: {Canon.Text(records[0])} …");
        var result = await _client.UpsertAsync(_name, records);
        _table.Remove(old.Select(row => row.Key));
        _table.Put(null, records, GeneratedIds(result));
    }

    private async Task MergeAsync()
    {
        var rows = _random.Some(_table.Rows.ToArray(), 0.2);
        if (rows.Length == 0 || !TestTarget.Current.Has(ServerFeature.NewerCalls))
            return;
        var fields = _random.Some(_table.Fields.Where(field => !field.Schema.IsPartitionKey), 0.4);
        var keys = _table.IsDynamic ? _random.Some(ScalarKinds.JsonKeys, 0.3) : [];
        var records = rows.Select(row =>
        {
            var record = new Record { [_table.Key.Name] = row.Key };
            foreach (var field in fields)
                record[field.Name] = field.IsOptional && _random.Chance(0.3) ? null : field.Next(_random);
            foreach (var key in keys)
                record[key] = ScalarKinds.JsonValue(_random, key);
            return record;
        }).ToArray();
        if (records[0].Count == 1)
            return;
        Log($"upsert partially {records.Length}: {Canon.Text(records[0])} …");
        await _client.UpsertAsync(_name, records, new MilvusUpsertOptions { PartialUpdate = true });
        _table.Merge(records);
    }

    private async Task DeleteByIdsAsync()
    {
        var rows = _random.Some(_table.Rows.ToArray(), 0.1);
        var partition = TestTarget.Current.Has(ServerFeature.PartitionScopes) ? SomePartition() : null;
        if (rows.Length == 0)
            return;
        Log($"delete in {partition}: {Canon.Text(rows.Select(row => row.Key))}");
        var result = await _client.DeleteAsync(_name, IdsOf(rows.Select(row => row.Key)), new MilvusDeleteOptions { PartitionName = partition });
        Require(result.Count == rows.Length, $"{result.Count} keys are told deleted instead of {rows.Length}");
        _table.Remove(rows.Where(row => partition is null || row.Partition == partition).Select(row => row.Key));
    }

    private async Task DeleteByFilterAsync()
    {
        var condition = ConditionGenerator.Next(_random, _table);
        var partition = TestTarget.Current.Has(ServerFeature.PartitionScopes) ? SomePartition() : null;
        var doomed = Candidates(condition, partition is null ? null : [partition]).ToArray();
        if (doomed.Length > _table.Count / 3)
            return;
        Log($"delete {doomed.Length} in {partition} where {condition}");
        await _client.DeleteAsync(_name, condition.Filter, new MilvusDeleteOptions { PartitionName = partition });
        _table.Remove(doomed.Select(row => row.Key));
        await CheckAllAsync();
    }

    private async Task ChangePartitionsAsync()
    {
        if (_table.Fields.Any(field => field.Schema.IsPartitionKey))
            return;
        if (_table.Partitions.Count < MaxPartitions)
        {
            var added = $"p{_log.Count}";
            Log($"create partition {added}");
            await _client.CreatePartitionAsync(_name, added);
            _table.Partitions.Add(added);
            return;
        }

        if (!TestTarget.Current.Has(ServerFeature.Reloading))
            return;
        var dropped = _table.Partitions[^1];
        Log($"drop partition {dropped}");
        await _client.ReleaseCollectionAsync(_name);
        await _client.DropPartitionAsync(_name, dropped);
        await _client.LoadCollectionAsync(_name);
        _table.DropPartition(dropped);
    }

    private async Task MaintainAsync()
    {
        if (!TestTarget.Current.Has(ServerFeature.Reloading))
            return;
        Log("flush, compact, release, load");
        await _client.FlushAsync(_name);
        await _client.CompactAsync(_name);
        await _client.ReleaseCollectionAsync(_name);
        await _client.LoadCollectionAsync(_name);
        await CheckAllAsync();
    }

    private string? SomePartition()
        => _table.Partitions.Count > 1 && _random.Chance(0.5) ? _random.Pick(_table.Partitions) : null;

    // New keys, and with some probability ones that rows have.
    private object[] Ids(int count, double known)
    {
        var existing = _table.Rows.Select(row => row.Key).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => existing.Length > 0 && _random.Chance(known) ? _random.Pick(existing) : NextId()).Distinct()];
    }

    private object NextId()
    {
        var number = ++_nextKey * 37 % 10_007;
        return _table.Key.DataType == MilvusDataType.VarChar ? string.Create(CultureInfo.InvariantCulture, $"k{number}") : number - 5_000L;
    }

    private Record[] Records(object[]? ids, int count) => [.. Enumerable.Range(0, ids?.Length ?? count).Select(index =>
    {
        var record = new Record();
        if (ids is not null)
            record[_table.Key.Name] = ids[index];
        foreach (var field in _table.Fields.Where(field => !field.IsOptional || _random.Chance(0.7)))
            record[field.Name] = field.Next(_random);
        foreach (var (key, value) in _table.IsDynamic ? ScalarKinds.Document(_random) : [])
            record[key] = value;
        return record;
    })];

    private static object[] GeneratedIds(MilvusMutationResult result) => [.. result.Ids.Select(id => id.Value)];

    private static MilvusIds IdsOf(IEnumerable<object> ids)
        => ids.ToArray() is [string, ..] texts ? MilvusIds.From(texts.Cast<string>()) : MilvusIds.From(ids.Cast<long>());
}
