using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Filters;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;
using Order = Microsoft.Extensions.VectorData.FilteredRecordRetrievalOptions<Connectors.Milvus.VectorData.Tests.Filters.Doc>.OrderByDefinition;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Sorted reads give the records in the order that LINQ gives them, whoever sorts.</summary>
public sealed class OrderByTests : IAsyncLifetime
{
    private static readonly Doc[] Docs = RandomDocs.Make(seed: 7, count: 120);

    private readonly TestServer _server = new();
    private RecordingHandler _calls = null!;
    private MilvusCollection<long, Doc> _newer = null!;
    private MilvusCollection<long, Doc> _older = null!;

    public async Task InitializeAsync()
    {
        string name = _server.UniqueName("ordered");
        MilvusClient client = _server.CreateClient(wrap: inner => _calls = new RecordingHandler(inner));
        _newer = new MilvusCollection<long, Doc>(client, name, ownsClient: false);
        _older = new MilvusCollection<long, Doc>(_server.CreateClient(wrap: inner => new OlderServer(inner, "v2.5.4")), name, ownsClient: false);
        await _newer.EnsureCollectionExistsAsync();
        await _newer.UpsertAsync(Docs);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task By_several_keys_with_nulls() => CheckAsync(
        order => order.Ascending(r => r.NullableInt).Descending(r => r.NullableWhen).Ascending(r => r.Id),
        docs => docs.OrderBy(r => r.NullableInt).ThenByDescending(r => r.NullableWhen).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task Descending_by_a_key_with_nulls() => CheckAsync(
        order => order.Descending(r => r.NullableDouble),
        docs => docs.OrderByDescending(r => r.NullableDouble).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task By_text() => CheckAsync(
        order => order.Descending(r => r.String).Ascending(r => r.Title),
        docs => docs.OrderByDescending(r => r.String, StringComparer.Ordinal).ThenBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task By_Guid_bool_and_float() => CheckAsync(
        order => order.Ascending(r => r.NullableGuid).Descending(r => r.NullableBool).Ascending(r => r.NullableFloat),
        docs => docs.OrderBy(r => r.NullableGuid).ThenByDescending(r => r.NullableBool).ThenBy(r => r.NullableFloat).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task By_dates_and_times() => CheckAsync(
        order => order.Ascending(r => r.NullableDay).Ascending(r => r.NullableTime).Descending(r => r.NullableInstant),
        docs => docs.OrderBy(r => r.NullableDay).ThenBy(r => r.NullableTime).ThenByDescending(r => r.NullableInstant).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public Task By_decimals_which_are_stored_as_text() => CheckAsync(
        order => order.Descending(r => r.NullableDecimal).Ascending(r => r.Short),
        docs => docs.OrderByDescending(r => r.NullableDecimal).ThenBy(r => r.Short).ThenBy(r => r.Id));

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Milvus_sorts_where_it_can_in_one_call()
    {
        await _newer.GetAsync(r => true, top: 1).ToListAsync();
        _calls.Clear();

        await _newer.GetAsync(r => r.Bool, top: 5, new() { Skip = 2, OrderBy = order => order.Descending(r => r.Int).Ascending(r => r.String) }).ToListAsync();

        QueryRequest query = _calls.Single(MilvusRpcs.Query);
        Assert.Single(_calls.Calls);
        Assert.Equal(("5", "2"), (Parameter(query, "limit"), Parameter(query, "offset")));
        Assert.Contains("Int", Parameter(query, "order_by_fields"), StringComparison.Ordinal);
        Assert.Contains("Id", Parameter(query, "order_by_fields"), StringComparison.Ordinal);
    }

    private static string Parameter(QueryRequest query, string key) => query.QueryParams.Single(pair => pair.Key == key).Value;

    private async Task CheckAsync(Func<Order, Order> order, Func<IEnumerable<Doc>, IEnumerable<Doc>> linq)
    {
        IEnumerable<long> expected = linq(Docs.Where(r => r.Byte < 200)).Skip(3).Take(50).Select(doc => doc.Id);
        foreach (MilvusCollection<long, Doc> collection in new[] { _newer, _older })
        {
            List<Doc> docs = await collection.GetAsync(r => r.Byte < 200, top: 50, new() { Skip = 3, OrderBy = order, IncludeVectors = true }).ToListAsync();

            Assert.Equal(expected, docs.Select(doc => doc.Id));
            Assert.All(docs, doc => Assert.Equal(2, doc.Vector.Length));
        }
    }
}
