using System.Globalization;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Every request, as it leaves the client for the embedded engine.</summary>
public sealed class GoldenRequestTests : IAsyncLifetime
{
    private const string Name = "golden";

    private readonly TestServer _server = new();
    private readonly MilvusClient _client;
    private RecordingHandler? _recorder;

    public GoldenRequestTests() => _client = _server.CreateClient(
        options => options with { Database = "default" }, inner => _recorder = new RecordingHandler(inner));

    private RecordingHandler Calls => _recorder!;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.DisposeAsync();

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Create_from_a_dimension()
    {
        await _client.CreateCollectionAsync(Name, 2);

        Golden.Verify("create-quick", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Create_from_a_schema()
    {
        var schema = new MilvusCollectionSchema
        {
            Description = "notes",
            EnableDynamicField = true,
            Fields =
            [
                MilvusFieldSchema.VarChar("key", 64, isPrimaryKey: true),
                MilvusFieldSchema.VarChar("text", 1000) with { IsNullable = true, Description = "free text" },
                MilvusFieldSchema.Int32("year") with { DefaultValue = 2000 },
                MilvusFieldSchema.Array("tags", MilvusDataType.VarChar, 8, 32),
                MilvusFieldSchema.FloatVector("vector", 2) with { TypeParams = new Dictionary<string, string> { ["mmap.enabled"] = "true" } },
            ],
        };
        await _client.CreateCollectionAsync(Name, schema, new MilvusCreateCollectionOptions
        {
            ConsistencyLevel = MilvusConsistencyLevel.Bounded,
            ShardCount = 2,
            Properties = new Dictionary<string, string> { ["collection.ttl.seconds"] = "3600" },
            Indexes =
            [
                new MilvusIndexParams
                {
                    FieldName = "vector",
                    IndexType = MilvusIndexTypes.Hnsw,
                    MetricType = MilvusMetricTypes.L2,
                    Params = new Dictionary<string, object?> { ["M"] = 16, ["efConstruction"] = 200 },
                },
            ],
        });

        Golden.Verify("create-schema", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Look_at_a_collection()
    {
        await CreateAsync();

        await _client.HasCollectionAsync(Name);
        await _client.DescribeCollectionAsync(Name);
        await _client.ListCollectionsAsync();
        await _client.GetLoadStateAsync(Name);
        await _client.GetRowCountAsync(Name);
        await _client.ListIndexesAsync(Name);

        Golden.Verify("look", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Change_a_collection()
    {
        await CreateAsync();

        await _client.FlushAsync(Name);
        await _client.ReleaseCollectionAsync(Name);
        await _client.DropIndexAsync(Name, "vector");
        await _client.CreateAliasAsync(Name, "newest");
        await _client.AlterAliasAsync(Name, "newest");
        await _client.DropAliasAsync("newest");
        await _client.RenameCollectionAsync(Name, "renamed");
        await _client.DropCollectionAsync("renamed");

        Golden.Verify("change", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Write()
    {
        await CreateAsync();

        await _client.InsertAsync(Name, [Row(1, ("colour", "red")), Row(2)]);
        await _client.UpsertAsync(Name, Row(2, ("colour", "blue")));
        await _client.DeleteAsync(Name, new long[] { 1, 2 });
        await _client.DeleteAsync(Name, new MilvusFilter("colour == {c}", new Dictionary<string, object?> { ["c"] = "red" }));

        Golden.Verify("write", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Read()
    {
        await CreateAsync();

        await _client.GetAsync<Dictionary<string, object?>>(Name, new long[] { 1, 2 });
        await _client.QueryAsync<Dictionary<string, object?>>(
            Name,
            "id > 0",
            new MilvusQueryOptions { Limit = 5, Offset = 10, OutputFields = ["id", "colour"], ConsistencyLevel = MilvusConsistencyLevel.Strong });
        await _client.CountAsync(Name);

        Golden.Verify("read", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Search()
    {
        await CreateAsync();

        await SearchTwiceAsync();

        Golden.Verify("search", Calls.Calls);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Search_on_a_machine_that_writes_commas()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        await CreateAsync();

        await SearchTwiceAsync();

        Golden.Verify("search", Calls.Calls);
    }

    private async Task SearchTwiceAsync()
    {
        await _client.SearchAsync<Dictionary<string, object?>>(Name, new float[] { 1, 0.5f });
        await _client.SearchAsync<Dictionary<string, object?>>(
            Name,
            MilvusVectors.From([new float[] { 1, 0 }, new float[] { 0, 1 }]),
            new MilvusSearchOptions
            {
                VectorField = "vector",
                Limit = 3,
                Offset = 1,
                Filter = new MilvusFilter("id in {ids}", new Dictionary<string, object?> { ["ids"] = new long[] { 1, 2 } }),
                OutputFields = ["*"],
                MetricType = MilvusMetricTypes.Cosine,
                Radius = 0.25,
                RangeFilter = 1,
                SearchParams = new Dictionary<string, object?> { ["ef"] = 64 },
                RoundDecimal = 3,
                IgnoreGrowing = true,
                ConsistencyLevel = MilvusConsistencyLevel.Bounded,
            });
    }

    private async Task CreateAsync()
    {
        await _client.CreateCollectionAsync(Name, 2);
        Calls.Clear();
    }
}
