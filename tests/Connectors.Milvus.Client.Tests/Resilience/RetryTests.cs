using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Resilience;

/// <summary>How often the server is really asked.</summary>
public sealed class RetryTests
{
    private const int MaxAttempts = 10;

    [RetryRule("gRPC UNAVAILABLE", "reads and repeatable DDL are tried again; a write that may have arrived is not, so no row is written twice")]
    [Theory]
    [InlineData(RetryClass.Read, MaxAttempts)]
    [InlineData(RetryClass.IdempotentDdl, MaxAttempts)]
    [InlineData(RetryClass.Ddl, 1)]
    [InlineData(RetryClass.Write, 1)]
    public async Task An_unavailable_server_is_asked_again_unless_it_may_have_acted(RetryClass retryClass, int attempts) =>
        await AttemptsAsync(retryClass, Replies.Grpc(GrpcStatusCode.Unavailable), attempts, mayHaveReachedServer: true);

    [RetryRule("the connection is cut before the answer", "as with UNAVAILABLE, after a new handshake")]
    [Theory]
    [InlineData(RetryClass.Read, MaxAttempts)]
    [InlineData(RetryClass.IdempotentDdl, MaxAttempts)]
    [InlineData(RetryClass.Ddl, 1)]
    [InlineData(RetryClass.Write, 1)]
    public async Task A_cut_connection_is_made_again_unless_the_server_may_have_acted(RetryClass retryClass, int attempts) =>
        await AttemptsAsync(retryClass, Replies.Cut, attempts, mayHaveReachedServer: true);

