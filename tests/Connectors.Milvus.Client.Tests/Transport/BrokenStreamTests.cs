using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Transport;

/// <summary>Streams and connections that break, and what may have happened to a write by then.</summary>
public sealed class BrokenStreamTests
{
    private static readonly ServerBehavior StopsReading = new() { AnswersAtHeaders = true, GrantsWindow = false };

    [Fact]
    public async Task A_connection_cut_before_the_answer_leaves_a_write_in_doubt() =>
        await WriteFailsAsync(Replies.Cut, mayHaveReachedServer: true, "broke");

    [Fact]
    public async Task A_connection_cut_after_the_headers_leaves_a_write_in_doubt() =>
        await WriteFailsAsync(
            async exchange =>
            {
                await exchange.SendGrpcHeadersAsync();
                exchange.Connection.Abort();
            },
            mayHaveReachedServer: true,
            "broke");

    [Fact]
    public async Task A_connection_cut_within_the_message_leaves_a_write_in_doubt() =>
        await WriteFailsAsync(
            async exchange =>
            {
                await exchange.SendGrpcHeadersAsync();
                await exchange.SendBytesAsync(Exchange.Frame(new byte[1_000]).AsMemory(0, 500));
                exchange.Connection.Abort();
            },
            mayHaveReachedServer: true,
            "broke");

    [Theory]
    [InlineData(Http2Error.InternalError)]
    [InlineData(Http2Error.Cancel)]
    [InlineData(Http2Error.EnhanceYourCalm)]
    internal async Task A_reset_stream_leaves_a_write_in_doubt(Http2Error error) =>
        await WriteFailsAsync(exchange => exchange.ResetAsync(error), mayHaveReachedServer: true, "ended the stream");

    [Fact]
    public async Task A_stream_that_is_always_refused_never_reached_the_server() =>
        await WriteFailsAsync(exchange => exchange.ResetAsync(Http2Error.RefusedStream), mayHaveReachedServer: false, "refused the stream");

    [Fact]
    public async Task A_refused_stream_is_sent_again_even_for_a_write()
    {
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.ResetAsync(Http2Error.RefusedStream), Replies.Ok);
        await using var connection = Connect.Once(server);

        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_stream_above_the_goaway_line_is_sent_again_on_a_new_connection()
    {
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.Connection.GoAwayAsync(exchange.StreamId - 2), Replies.Ok);
        await using var connection = Connect.Once(server);

        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_stream_below_the_goaway_line_is_answered()
    {
        await using var server = ScriptedHttp2Server.Start(async exchange =>
        {
            await exchange.Connection.GoAwayAsync(exchange.StreamId);
            await Replies.Ok(exchange);
        });
        await using var connection = Connect.Once(server);

        await connection.WriteAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_cut_while_the_request_is_being_sent_never_reached_the_server()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Cut, StopsReading);
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(InsertAsync(connection, megabytes: 8));

        Assert.False(failure.MayHaveReachedServer);
        Assert.Contains("broke", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_before_the_request_has_been_sent_is_heard()
    {
        await using var server = ScriptedHttp2Server.Start(
            async exchange =>
            {
                await exchange.RefuseAsync(GrpcStatusCode.ResourceExhausted, "grpc: received message larger than max");
                await exchange.ResetAsync(Http2Error.NoError);
            },
            StopsReading);
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(InsertAsync(connection, megabytes: 8));

        Assert.Equal(8, failure.GrpcStatus);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Contains("larger than max", failure.Message, StringComparison.Ordinal);
        Assert.Contains("fewer rows", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_fails_shows_its_own_exception_and_ends_the_stream()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Silence, new ServerBehavior { AnswersAtHeaders = true });
        await using var connection = Connect.Once(server);

        Task call = connection.InvokeAsync(MilvusRpcs.Insert, new BrokenBody(), new CallContext(null, "Insert"), default);

        Assert.Equal("no such row", (await Connect.FailsAsync<FormatException>(call)).Message);
    }

    [Fact]
    public async Task A_body_that_breaks_its_announced_length_is_not_sent()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Silence);
        await using var connection = Connect.Once(server);

        Task call = connection.InvokeAsync(MilvusRpcs.Insert, new ShortBody(), new CallContext(null, "Insert"), default);

        Assert.Contains("10 bytes after announcing 20", (await Connect.FailsAsync<InvalidOperationException>(call)).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static Task<MutationResult> InsertAsync(MilvusConnection connection, int megabytes)
    {
        var request = new InsertRequest { CollectionName = "docs" };
        request.FieldsData.Add(new FieldData
        {
            Vectors = new VectorField { FloatVector = new FloatArray { Data = ByteString.CopyFrom(new byte[megabytes << 20]) } },
        });
        return connection.InvokeAsync(MilvusRpcs.Insert, request, new CallContext(null, "Insert", "docs"), default);
    }

    private static async Task WriteFailsAsync(Func<Exchange, Task> answer, bool mayHaveReachedServer, string because)
    {
        await using var server = ScriptedHttp2Server.Start(answer);
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Equal(mayHaveReachedServer, failure.MayHaveReachedServer);
        Assert.Null(failure.GrpcStatus);
        Assert.NotNull(failure.InnerException);
        Assert.StartsWith("Insert failed: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
    }

    private sealed class BrokenBody : RequestBody
    {
        public override long Length => 20;

        public override ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken) => throw new FormatException("no such row");
    }

    private sealed class ShortBody : RequestBody
    {
        public override long Length => 20;

        public override ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
        {
            writer.Advance(10);
            return ValueTask.CompletedTask;
        }
    }
}
