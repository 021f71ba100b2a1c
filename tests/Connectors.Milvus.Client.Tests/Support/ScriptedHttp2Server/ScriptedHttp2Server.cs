using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A server of raw HTTP/2 frames that answers as a test tells it to, which no real server would be talked into.
/// It shakes hands like Milvus; every other request goes to the script.
/// </summary>
internal sealed class ScriptedHttp2Server : IAsyncDisposable
{
    /// <summary>The first handshake's identifier; each further one is one more.</summary>
    public const long FirstIdentifier = 1001;

    private readonly ServerBehavior _behavior;
    private readonly Func<Exchange, Task> _script;
    private readonly Socket _listener;
    private readonly ConcurrentQueue<Exchange> _requests = new();
    private readonly ConcurrentDictionary<ScriptedConnection, Task> _connections = new();
    private int _connects;
    private int _accepted;

    private ScriptedHttp2Server(ServerBehavior behavior, Func<Exchange, Task> script)
    {
        _behavior = behavior;
        _script = script;
        _listener = Listen(behavior);
        _ = AcceptAsync();
    }

    public string Address => _behavior switch
    {
        { SocketPath: { } path } => "unix://" + path,
        { Certificate: not null } => $"https://localhost:{Port}",
        _ => $"http://localhost:{Port}",
    };

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>All requests but handshakes, in the order their scripts began.</summary>
    public IReadOnlyList<Exchange> Requests => [.. _requests];

    public int Handshakes => _connects;

    /// <summary>Connections ever accepted.</summary>
    public int Connections => _accepted;

    public static ScriptedHttp2Server Start(Func<Exchange, Task> script, ServerBehavior? behavior = null) =>
        new(behavior ?? new ServerBehavior(), script);

    /// <summary>Answers the first request with the first script, and so on; the last one repeats.</summary>
    public static ScriptedHttp2Server Start(params Func<Exchange, Task>[] scripts)
    {
        int next = -1;
        return Start(exchange => scripts[Math.Min(Interlocked.Increment(ref next), scripts.Length - 1)](exchange));
    }

    /// <summary>Cuts every connection; the port stays open.</summary>
    public void CutConnections()
    {
        foreach (ScriptedConnection connection in _connections.Keys)
        {
            connection.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        CutConnections();
        await Task.WhenAll(_connections.Values);
        if (_behavior.SocketPath is { } path)
        {
            File.Delete(path);
        }
    }

    private static Socket Listen(ServerBehavior behavior)
    {
        Socket listener = behavior.SocketPath is { } path
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(behavior.SocketPath is null
            ? new IPEndPoint(IPAddress.Loopback, 0)
            : new UnixDomainSocketEndPoint(behavior.SocketPath));
        listener.Listen();
        return listener;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync();
                Interlocked.Increment(ref _accepted);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            stream = await SecureAsync(stream);
        }
        catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
        {
            await stream.DisposeAsync();
            return;
        }

        var connection = new ScriptedConnection(stream, _behavior, OnRequestAsync);
        Task running = connection.RunAsync();
        _connections[connection] = running;
        await running;
        _connections.TryRemove(connection, out _);
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        if (_behavior.Certificate is not { } certificate)
        {
            return stream;
        }

        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            ClientCertificateRequired = _behavior.ClientCertificate is not null,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
                _behavior.ClientCertificate is null || shown?.GetCertHashString() == _behavior.ClientCertificate.GetCertHashString(),
        });
        return secure;
    }

    private Task OnRequestAsync(Exchange exchange)
    {
        if (exchange.Path == MilvusRpcs.Connect.Path)
        {
            int number = Interlocked.Increment(ref _connects);
            return _behavior.OnConnect?.Invoke(exchange) ?? exchange.ReplyAsync(new ConnectResponse
            {
                Status = MilvusStatus.Success(),
                Identifier = FirstIdentifier + number - 1,
                ServerInfo = new Protocol.ServerInfo { BuildTags = "v2.6.22", DeployMode = "STANDALONE" },
            });
        }

        _requests.Enqueue(exchange);
        return _script(exchange);
    }
}
