using System.Net.Sockets;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Transport;

/// <summary>Why pieces have their size: the handler then needs one socket write for two frames instead of one each.</summary>
public sealed class SocketWriteTests
{
    [Fact]
    public async Task Three_megabytes_take_at_most_one_socket_write_per_piece()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Window = 16 << 20 });
        var counter = new WriteCounter();
        await using var connection = new MilvusConnection(
            new MilvusClientOptions { Address = server.Address, Handler = counter.CreateHandler(), DisposeHandler = true });
        await connection.ReadAsync();
        var request = new InsertRequest { CollectionName = "docs", NumRows = 1_000 };
        request.FieldsData.Add(new FieldData
        {
            Vectors = new VectorField { Dim = 768, FloatVector = new FloatArray { Data = ByteString.CopyFrom(new byte[3_072_000]) } },
        });

        int before = counter.Writes;
        await connection.InvokeAsync(MilvusRpcs.Insert, request, new CallContext(null, "Insert"), default).WaitAsync(Connect.DefaultTimeout);
        int writes = counter.Writes - before;

        // 94 pieces, and a few for headers, the end of the stream and acknowledgements. One write per frame would be 188.
        Assert.InRange(writes, 90, 110);
        Assert.Equal(request, server.Requests[^1].Read(InsertRequest.Parser));
    }

    private sealed class WriteCounter
    {
        private int _writes;

        public int Writes => _writes;

        public SocketsHttpHandler CreateHandler() => new()
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new CountingStream(socket, this);
            },
        };

        private sealed class CountingStream(Socket socket, WriteCounter counter) : NetworkStream(socket, ownsSocket: true)
        {
            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                Interlocked.Increment(ref counter._writes);
                return base.WriteAsync(buffer, cancellationToken);
            }
        }
    }
}
