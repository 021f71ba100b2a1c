using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Transport;

/// <summary>Answers as gRPC allows them, and as it does not.</summary>
public sealed class GrpcAnswerTests
{
    [Fact]
    public async Task A_request_carries_what_gRPC_asks_for()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);
        await using var connection = Connect.Once(server, timeout: TimeSpan.FromSeconds(20));

        await connection.WriteAsync();

        Exchange request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Metadata(":method"));
        Assert.Equal("/milvus.proto.milvus.MilvusService/Insert", request.Path);
        Assert.Equal("application/grpc", request.Metadata("content-type"));
        Assert.Equal("trailers", request.Metadata("te"));
        Assert.Equal("identity", request.Metadata("grpc-accept-encoding"));
        Assert.Matches("^[0-9]{1,8}u$", request.Metadata("grpc-timeout"));
        Assert.Equal(new InsertRequest { CollectionName = "docs", NumRows = 1 }, request.Read(InsertRequest.Parser));
    }

    [Theory]
    [InlineData(GrpcStatusCode.Internal, true)]
    [InlineData(GrpcStatusCode.Unavailable, true)]
    [InlineData(GrpcStatusCode.ResourceExhausted, true)]
    [InlineData(GrpcStatusCode.DeadlineExceeded, true)]
    [InlineData(GrpcStatusCode.Unauthenticated, false)]
    [InlineData(GrpcStatusCode.PermissionDenied, false)]
    [InlineData(GrpcStatusCode.Unimplemented, false)]
    internal async Task A_status_without_a_message_is_read_from_the_headers(GrpcStatusCode status, bool mayHaveReachedServer)
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Grpc(status, "Näh: 100 % voll\n"));
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Equal((int)status, failure.GrpcStatus);
        Assert.Equal("Insert", failure.Operation);
        Assert.Equal(mayHaveReachedServer, failure.MayHaveReachedServer);
        Assert.Contains("Näh: 100 % voll\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains(server.Address, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percent_sign_that_starts_no_escape_stays_one()
    {
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.SendHeadersAsync(
            true, (":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "13"), ("grpc-message", "50% of %C3%A4 %zz")));
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync());

        Assert.Contains("50% of ä %zz", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_in_the_trailers_wins_over_the_message_before_it()
    {
        await using var server = ScriptedHttp2Server.Start(async exchange =>
        {
            await exchange.SendGrpcHeadersAsync();
            await exchange.SendMessageAsync(new GetVersionResponse { Version = "v1" });
            await exchange.SendTrailersAsync(13, "changed%20my%20mind");
        });
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync());

        Assert.Equal(13, failure.GrpcStatus);
        Assert.Contains("changed my mind", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_in_single_bytes_is_read_whole()
    {
        byte[] frame = Exchange.Frame(new GetVersionResponse { Version = "v2.6.22" }.ToByteArray());
        await using var server = ScriptedHttp2Server.Start(async exchange =>
        {
            await exchange.SendGrpcHeadersAsync();
            for (int index = 0; index < frame.Length; index++)
            {
                await exchange.SendBytesAsync(frame.AsMemory(index, 1));
            }

            await exchange.SendTrailersAsync();
        });
        await using var connection = Connect.Once(server);

        Assert.Equal("v2.6.22", (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
    }

    [Fact]
    public async Task An_empty_message_is_a_message()
    {
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.ReplyAsync(new GetVersionResponse()));
        await using var connection = Connect.Once(server);

        Assert.Equal("", (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
    }

    [Fact]
    public async Task An_answer_without_a_status_is_no_answer() =>
        await AnswerIsRefusedAsync("no grpc-status", exchange => SendAsync(exchange, Exchange.Frame([]), ("x-other", "1")));

    [Fact]
    public async Task Status_OK_needs_a_message()
    {
        await AnswerIsRefusedAsync("without a message", exchange => SendAsync(exchange, [], ("grpc-status", "0")));
        await AnswerIsRefusedAsync("without a message", exchange => exchange.RefuseAsync(GrpcStatusCode.Ok));
    }

    [Fact]
    public async Task A_compressed_message_is_refused() =>
        await AnswerIsRefusedAsync("compressed", exchange => SendAsync(exchange, Exchange.Frame([1, 2, 3], compressed: true), ("grpc-status", "0")));

    [Fact]
    public async Task A_second_message_is_refused() =>
        await AnswerIsRefusedAsync("more than one message", exchange => SendAsync(exchange, [.. Exchange.Frame([]), .. Exchange.Frame([])], ("grpc-status", "0")));

    [Fact]
    public async Task A_message_shorter_than_announced_is_refused() =>
        await AnswerIsRefusedAsync("9 of 15 bytes", exchange => SendAsync(exchange, [0, 0, 0, 0, 10, .. "abcd"u8], ("grpc-status", "0")));

    [Fact]
    public async Task A_frame_header_cut_in_two_is_refused() =>
        await AnswerIsRefusedAsync("3 bytes that are not a gRPC frame", exchange => SendAsync(exchange, [0, 0, 0], ("grpc-status", "0")));

    [Fact]
    public async Task A_message_of_4_gigabytes_is_refused_before_memory_is_set_aside() =>
        await AnswerIsRefusedAsync("4294967295 bytes", exchange => SendAsync(exchange, [0, 255, 255, 255, 255, 1], ("grpc-status", "0")));

    [Fact]
    public async Task Bytes_that_are_no_protobuf_are_refused() =>
        await AnswerIsRefusedAsync("not the expected one", exchange => SendAsync(exchange, Exchange.Frame([0xff, 0xff, 0xff]), ("grpc-status", "0")));

    [Fact]
    public async Task A_stream_that_ends_early_with_a_status_tells_the_status()
    {
        await using var server = ScriptedHttp2Server.Start(exchange => SendAsync(exchange, [0, 0, 0, 0, 10, 1], ("grpc-status", "14")));
        await using var connection = Connect.Once(server);

        Assert.Equal(14, (await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync())).GrpcStatus);
    }

    [Theory]
    [InlineData("text/html", "200", "text/html", "web server")]
    [InlineData("text/html", "404", "HTTP status 404", "gRPC port")]
    [InlineData("text/html", "503", "HTTP status 503", "proxy in front")]
    public async Task A_web_server_is_recognised(string contentType, string httpStatus, string said, string hint)
    {
        await using var server = ScriptedHttp2Server.Start(async exchange =>
        {
            await exchange.SendHeadersAsync(false, (":status", httpStatus), ("content-type", contentType));
            await exchange.SendBytesAsync("<html>hello</html>"u8.ToArray(), endStream: true);
        });
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    private static async Task SendAsync(Exchange exchange, byte[] bytes, params (string Name, string Value)[] trailers)
    {
        await exchange.SendGrpcHeadersAsync();
        await exchange.SendBytesAsync(bytes);
        await exchange.SendHeadersAsync(true, trailers);
    }

    private static async Task AnswerIsRefusedAsync(string because, Func<Exchange, Task> answer)
    {
        await using var server = ScriptedHttp2Server.Start(answer);
        await using var connection = Connect.Once(server);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayHaveReachedServer);
        Assert.Single(server.Requests);
    }
}
