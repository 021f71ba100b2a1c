using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Connection;

/// <summary>The door through which the embedded engine and interceptors join.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task A_handler_of_the_callers_own_answers_without_a_socket()
    {
        var handler = new InMemoryHandler();
        await using var connection = Open(handler, dispose: false);

        Assert.Equal("in memory", (await connection.ReadAsync()).Version);

        Assert.Equal(["Connect", "GetVersion"], handler.Methods);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_handler_is_disposed_only_when_asked(bool dispose)
    {
        var handler = new InMemoryHandler();
        MilvusConnection connection = Open(handler, dispose);

        await connection.ReadAsync();
        await connection.DisposeAsync();

        Assert.Equal(dispose, handler.Disposed);
    }

    [Fact]
    public async Task A_handler_that_fails_is_named_and_not_called_again()
    {
        var handler = new InMemoryHandler { Failure = new InvalidOperationException("the engine is closed") };
        await using var connection = Open(handler, dispose: false);

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.ReadAsync());

        Assert.Contains("InvalidOperationException: the engine is closed", failure.Message, StringComparison.Ordinal);
        Assert.Single(handler.Methods);
    }

    [Fact]
    public void The_handler_of_our_own_is_set_up_for_Milvus()
    {
        using SocketsHttpHandler handler = HandlerFactory.CreateSocketsHandler(
            new MilvusClientOptions { ConnectTimeout = TimeSpan.FromSeconds(7) }, MilvusAddress.Parse("http://localhost"));

        Assert.Equal(1024 * 1024, handler.InitialHttp2StreamWindowSize);
        Assert.True(handler.EnableMultipleHttp2Connections);
        Assert.Equal(TimeSpan.FromSeconds(10), handler.KeepAlivePingDelay);
        Assert.Equal(TimeSpan.FromSeconds(5), handler.KeepAlivePingTimeout);
        Assert.Equal(HttpKeepAlivePingPolicy.Always, handler.KeepAlivePingPolicy);
        Assert.Equal(TimeSpan.FromSeconds(7), handler.ConnectTimeout);
        Assert.False(handler.UseProxy);
    }

    private static MilvusConnection Open(InMemoryHandler handler, bool dispose) => new(new MilvusClientOptions
    {
        Address = "http://in-memory",
        Handler = handler,
        DisposeHandler = dispose,
        TimeProvider = new FakeTimeProvider(),
    });

    private sealed class InMemoryHandler : HttpMessageHandler
    {
        public List<string> Methods { get; } = [];

        public Exception? Failure { get; init; }

        public bool Disposed { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string method = request.RequestUri!.Segments[^1];
            Methods.Add(method);
            if (Failure is not null)
            {
                throw Failure;
            }

            byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Assert.Equal(request.Content.Headers.ContentLength, body.Length);
            IMessage answer = method == "Connect" ? new ConnectResponse() : new GetVersionResponse { Version = "in memory" };
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Exchange.Frame(answer.ToByteArray())) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            response.TrailingHeaders.Add("grpc-status", "0");
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            Disposed = true;
            base.Dispose(disposing);
        }
    }
}
