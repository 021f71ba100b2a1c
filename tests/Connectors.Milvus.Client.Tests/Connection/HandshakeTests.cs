using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Nothing_is_sent_before_the_first_call_and_one_handshake_serves_all()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);
        Assert.Equal(0, server.Connections);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => connection.ReadAsync())).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(1, server.Handshakes);
        Assert.All(server.Requests, request => Assert.Equal("1001", request.Metadata("identifier")));
    }

    [Fact]
    public async Task Calls_carry_the_metadata_that_Milvus_reads()
    {
        Exchange? handshake = null;
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior
        {
            OnConnect = exchange =>
            {
                handshake = exchange;
                return exchange.ReplyAsync(new ConnectResponse { Identifier = 77 });
            },
        });
        var clock = new FakeTimeProvider();
        await using var connection = new MilvusConnection(new MilvusClientOptions
        {
            Address = server.Address,
            User = "root",
            Password = "Milvus",
            TimeProvider = clock,
        });

        await connection.InvokeAsync(
            MilvusRpcs.GetVersion, new GetVersionRequest(), new CallContext("books", "GetVersion"), default).WaitAsync(Connect.DefaultTimeout);

        Exchange request = Assert.Single(server.Requests);
        Assert.Equal("cm9vdDpNaWx2dXM=", request.Metadata("authorization"));
        Assert.Equal("books", request.Metadata("dbname"));
        Assert.Equal("77", request.Metadata("identifier"));
        Assert.Equal($"{clock.GetUtcNow().ToUnixTimeMilliseconds()}", request.Metadata("client-request-unixmsec"));
        Assert.Null(request.Metadata("grpc-timeout"));
        Assert.Equal("cm9vdDpNaWx2dXM=", handshake!.Metadata("authorization"));
        Assert.Equal("10000000u", handshake.Metadata("grpc-timeout"));
        ClientInfo client = handshake.Read(ConnectRequest.Parser).ClientInfo;
        Assert.Equal("Connectors.Milvus", client.SdkType);
        Assert.Equal("root", client.User);
        Assert.NotEmpty(client.SdkVersion);
        Assert.NotEmpty(client.LocalTime);
    }

    [Fact]
    public async Task Without_credentials_and_database_none_are_sent()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);

        await connection.ReadAsync();

        Assert.Null(server.Requests[0].Metadata("authorization"));
        Assert.Null(server.Requests[0].Metadata("dbname"));
    }

    [Fact]
    public async Task A_server_without_a_handshake_is_used_without_one()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { OnConnect = Replies.Grpc(GrpcStatusCode.Unimplemented) });
        await using var connection = Connect.Once(server);

        await connection.ReadAsync();
        await connection.ReadAsync();

        Assert.Equal(1, server.Handshakes);
        Assert.Null(server.Requests[0].Metadata("identifier"));
        Assert.Null((await connection.GetServerInfoAsync(default)).Version);
    }

    [Fact]
    public async Task The_server_is_introduced_once()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server);

        ServerInfo info = await connection.GetServerInfoAsync(default);

        Assert.Equal("v2.6.22", info.Info.Version);
        Assert.Equal("STANDALONE", info.Info.DeployMode);
        Assert.Equal(new Version(2, 6, 22), info.Version);
        Assert.Same(info, await connection.GetServerInfoAsync(default));
        Assert.Equal(1, server.Handshakes);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_take_the_handshake_from_the_others()
    {
        var release = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior
        {
            OnConnect = async exchange =>
            {
                begun.SetResult();
                await release.Task;
                await exchange.ReplyAsync(new ConnectResponse { Identifier = 5 });
            },
        });
        await using var connection = Connect.Once(server);
        using var impatience = new CancellationTokenSource();

        Task impatient = connection.ReadAsync(impatience.Token);
        Task<GetVersionResponse> patient = connection.ReadAsync();
        await begun.Task.WaitAsync(Connect.DefaultTimeout);
        await impatience.CancelAsync();
        var cancelled = await Connect.FailsAsync<OperationCanceledException>(impatient);
        release.SetResult();

        Assert.Equal(impatience.Token, cancelled.CancellationToken);
        Assert.Equal(Replies.Version, (await patient.WaitAsync(Connect.DefaultTimeout)).Version);
        Assert.Equal(1, server.Handshakes);
    }

    [Fact]
    public async Task A_failed_handshake_is_tried_again_by_the_next_call()
    {
        int handshakes = 0;
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior
        {
            OnConnect = exchange => Interlocked.Increment(ref handshakes) == 1
                ? exchange.RefuseAsync(GrpcStatusCode.Internal, "not yet")
                : exchange.ReplyAsync(new ConnectResponse { Identifier = 9 }),
        });
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());
        await connection.WriteAsync();

        Assert.Equal("Insert", failure.Operation);
        Assert.Equal((int)GrpcStatusCode.Internal, failure.GrpcStatus);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Single(server.Requests);
    }

    [RetryRule("the server is still starting", "waited for in every class: the handshake fails before anything is sent")]
    [Fact]
    public async Task A_server_that_is_still_starting_is_waited_for_even_by_a_write()
    {
        int handshakes = 0;
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior
        {
            OnConnect = exchange => Interlocked.Increment(ref handshakes) switch
            {
                1 => exchange.RefuseAsync(GrpcStatusCode.Unavailable, "starting"),
                2 => exchange.ReplyAsync(new ConnectResponse { Status = MilvusStatus.From(MilvusCode.NotReady, "service not ready") }),
                _ => exchange.ReplyAsync(new ConnectResponse { Identifier = 3 }),
            },
        });
        var clock = new FakeTimeProvider();
        await using var connection = Connect.Patiently(server, clock);

        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(3, server.Handshakes);
        Assert.Equal(2, clock.Skipped.Count);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_lost_connection_brings_a_new_identifier()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, Replies.Cut, Replies.Ok);
        await using var connection = Connect.Patiently(server, new FakeTimeProvider());

        await connection.ReadAsync();
        await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(["1001", "1001", "1002"], server.Requests.Select(request => request.Metadata("identifier")));
        Assert.Equal(2, (await connection.GetServerInfoAsync(default)).Generation);
    }

    [Fact]
    public async Task A_handshake_that_is_refused_says_why()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior
        {
            OnConnect = exchange => exchange.ReplyAsync(new ConnectResponse { Status = MilvusStatus.From(MilvusCode.DatabaseNotFound, "database not found[database=x]") }),
        });
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusServerException>(connection.ReadAsync());

        Assert.Equal(MilvusCode.DatabaseNotFound, failure.Code);
        Assert.Equal("Connect", failure.Operation);
        Assert.True(failure.IsInputError);
        Assert.Contains("database not found[database=x]", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "has none")]
    [InlineData("root:wrong", "does not accept the credentials")]
    public async Task Wrong_or_missing_credentials_are_told_apart(string? token, string said)
    {
        await using var server = ScriptedHttp2Server.Start(
            Replies.Ok, new ServerBehavior { OnConnect = Replies.Grpc(GrpcStatusCode.Unauthenticated, "auth check failure") });
        await using var connection = new MilvusConnection(new MilvusClientOptions { Address = server.Address, Token = token });

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Equal((int)GrpcStatusCode.Unauthenticated, failure.GrpcStatus);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains("auth check failure", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Handshakes);
    }
}
