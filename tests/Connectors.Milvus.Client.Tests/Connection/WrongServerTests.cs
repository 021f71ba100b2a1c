using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Connectors.Milvus.Client.Tests.Connection;

/// <summary>Addresses at which something else, or nothing, listens: each is told apart, at once, with what to do.</summary>
public sealed class WrongServerTests
{
    private static readonly TestCertificates Certificates = new();

    [Fact]
    public async Task Nobody_listens()
    {
        // Bound, so that the port is nobody else's, and not listening.
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string address = $"http://127.0.0.1:{((IPEndPoint)bound.LocalEndPoint!).Port}";

        await FailsAsync(address, $"no connection to {address}", "Is Milvus running there?");
    }

    [Fact]
    public async Task The_host_does_not_exist() =>
        await FailsAsync("http://no-such-host.invalid", "http://no-such-host.invalid:19530 has no address", "spelling");

    [Fact]
    public async Task The_socket_does_not_exist() =>
        await FailsAsync("unix:///no/such.sock", "no connection to unix:///no/such.sock", "Is Milvus running there?");

    [Fact]
    public async Task A_web_server_without_HTTP2_answers()
    {
        await using var server = new RawServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        await FailsAsync($"http://localhost:{server.Port}", "does not speak HTTP/2", "gRPC port");
    }

    [Fact]
    public async Task A_TLS_port_is_called_without_TLS()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("localhost") });

        await FailsAsync($"http://localhost:{server.Port}", "does not speak HTTP/2, or hangs up before it begins", "write https://");
    }

    [Fact]
    public async Task A_plain_port_is_called_with_TLS()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok);

        await FailsAsync($"https://localhost:{server.Port}", "does not speak TLS on this port", "Write http://");
    }

    [Fact]
    public async Task The_certificate_is_signed_by_nobody_we_know()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("localhost") });

        await FailsAsync(server.Address, "certificate is not trusted", "Tls.CertificateAuthorities");
    }

    [Fact]
    public async Task The_certificate_is_for_another_name()
    {
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("milvus.example") });

        await FailsAsync(server.Address, "certificate is for another name", "Tls.ServerName", new() { CertificateAuthorities = [Certificates.Authority] });
    }

    [Fact]
    public async Task The_server_wants_a_client_certificate()
    {
        X509Certificate2 client = Certificates.Issue("client");
        await using var server = ScriptedHttp2Server.Start(
            Replies.Ok, new ServerBehavior { Certificate = Certificates.Issue("localhost"), ClientCertificate = client });

        await FailsAsync(server.Address, server.Address, "Tls.ClientCertificate", new() { CertificateAuthorities = [Certificates.Authority] });
    }

    [Fact]
    public async Task Something_accepts_connections_and_says_nothing()
    {
        await using var server = new RawServer([]);
        var clock = new FakeTimeProvider();
        await using var connection = new MilvusConnection(
            new MilvusClientOptions { Address = $"http://localhost:{server.Port}", TimeProvider = clock });

        Task call = connection.WriteAsync();
        await server.Accepted.WaitAsync(Connect.DefaultTimeout);
        clock.Advance(TimeSpan.FromSeconds(10));
        var failure = await Connect.FailsAsync<MilvusTransportException>(call);

        Assert.Contains("ConnectTimeout", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveReachedServer);
    }

    /// <summary>With the default options: what was never reached is not tried again.</summary>
    private static async Task FailsAsync(string address, string said, string remedy, MilvusTlsOptions? tls = null)
    {
        var clock = new FakeTimeProvider();
        await using var connection = new MilvusConnection(new MilvusClientOptions { Address = address, Tls = tls, TimeProvider = clock });

        var failure = await Connect.FailsAsync<MilvusTransportException>(connection.WriteAsync());

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveReachedServer);
        Assert.Null(failure.GrpcStatus);
        Assert.Empty(clock.Skipped);
    }

    /// <summary>Accepts one connection after the other, sends a few bytes or none, and keeps it open.</summary>
    private sealed class RawServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _accepted = new();
        private readonly List<Socket> _sockets = [];
        private readonly Task _running;

        public RawServer(byte[] greeting)
        {
            _listener.Start();
            _running = RunAsync(greeting);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task Accepted => _accepted.Task;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _running;
            _sockets.ForEach(socket => socket.Dispose());
        }

        private async Task RunAsync(byte[] greeting)
        {
            try
            {
                while (true)
                {
                    Socket socket = await _listener.AcceptSocketAsync();
                    _sockets.Add(socket);
                    await socket.SendAsync(greeting);
                    _accepted.TrySetResult();
                }
            }
            catch (Exception failure) when (failure is SocketException or InvalidOperationException)
            {
                // Stopped.
            }
        }
    }
}
