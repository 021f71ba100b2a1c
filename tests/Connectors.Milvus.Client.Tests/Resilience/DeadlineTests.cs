using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Resilience;

/// <summary>Calls that end early: out of time, cancelled, disposed under their feet.</summary>
public sealed class DeadlineTests
{
    [RetryRule("the timeout runs out", "ends all tries; one timeout spans them all")]
    [Fact]
    public async Task A_call_out_of_time_says_so_and_leaves_the_server_in_peace()
    {
        var arrived = new TaskCompletionSource<Exchange>();
        await using var server = ScriptedHttp2Server.Start(Record(arrived));
        var clock = new FakeTimeProvider();
        await using var connection = WithTimeout(server, clock, TimeSpan.FromSeconds(60));

        Task call = connection.WriteAsync();
        Exchange exchange = await arrived.Task.WaitAsync(Connect.DefaultTimeout);
        clock.Advance(TimeSpan.FromSeconds(60));
        var failure = await Connect.FailsAsync<MilvusTransportException>(call);

        Assert.Equal((int)GrpcStatusCode.DeadlineExceeded, failure.GrpcStatus);
        Assert.True(failure.MayHaveReachedServer);
        Assert.Contains("00:01:00", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Http2Error.Cancel, await exchange.Reset.WaitAsync(Connect.DefaultTimeout));
        Assert.Equal("60000000u", exchange.Metadata("grpc-timeout"));
    }

    [Fact]
    public async Task A_calls_own_timeout_wins_over_the_options()
    {
        var arrived = new TaskCompletionSource<Exchange>();
        await using var server = ScriptedHttp2Server.Start(Record(arrived));
        var clock = new FakeTimeProvider();
        await using var connection = WithTimeout(server, clock, TimeSpan.FromHours(1));

        Task call = connection.InvokeAsync(
            MilvusRpcs.GetVersion, new GetVersionRequest(), new CallContext(null, "GetVersion", Timeout: TimeSpan.FromSeconds(5)), default);
        Exchange exchange = await arrived.Task.WaitAsync(Connect.DefaultTimeout);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("5000000u", exchange.Metadata("grpc-timeout"));
        Assert.Equal(4, (await Connect.FailsAsync<MilvusTransportException>(call)).GrpcStatus);
    }

    [Fact]
    public async Task A_timeout_of_nothing_is_refused()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);

        Task call = connection.InvokeAsync(
            MilvusRpcs.GetVersion, new GetVersionRequest(), new CallContext(null, "GetVersion", Timeout: TimeSpan.Zero), default);

        Assert.Contains("GetVersion: Timeout is 00:00:00", (await Connect.FailsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_timeout_longer_than_any_timer_is_none()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server, TimeSpan.MaxValue);

        Assert.Equal(Replies.Version, (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
    }

    [Fact]
    public async Task An_operation_with_a_timeout_longer_than_any_timer_goes_on()
    {
        var collection = new ScriptedCollection();
        await using var client = collection.Server.CreateClient(configure: options => options with { Timeout = TimeSpan.MaxValue });

        var inserted = await client.InsertAsync("docs", Rows.Row(1), new() { KeepKeys = true }).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(1, inserted.Count);
    }

    [Fact]
    public async Task Time_that_runs_out_during_the_handshake_leaves_no_doubt()
    {
        var arrived = new TaskCompletionSource<Exchange>();
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { OnConnect = Record(arrived) });
        var clock = new FakeTimeProvider();
        await using var connection = WithTimeout(server, clock, TimeSpan.FromSeconds(5));

        Task call = connection.WriteAsync();
        await arrived.Task.WaitAsync(Connect.DefaultTimeout);
        clock.Advance(TimeSpan.FromSeconds(5));
        var failure = await Connect.FailsAsync<MilvusTransportException>(call);

        Assert.Equal((int)GrpcStatusCode.DeadlineExceeded, failure.GrpcStatus);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Empty(server.Requests);
    }

    [RetryRule("no time is left for a pause", "ends at once with the failure, not with a timeout")]
    [Fact]
    public async Task Retries_end_with_the_failure_that_explains_them_when_no_time_is_left_for_a_pause()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Grpc(GrpcStatusCode.Unavailable, "starting"));
        var clock = new FakeTimeProvider { SkipUpTo = TimeSpan.FromSeconds(3) };
        await using var connection = WithTimeout(server, clock, TimeSpan.FromSeconds(4));

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync());

        Assert.Equal((int)GrpcStatusCode.Unavailable, failure.GrpcStatus);
        Assert.InRange(server.Requests.Count, 5, 9);
        Assert.InRange(clock.Skipped.Sum(pause => pause.TotalSeconds), 1, 4);
    }

    [RetryRule("the caller cancels", "ends at once with the caller's token")]
    [Fact]
    public async Task A_cancelled_call_ends_with_the_callers_token()
    {
        var arrived = new TaskCompletionSource<Exchange>();
        await using var server = ScriptedHttp2Server.Start(Record(arrived));
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());
        using var cancellation = new CancellationTokenSource();

        Task call = connection.WriteAsync(cancellation.Token);
        Exchange exchange = await arrived.Task.WaitAsync(Connect.DefaultTimeout);
        await cancellation.CancelAsync();
        var cancelled = await Connect.FailsAsync<OperationCanceledException>(call);

        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(Http2Error.Cancel, await exchange.Reset.WaitAsync(Connect.DefaultTimeout));
    }

    [Fact]
    public async Task A_token_cancelled_before_the_call_sends_nothing()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);

        await Connect.FailsAsync<OperationCanceledException>(connection.ReadAsync(new CancellationToken(canceled: true)));

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Calls_in_flight_fail_when_the_client_is_disposed_and_later_ones_too()
    {
        var arrived = new TaskCompletionSource<Exchange>();
        await using var server = ScriptedHttp2Server.Start(Record(arrived));
        MilvusConnection connection = Connect.Once(server);

        Task call = connection.WriteAsync();
        await arrived.Task.WaitAsync(Connect.DefaultTimeout);
        await connection.DisposeAsync();

        Assert.Contains("MilvusClient", (await Connect.FailsAsync<ObjectDisposedException>(call)).Message, StringComparison.Ordinal);
        await Connect.FailsAsync<ObjectDisposedException>(connection.ReadAsync());
        await Connect.FailsAsync<ObjectDisposedException>(connection.GetServerInfoAsync(default).AsTask());
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_request_over_64_MiB_is_refused_before_anything_is_sent()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);

        Task call = connection.InvokeAsync(MilvusRpcs.Insert, new HugeBody(), new CallContext(null, "Insert"), default);
        var failure = await Connect.FailsAsync<ArgumentException>(call);

        Assert.Contains("96.0 MiB", failure.Message, StringComparison.Ordinal);
        Assert.Contains("64 MiB", failure.Message, StringComparison.Ordinal);
        Assert.Contains("at most 66 of every 100", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    private static MilvusConnection WithTimeout(ScriptedHttp2Server server, FakeTimeProvider clock, TimeSpan timeout) =>
        new(new MilvusClientOptions { Address = server.Address, TimeProvider = clock, Timeout = timeout });

    private static Func<Exchange, Task> Record(TaskCompletionSource<Exchange> arrived) => exchange =>
    {
        arrived.TrySetResult(exchange);
        return Task.CompletedTask;
    };

    private sealed class HugeBody : RequestBody
    {
        public override long Length => 96L << 20;

        public override ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken) => throw new InvalidOperationException("written");
    }
}
