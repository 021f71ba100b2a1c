using Connectors.Milvus.Differential.Tests.Filters;
using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests;

/// <summary>One random collection and what is done to it, to the server and the model alike.</summary>
internal sealed partial class Session : IAsyncDisposable
{
    private const int Steps = 60;
    private static readonly bool IsEngine = TestTarget.Current.Has(ServerFeature.InProcess);

    private readonly MilvusClient _client;
    private readonly int _seed;
    private readonly Random _random;
    private readonly ModelTable _table;
    private readonly string _name;
    private readonly List<string> _log = [];
    private int _nextKey;

    private Session(TestServer server, int seed)
    {
        _client = server.Client;
        _seed = seed;
        _random = new Random(seed);
        _table = RandomTable.Next(_random);
        _name = server.UniqueName("diff");
    }

    public static async Task<Session> CreateAsync(TestServer server, int seed)
    {
        var session = new Session(server, seed);
        await session.CreateAsync();
        return session;
    }

    public async Task RunAsync()
    {
        (int Weight, Func<Task> Step)[] steps =
        [
            (6, InsertAsync), (5, UpsertAsync), (_table.Key.AutoId ? 0 : 3, MergeAsync), (2, DeleteByIdsAsync), (2, DeleteByFilterAsync), (1, ChangePartitionsAsync), (1, MaintainAsync),
            (4, QueryAsync), (2, CountAsync), (2, GetAsync), (2, QueryIteratorAsync), (2, OrderAsync), (2, AggregateAsync),
            (8, SearchAsync), (2, SearchByIdsAsync), (3, GroupAsync), (3, SearchIteratorAsync), (4, HybridAsync),
        ];
        var urn = steps.SelectMany(step => Enumerable.Repeat(step.Step, step.Weight)).ToArray();
        await TryAsync(InsertAsync);
        for (var step = 0; step < Steps; step++)
            await TryAsync(_random.Pick(urn));
        await TryAsync(CheckAllAsync);
    }

    public async ValueTask DisposeAsync() => await _client.DropCollectionAsync(_name);

    private async Task CreateAsync()
    {
        var schema = new MilvusCollectionSchema { Fields = [_table.Key, .. _table.Fields.Select(field => field.Schema)], EnableDynamicField = _table.IsDynamic };
        Log($"create {string.Join(", ", schema.Fields.Select(Describe))}{(_table.IsDynamic ? ", dynamic" : "")}");
        var indexes = _table.Fields.Where(field => field.Vector is not null).Select(field => new MilvusIndexParams { FieldName = field.Name, IndexType = field.Vector!.IndexType, MetricType = field.Metric });
        await _client.CreateCollectionAsync(_name, schema, new MilvusCreateCollectionOptions { Indexes = [.. indexes], ConsistencyLevel = MilvusConsistencyLevel.Strong });
    }

    private string Describe(MilvusFieldSchema field)
    {
        var metric = _table.Fields.FirstOrDefault(candidate => candidate.Name == field.Name)?.Metric;
        var element = field.DataType == MilvusDataType.Array ? $" of {field.ElementType}" : "";
        return $"{field.Name} {field.DataType}{element} {metric}{(field.IsNullable ? " null" : "")}{(field.AutoId ? " auto" : "")}{(field.IsPartitionKey ? " partition key" : "")}{(field.DefaultValue is { } value ? $" default {Canon.Text(value)}" : "")}";
    }

    // The rows as they must be, through a query without a filter that matters.
    private async Task CheckAllAsync()
    {
        Log("read everything");
        var rows = await _client.QueryAsync<Record>(_name, AnyKey, new MilvusQueryOptions { Limit = 16_384, IncludeVectors = true });
        Same(_table.Rows.Select(row => _table.Read(row, null, vectors: true)), rows);
    }

    private string AnyKey => _table.Key.DataType == MilvusDataType.VarChar ? $"{_table.Key.Name} != \"\"" : $"{_table.Key.Name} != -1";

    private Condition? SomeCondition(double probability = 0.7) => _random.Chance(probability) ? ConditionGenerator.Next(_random, _table) : null;

    private string[]? SomePartitions()
        => _table.Partitions.Count > 1 && _random.Chance(0.3) ? [.. _random.Some(_table.Partitions, 0.5).DefaultIfEmpty(ModelTable.Default)] : null;

    private string[]? SomeOutput()
    {
        if (_random.Chance(0.5))
            return null;
        var names = _table.Fields.Select(field => field.Name).Concat(_table.IsDynamic ? ScalarKinds.JsonKeys : []);
        return [.. _random.Some(names, 0.4), _table.Key.Name];
    }

    private IEnumerable<ModelRow> Candidates(Condition? condition, IReadOnlyList<string>? partitions)
        => _table.Rows.Where(row => _table.IsPartitioned(row, partitions) && (condition?.Holds(row) ?? true));

    private void Same(IEnumerable<Record> expected, IEnumerable<Record> actual)
    {
        var (wanted, found) = (expected.Select(row => Canon.Text(row, _table.Moments)).ToArray(), actual.Select(row => Canon.Text(row, _table.Moments)).ToArray());
        if (!TestTarget.Current.Has(ServerFeature.KeyOrder))
        {
            Array.Sort(wanted, StringComparer.Ordinal);
            Array.Sort(found, StringComparer.Ordinal);
        }

        for (var i = 0; i < Math.Max(wanted.Length, found.Length); i++)
            Require(i < wanted.Length && i < found.Length && wanted[i] == found[i], $"row {i} of {wanted.Length} is\n  {found.ElementAtOrDefault(i) ?? "missing"}\nand must be\n  {wanted.ElementAtOrDefault(i) ?? "none"}");
    }

    private void Log(string step) => _log.Add(string.Create(CultureInfo.InvariantCulture, $"{_log.Count}: {step}"));

    private static void Require(bool condition, string difference)
    {
        if (!condition)
            throw new InvalidOperationException(difference);
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure)
        {
            Assert.Fail($"DIFFERENTIAL=1 DIFFERENTIAL_SEED={_seed.ToString(CultureInfo.InvariantCulture)}\n{_log[0]}\n…\n{string.Join('\n', _log.Skip(1).TakeLast(6))}\n{(failure is InvalidOperationException ? failure.Message : failure)}");
        }
    }
}
