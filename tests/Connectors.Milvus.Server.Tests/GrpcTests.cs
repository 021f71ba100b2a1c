using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server.Tests;

public sealed class GrpcTests
{
    private const int InvalidWireType = 0xFF;

    [Fact]
    public async Task A_client_writes_and_searches_over_a_socket()
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = server.CreateClient();
        await client.CreateCollectionAsync("notes", dimension: 4);
        await client.UpsertAsync("notes", Notes(1, 2, 3));

        var hits = await client.SearchAsync<Dictionary<string, object?>>("notes", new float[] { 2, 0, 0, 1 }, new MilvusSearchOptions { Limit = 2 });

        Assert.Equal(3, await client.CountAsync("notes"));
        Assert.Equal([2L, 3L], hits[0].Select(hit => (long)hit.Record["id"]!));
    }

    [Fact]
    public async Task An_insert_beyond_the_first_window_arrives_whole()
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = server.CreateClient();
        await client.CreateCollectionAsync("wide", dimension: 1024);
        var rows = Enumerable.Range(0, 4000).Select(id => new Dictionary<string, object?> { ["id"] = (long)id, ["vector"] = Vector(1024, id) });

        await client.InsertAsync("wide", rows);

        Assert.Equal(4000, await client.CountAsync("wide"));
        var last = await client.QueryAsync<Dictionary<string, object?>>("wide", "id == 3999", new MilvusQueryOptions { OutputFields = ["vector"] });
        Assert.Equal(Vector(1024, 3999), Floats(last.Single()["vector"]));
    }

    [Fact]
    public async Task An_unknown_rpc_is_unimplemented()
    {
        await using var server = await RunningServer.StartAsync();

        var (status, message) = await GrpcCalls.SendAsync(server, "Levitate", GrpcCalls.Frame(0));

        Assert.Equal(12, status);
        Assert.Contains("Levitate", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_by_its_header()
    {
        await using var server = await RunningServer.StartAsync(maxRequestBytes: 1000);

        var (status, message) = await GrpcCalls.SendAsync(server, "Insert", GrpcCalls.Frame(1001, message: new byte[1001]));

        Assert.Equal(8, status);
        Assert.Contains("1001", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_request_is_understood()
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = server.CreateClient();
        var request = new CreateAliasRequest { Alias = "latest", CollectionName = "notes" }.ToByteArray();
        await client.CreateCollectionAsync("notes", dimension: 4);

        var (status, _) = await GrpcCalls.SendAsync(server, "CreateAlias", GrpcCalls.Compressed(request), ("grpc-encoding", "gzip"));

        Assert.Equal(0, status);
        Assert.Equal("notes", (await client.DescribeAliasAsync("latest")).Collection);
    }

    [Theory]
    [InlineData("br", 12, "identity, gzip")]
    [InlineData("identity", 13, "does not say how")]
    [InlineData(null, 13, "does not say how")]
    [InlineData("gzip", 13, "not gzip")]
    public async Task Compression_that_is_not_understood_is_refused_with_what_is(string? encoding, int status, string said)
    {
        await using var server = await RunningServer.StartAsync();
        (string, string)[] headers = encoding is null ? [] : [("grpc-encoding", encoding)];

        var (answered, message) = await GrpcCalls.SendAsync(server, "GetVersion", GrpcCalls.Frame(3, compressed: 1, message: [1, 2, 3]), headers);

        Assert.Equal(status, answered);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_says_which_compression_is_understood()
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new ByteArrayContent(GrpcCalls.Frame(0));

        using var response = await server.Http.SendAsync(GrpcCalls.Request("GetVersion", content, HttpVersion.Version20));

        Assert.Equal("identity,gzip", string.Join(',', response.Headers.GetValues("grpc-accept-encoding")));
    }

    [Fact]
    public async Task A_message_that_is_over_the_limit_when_decompressed_is_refused()
    {
        await using var server = await RunningServer.StartAsync(maxRequestBytes: 100_000);

        var (status, message) = await GrpcCalls.SendAsync(
            server, "Insert", GrpcCalls.Compressed(new byte[100_001]), ("grpc-encoding", "gzip"));

        Assert.Equal(8, status);
        Assert.Contains("100000", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, InvalidWireType, InvalidWireType })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 1, 2, 3 })]
    public async Task Malformed_bodies_are_answered_and_the_server_lives_on(byte[] body)
    {
        await using var server = await RunningServer.StartAsync();

        var (status, _) = await GrpcCalls.SendAsync(server, "Insert", body);

        Assert.Equal(13, status);
        Assert.Equal(0, (await GrpcCalls.SendAsync(server, "GetVersion", GrpcCalls.Frame(0))).Status);
    }

    [Fact]
    public async Task A_deadline_ends_a_call_whose_body_never_comes()
    {
        await using var server = await RunningServer.StartAsync();
        var pipe = new Pipe();
        using var content = new StreamContent(pipe.Reader.AsStream());

        var (status, _) = await GrpcCalls.SendAsync(server, "Insert", content, ("grpc-timeout", "50m"));

        Assert.Equal(4, status);
    }

    [Fact]
    public async Task Grpc_over_http_1_is_told_to_upgrade()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.SendAsync(GrpcCalls.Request("GetVersion", new ByteArrayContent(GrpcCalls.Frame(0)), HttpVersion.Version11));

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [Theory]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nand then nothing that is a frame of HTTP/2 at all, for long enough")]
    [InlineData("PRI \0\0\0\0")]
    [InlineData("\u0001\u0002\u0003 what is this\r\n\r\n")]
    [InlineData("P")]
    [InlineData("")]
    public async Task Bytes_that_are_no_http_end_their_connection_only(string bytes)
    {
        await using var server = await RunningServer.StartAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.EndPoint);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
            socket.Client.Shutdown(SocketShutdown.Send);
            using var patience = new CancellationTokenSource(RunningServer.DefaultTimeout);
            await DrainAsync(stream, patience.Token);
        }

        await using var client = server.CreateClient();
        Assert.StartsWith("v", await client.GetServerVersionAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rpc_and_rest_share_the_port_at_the_same_time()
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = server.CreateClient();
        await client.CreateCollectionAsync("both", dimension: 4);

        var rpc = Enumerable.Range(0, 40).Select(i => client.UpsertAsync("both", Notes(i)) as Task);
        var rest = Enumerable.Range(100, 40).Select(i => server.DataAsync(
            "entities/insert", $$"""{"collectionName":"both","data":[{"id":{{i}},"vector":[{{i}},0,0,1]}]}""") as Task);
        await Task.WhenAll(rpc.Concat(rest)).WaitAsync(RunningServer.DefaultTimeout);

        Assert.Equal(80, await client.CountAsync("both"));
    }

    [Fact]
    public async Task A_call_under_way_ends_before_the_server_does()
    {
        var server = await RunningServer.StartAsync();
        var (body, stopping) = (new Pipe(), Task.CompletedTask);
        using var content = new StreamContent(body.Reader.AsStream());
        var call = GrpcCalls.SendAsync(server, "GetVersion", content);
        try
        {
            // Once the first bytes are taken from the pipe, the request is on its way.
            await body.Writer.WriteAsync(GrpcCalls.Frame(4));
            await server.WaitForCallAsync();
            stopping = server.Server.DisposeAsync().AsTask();
            Assert.False(stopping.IsCompleted);
            await body.Writer.WriteAsync(new byte[] { 0x7A, 0x02, 0x68, 0x69 });
            await body.Writer.CompleteAsync();

            Assert.Equal(0, (await call.WaitAsync(RunningServer.DefaultTimeout)).Status);
            await stopping.WaitAsync(RunningServer.DefaultTimeout);
        }
        finally
        {
            await body.Writer.CompleteAsync();
            await stopping;
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Pings_without_calls_are_tolerated()
    {
        await using var server = await RunningServer.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.EndPoint);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await stream.WriteAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0 });

        // SDKs ping every 10 seconds for hours; servers of other libraries count such pings and hang up.
        for (var ping = 0; ping < 200; ping++)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, (byte)ping });
            Assert.Equal((byte)ping, await ReadPongAsync(stream));
        }
    }

    /// <summary>Reads frames up to the answer of a ping; a GOAWAY fails.</summary>
    private static async Task<byte> ReadPongAsync(Stream stream)
    {
        const byte GoAway = 7;
        const byte Ping = 6;
        using var patience = new CancellationTokenSource(RunningServer.DefaultTimeout);
        var header = new byte[9];
        while (true)
        {
            await stream.ReadExactlyAsync(header, patience.Token);
            var payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
            await stream.ReadExactlyAsync(payload, patience.Token);
            Assert.NotEqual(GoAway, header[3]);
            if (header[3] == Ping)
                return payload[^1];
        }
    }

    private static async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (IOException)
        {
            // A reset ends a connection too.
        }
    }

    private static float[] Floats(object? vector) => vector is ReadOnlyMemory<float> memory ? memory.ToArray() : (float[])vector!;

    private static float[] Vector(int dimension, int seed) => [.. Enumerable.Range(0, dimension).Select(i => (float)((seed + i) % 17))];

    private static Dictionary<string, object?>[] Notes(params int[] ids)
        => [.. ids.Select(id => new Dictionary<string, object?> { ["id"] = (long)id, ["vector"] = new float[] { id, 0, 0, 1 } })];
}
