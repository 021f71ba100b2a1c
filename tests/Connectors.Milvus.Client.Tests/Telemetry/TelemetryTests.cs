using System.Diagnostics;
using System.Diagnostics.Metrics;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests.Telemetry;

/// <summary>Source and meter belong to the process: these tests run alone, so that they hear only themselves.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryCollection;

/// <summary>What OpenTelemetry's conventions for database clients ask for.</summary>
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Duration = "db.client.operation.duration";

    [ServerFact]
    public async Task Every_call_is_a_client_span_named_after_operation_and_collection()
    {
        using var telemetry = new TelemetryRecorder();
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        await server.Client.InsertAsync(name, Row(1));
        await server.Client.CountAsync(name);
        await server.Client.SearchAsync<Dictionary<string, object?>>(name, new float[] { 1, 1 });

        Activity search = Assert.Single(telemetry.Spans($"search {name}"));
        Assert.Equal(ActivityKind.Client, search.Kind);
        Assert.Equal(ActivityStatusCode.Unset, search.Status);
        Assert.Equal("milvus", search.GetTagItem("db.system.name"));
        Assert.Equal("search", search.GetTagItem("db.operation.name"));
        Assert.Equal(name, search.GetTagItem("db.collection.name"));
        Assert.Equal(new Uri(server.Client.Address).Host, search.GetTagItem("server.address"));
        Assert.Null(search.GetTagItem("error.type"));
        Assert.Subset(
            telemetry.SpansOn(name).ToHashSet(),
            new HashSet<string> { $"create_collection {name}", $"describe_collection {name}", $"insert {name}", $"query {name}", $"search {name}" });
    }

    [ServerFact]
    public async Task A_batch_says_so_and_counts_its_rows()
    {
        using var telemetry = new TelemetryRecorder();
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);

        await server.Client.UpsertAsync(name, [Row(1), Row(2), Row(3)]);
        await server.Client.UpsertAsync(name, Row(4));

        Activity batch = Assert.Single(telemetry.Spans($"BATCH upsert {name}"));
        Assert.Equal(3, batch.GetTagItem("db.operation.batch.size"));
        Assert.Equal("BATCH upsert", batch.GetTagItem("db.operation.name"));
        Assert.Null(Assert.Single(telemetry.Spans($"upsert {name}")).GetTagItem("db.operation.batch.size"));
    }

    [ServerFact]
    public async Task Durations_are_told_in_seconds_with_the_conventions_buckets()
    {
        using var telemetry = new TelemetryRecorder();
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);

        await server.Client.InsertAsync(name, Row(1));

        var measured = Assert.Single(telemetry.Measurements(Duration, ("db.collection.name", name), ("db.operation.name", "insert")));
        Assert.InRange(measured.Value, 0, TestServer.DefaultTimeout.TotalSeconds);
        Assert.Equal("s", measured.Instrument.Unit);
        Assert.Equal("milvus", measured["db.system.name"]);
        Assert.Equal(
            [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
            Assert.IsType<Histogram<double>>(measured.Instrument).Advice!.HistogramBucketBoundaries);
    }

    [ServerFact(Requires = ServerFeature.ErrorCodes)]
    public async Task A_refusal_is_told_by_its_code_and_without_the_servers_words()
    {
        using var telemetry = new TelemetryRecorder();
        var name = server.UniqueName("missing");

        await Assert.ThrowsAsync<MilvusServerException>(() => server.Client.InsertAsync(name, Row(1)));

        Activity span = Assert.Single(telemetry.Spans($"describe_collection {name}"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.DoesNotContain(name, span.StatusDescription, StringComparison.Ordinal);
        Assert.Equal("100", span.GetTagItem("error.type"));
        Assert.Equal("100", span.GetTagItem("db.response.status_code"));
        var measured = Assert.Single(telemetry.Measurements(Duration, ("db.collection.name", name)));
        Assert.Equal("100", measured["error.type"]);
        Assert.Equal("100", measured["db.response.status_code"]);
    }

    [Fact]
    public async Task A_span_covers_the_retries_and_each_is_counted()
    {
        await using var milvus = ScriptedHttp2Server.Start(Replies.Grpc(GrpcStatusCode.Unavailable), Replies.Cut, Replies.Ok);
        await using var connection = Connect.Patiently(milvus, new FakeTimeProvider());
        using var telemetry = new TelemetryRecorder();

        await connection.IdempotentDdlAsync().WaitAsync(Connect.DefaultTimeout);

        Activity span = Assert.Single(telemetry.Spans("drop_collection docs"));
        Assert.Equal(["Unavailable", typeof(MilvusTransportException).FullName], span.Events.Select(each => each.Tags.ToDictionary()["error.type"]));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(new Uri(milvus.Address).Port, span.GetTagItem("server.port"));
        Assert.Equal(2, telemetry.Measurements("milvus.client.retries", ("db.operation.name", "drop_collection")).Count);
    }

    [Fact]
    public async Task A_database_and_the_time_by_the_clients_clock_are_told()
    {
        var clock = new FakeTimeProvider();
        var milvus = new ScriptedMilvus().On(MilvusRpcs.CheckHealth, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(7));
            return new CheckHealthResponse { IsHealthy = true };
        });
        using var client = milvus.CreateClient(clock).WithDatabase("books");
        using var telemetry = new TelemetryRecorder();

        await client.CheckHealthAsync();

        Assert.Equal("books", Assert.Single(telemetry.Spans("check_health books")).GetTagItem("db.namespace"));
        Assert.Equal(7, Assert.Single(telemetry.Measurements(Duration, ("db.namespace", "books"))).Value);
    }

    [Fact]
    public async Task A_cancelled_call_is_an_error_of_that_type()
    {
        using var cancellation = new CancellationTokenSource();
        var milvus = new ScriptedMilvus().OnAsync(MilvusRpcs.CheckHealth, async _ =>
        {
            await cancellation.CancelAsync();
            return new CheckHealthResponse();
        });
        using var client = milvus.CreateClient().WithDatabase("cancelled");
        using var telemetry = new TelemetryRecorder();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CheckHealthAsync(cancellation.Token));

        Assert.Equal("System.OperationCanceledException", Assert.Single(telemetry.Spans("check_health cancelled")).GetTagItem("error.type"));
    }

    [Fact]
    public async Task Lookups_of_schemas_are_counted_by_result()
    {
        var collection = new ScriptedCollection();
        using var client = collection.CreateClient();
        using var telemetry = new TelemetryRecorder();

        await client.InsertAsync("docs", Row(1));
        await client.InsertAsync("docs", Row(2));

        Assert.NotEmpty(telemetry.Measurements("milvus.client.schema_cache.lookups", ("result", "hit")));
        Assert.NotEmpty(telemetry.Measurements("milvus.client.schema_cache.lookups", ("result", "miss")));
    }

    [Fact]
    public void Nothing_is_allocated_while_nobody_listens()
    {
        Assert.False(CallTrace.IsWanted);
        Instruments.CountSchemaLookup(isHit: true);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            Instruments.CountSchemaLookup(isHit: !CallTrace.IsWanted);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("Insert", "insert")]
    [InlineData("HybridSearch", "hybrid_search")]
    [InlineData("BackupRBAC", "backup_rbac")]
    [InlineData("GetRBACMeta", "get_rbac_meta")]
    public void Operations_are_named_as_other_sdks_name_them(string rpc, string name) => Assert.Equal(name, CallTrace.OperationName(rpc));
}