    [RetryRule("HTTP/2 REFUSED_STREAM", "tried again in every class: the server promises that it did nothing")]
    [Theory]
    [InlineData(RetryClass.Read)]
    [InlineData(RetryClass.IdempotentDdl)]
    [InlineData(RetryClass.Ddl)]
    [InlineData(RetryClass.Write)]
    public async Task A_refused_stream_is_always_opened_again(RetryClass retryClass)
    {
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.ResetAsync(Http2Error.RefusedStream));
        await using var connection = Connect.Patiently(server, new FakeTimeProvider(), new() { MaxAttempts = 2 });

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.InvokeAsync(retryClass));

        // The handler itself sends a refused stream four times for each of our attempts.
        Assert.Equal(4 * 2, server.Requests.Count);
        Assert.False(failure.MayHaveReachedServer);
    }

    [RetryRule("every other gRPC status", "final, also RESOURCE_EXHAUSTED, which means too large")]
    [Theory]
    [InlineData(GrpcStatusCode.ResourceExhausted)]
    [InlineData(GrpcStatusCode.Unauthenticated)]
    [InlineData(GrpcStatusCode.PermissionDenied)]
    [InlineData(GrpcStatusCode.InvalidArgument)]
    [InlineData(GrpcStatusCode.Unimplemented)]
    [InlineData(GrpcStatusCode.DeadlineExceeded)]
    [InlineData(GrpcStatusCode.AlreadyExists)]
    [InlineData(GrpcStatusCode.Cancelled)]
    [InlineData(GrpcStatusCode.Unknown)]
    [InlineData(GrpcStatusCode.Internal)]
    internal async Task Other_gRPC_statuses_are_final(GrpcStatusCode status) =>
        await AttemptsAsync(RetryClass.Read, Replies.Grpc(status), 1, mayHaveReachedServer: null);

    [RetryRule("a refusal that the server calls retriable", "tried again in every class, writes too")]
    [Theory]
    [InlineData(RetryClass.Read)]
    [InlineData(RetryClass.IdempotentDdl)]
    [InlineData(RetryClass.Ddl)]
    [InlineData(RetryClass.Write)]
    public async Task What_the_server_calls_retriable_is_tried_again_in_every_class(RetryClass retryClass) =>
        await RefusalsAsync(retryClass, Replies.Status(MilvusCode.Unavailable, retriable: true), MaxAttempts);

    [RetryRule("an exhausted quota (code 9), a request too large, plain errors", "final, whatever the retriable flag says")]
    [Theory]
    [InlineData(MilvusCode.QuotaExceeded, true)]
    [InlineData(MilvusCode.ParameterTooLarge, true)]
    [InlineData(MilvusCode.CollectionNotFound, false)]
    public async Task Quota_size_and_plain_errors_are_final(int code, bool retriable) =>
        await RefusalsAsync(RetryClass.Read, Replies.Status(code, retriable), 1);

    [RetryRule("a rate limit (code 8)", "waited out, with pauses ten times as long")]
    [Fact]
    public async Task A_rate_limit_is_waited_out()
    {
        Func<Exchange, Task> limited = Replies.Status(MilvusCode.RateLimit, retriable: false);
        await using var server = ScriptedHttp2Server.Start(limited, limited, Replies.Ok);
        var clock = new FakeTimeProvider();
        await using var connection = Connect.Patiently(server, clock);

        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(3, server.Requests.Count);
        Assert.Collection(
            clock.Skipped,
            pause => Assert.InRange(pause.TotalMilliseconds, 250, 500),
            pause => Assert.InRange(pause.TotalMilliseconds, 500, 1_000));
    }

    [RetryRule("a rate limit that Milvus 2.2 spells in its old way (49), or a denial (48)", "read as the codes 8 and 9 of today")]
    [Theory]
    [InlineData(ErrorCode.RateLimit, MaxAttempts)]
    [InlineData(ErrorCode.ForceDeny, 1)]
    public async Task Old_servers_are_understood(ErrorCode code, int attempts) => await RefusalsAsync(
        RetryClass.IdempotentDdl, exchange => exchange.ReplyAsync(new Status { ErrorCode = code, Reason = "scripted" }), attempts);

    [RetryRule("a flush, of which Milvus takes one in ten seconds per collection", "waited out like any rate limit")]
    [Fact]
    public async Task A_second_flush_within_ten_seconds_is_waited_out()
    {
        var clock = new FakeTimeProvider();
        var open = clock.GetUtcNow().AddSeconds(10);
        var milvus = new ScriptedMilvus()
            .On(MilvusRpcs.Flush, _ => clock.GetUtcNow() < open
                ? MilvusRpcs.Flush.Fail(MilvusStatus.From(MilvusCode.RateLimit, "request is rejected by limiter"))
                : new FlushResponse())
            .On(MilvusRpcs.GetFlushState, _ => new GetFlushStateResponse { Flushed = true });
        using var client = milvus.CreateClient(clock, options => options with { Retry = new() });

        await client.FlushAsync("docs").WaitAsync(Connect.DefaultTimeout);

        Assert.True(clock.GetUtcNow() >= open);
    }

    [RetryRule("nobody listens", "tried again in every class: nothing was sent")]
    [Fact]
    public async Task A_server_that_restarts_is_found_again_and_a_write_is_done_once()
    {
        // A port that nobody listens on may become another test's.
        var place = new ServerBehavior { SocketPath = Path.Combine(Path.GetTempPath(), $"milvus-{Guid.NewGuid():N}.sock") };
        var clock = new FakeTimeProvider();
        ScriptedHttp2Server server = ScriptedHttp2Server.Start(Replies.Ok, place);
        await using MilvusConnection connection = Connect.Patiently(server, clock);
        await connection.ReadAsync();
        await server.DisposeAsync();

        // The first of them may still find the old connection open; after it, it is closed for certain.
        await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync());
        clock.Skipped.Clear();
        var refused = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());
        Assert.False(refused.MayHaveReachedServer);
        Assert.Contains("Is Milvus running there?", refused.Message, StringComparison.Ordinal);
        Assert.Equal(MaxAttempts - 1, clock.Skipped.Count);

        await using ScriptedHttp2Server restarted = ScriptedHttp2Server.Start(Replies.Ok, place);
        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Single(restarted.Requests);
        Assert.Equal(1, restarted.Handshakes);
    }

    [RetryRule("an uncertain try before a certain failure", "the error still says that the server may have acted")]
    [Fact]
    public async Task What_an_earlier_attempt_may_have_done_stays_possible()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Cut, Replies.Grpc(GrpcStatusCode.Unauthenticated));
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.IdempotentDdlAsync());

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal((int)GrpcStatusCode.Unauthenticated, failure.GrpcStatus);
        Assert.True(failure.MayHaveReachedServer);
    }

    [RetryRule("any repetition of a write", "the request is written from the caller's records again")]
    [Fact]
    public async Task A_retry_writes_its_request_anew()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Status(MilvusCode.NotReady, retriable: true), Replies.Ok);
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());
        var body = new CountingBody();

        await connection.InvokeAsync(MilvusRpcs.Insert, body, new CallContext(null, "Insert"), default).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(2, body.Writes);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    private static async Task AttemptsAsync(RetryClass retryClass, Func<Exchange, Task> answer, int attempts, bool? mayHaveReachedServer)
    {
        await using var server = ScriptedHttp2Server.Start(answer);
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.InvokeAsync(retryClass));

        Assert.Equal(attempts, server.Requests.Count);
        Assert.Equal(mayHaveReachedServer ?? failure.MayHaveReachedServer, failure.MayHaveReachedServer);
    }

    private static async Task RefusalsAsync(RetryClass retryClass, Func<Exchange, Task> answer, int attempts)
    {
        await using var server = ScriptedHttp2Server.Start(answer);
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());

        await Connect.FailsAsync<MilvusServerException>(connection.InvokeAsync(retryClass));

        Assert.Equal(attempts, server.Requests.Count);
    }

    private sealed class CountingBody : RequestBody
    {
        public int Writes { get; private set; }

        public override long Length => 2;

        public override ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
        {
            Writes++;
            writer.TryWrite([0x38, 0x01]); // num_rows = 1
            return ValueTask.CompletedTask;
        }
    }
}
