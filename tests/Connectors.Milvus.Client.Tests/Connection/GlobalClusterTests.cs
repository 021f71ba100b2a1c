using System.Net;
using System.Text;
using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class GlobalClusterTests
{
    private readonly ScriptedGlobalCluster _global = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Calls_go_to_the_cluster_that_takes_writes()
    {
        using var client = _global.CreateClient(_clock);

        await client.InsertAsync("docs", Row(1));
        await client.InsertAsync("docs", Row(2));

        Assert.Equal(2, _global.East.Inserts.Count);
        Assert.Empty(_global.West.Server.Names);
        Assert.Equal("Bearer key", Assert.Single(_global.Questions));
        Assert.Equal(ScriptedGlobalCluster.Address, client.Address);
    }

    [RetryRule("a global cluster: the primary is gone", "the topology is asked anew before the next try")]
    [Fact]
    public async Task A_cluster_that_is_down_leads_to_the_new_primary()
    {
        using var client = _global.CreateClient(_clock);
        Assert.Equal("v3.0.0", await VersionAsync(client));

        (_global.Primary, _global.Down) = ("west", "east");
        Assert.Equal("v3.0.0", await VersionAsync(client));

        Assert.Equal(["GetVersion"], _global.West.Server.Names);
    }

    [RetryRule("a global cluster: this cluster takes writes no more", "the new primary is asked for, and the write repeated there")]
    [Fact]
    public async Task A_write_that_a_former_primary_refuses_is_done_once_by_the_new_one()
    {
        using var client = _global.CreateClient(_clock);
        await client.InsertAsync("docs", Row(1));

        _global.Primary = "west";
        await client.InsertAsync("docs", Row(2)).WaitAsync(Connect.DefaultTimeout);

        Assert.Single(_global.West.Inserts);
        Assert.Equal(2, _global.Questions.Count);
    }

    [Fact]
    public async Task Written_timestamps_outlive_a_fail_over()
    {
        ulong? guarantee = null;
        _global.West.Server.On(MilvusRpcs.Query, request =>
        {
            guarantee = request.GuaranteeTimestamp;
            return new QueryResults { FieldsData = { RowCount(1) } };
        });
        using var client = _global.CreateClient(_clock);
        var written = await client.InsertAsync("docs", Row(1));

        (_global.Primary, _global.Down) = ("west", "east");
        await client.CountAsync("docs").WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(written.Timestamp, guarantee);
    }

    [Fact]
    public async Task An_old_topology_is_asked_anew_while_calls_go_on()
    {
        using var client = _global.CreateClient(_clock);
        await VersionAsync(client);
        await _global.Asked.WaitAsync();

        _clock.Advance(GlobalCluster.RefreshInterval - TimeSpan.FromSeconds(1));
        await VersionAsync(client);
        Assert.Single(_global.Questions);

        _global.Primary = "west";
        _clock.Advance(TimeSpan.FromSeconds(1));
        await VersionAsync(client);
        Assert.True(await _global.Asked.WaitAsync(Connect.DefaultTimeout));
        await VersionAsync(client);

        Assert.Equal("GetVersion", Assert.Single(_global.West.Server.Names));
    }

    [Fact]
    public async Task A_topology_that_fails_twice_is_asked_a_third_time()
    {
        _global.Failures.Enqueue(HttpStatusCode.InternalServerError);
        _global.Failures.Enqueue(HttpStatusCode.BadGateway);
        using var client = _global.CreateClient(_clock);

        await VersionAsync(client);

        Assert.Equal(3, _global.Questions.Count);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _clock.Skipped);
    }

    [Fact]
    public async Task A_topology_that_cannot_be_had_is_told_at_once_by_a_new_client()
    {
        for (var i = 0; i < 3; i++)
        {
            _global.Failures.Enqueue(HttpStatusCode.InternalServerError);
        }

        using var client = _global.CreateClient(_clock);

        var failure = await Connect.FailsAsync<MilvusTransportException>(VersionAsync(client));

        Assert.Contains("HTTP status 500", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Equal(3, _global.Questions.Count);
    }

    [Fact]
    public async Task Refused_credentials_are_final()
    {
        _global.Failures.Enqueue(HttpStatusCode.Unauthorized);
        using var client = _global.CreateClient(_clock);

        var failure = await Connect.FailsAsync<MilvusTransportException>(VersionAsync(client));

        Assert.Contains("Token", failure.Message, StringComparison.Ordinal);
        Assert.Single(_global.Questions);
    }

    [Theory]
    [InlineData("""{"code":0,"data":{"version":7,"clusters":[{"endpoint":"a.example","capability":1},{"endpoint":"b.example:7","capability":2}]}}""", "https://b.example:7/")]
    [InlineData("""{"data":{"clusters":[{"endpoint":"https://b.example","capability":3}]}}""", "https://b.example/")]
    public void The_primary_is_the_cluster_that_takes_writes(string json, string primary) =>
        Assert.Equal(primary, Parse(json).Primary.ToString());

    [Theory]
    [InlineData("""{"code":4,"message":"no such cluster"}""", "no such cluster")]
    [InlineData("""{"code":0,"data":{"clusters":[{"endpoint":"a.example","capability":1}]}}""", "1 clusters, none")]
    [InlineData("""{"code":0,"data":{"clusters":[{"endpoint":"http://a.example","capability":3}]}}""", "TLS")]
    [InlineData("""{"code":0,"data":{"clusters":[{"endpoint":"a b","capability":3}]}}""", "'a b'")]
    [InlineData("""{"code":0}""", "no topology")]
    [InlineData("""{"code":0,"data":{"clusters":{}}}""", "no topology")]
    [InlineData("<html>", "no topology")]
    public void A_topology_without_a_safe_primary_is_refused(string json, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Parse(json)).Message, StringComparison.Ordinal);

    private static GlobalTopology Parse(string json) =>
        GlobalTopology.Parse(Encoding.UTF8.GetBytes(json), new Uri(ScriptedGlobalCluster.Address));

    private static async Task<string> VersionAsync(MilvusClient client)
    {
        await client.GetServerVersionAsync().WaitAsync(Connect.DefaultTimeout);
        return (await client.GetServerInfoAsync()).Version;
    }

    private static FieldData RowCount(long count) => new()
    {
        FieldName = "count(*)",
        Type = DataType.Int64,
        Scalars = new ScalarField { LongData = new LongArray { Data = { count } } },
    };
}
