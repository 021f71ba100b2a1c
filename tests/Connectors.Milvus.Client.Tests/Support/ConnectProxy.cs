using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>An HTTP proxy that passes connections on for CONNECT, as the proxies of companies do.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;

    public ConnectProxy()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The first lines of the requests.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        _listener.Dispose();
        Assert.True(_accepting.Wait(Connect.DefaultTimeout));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream near = client.GetStream();
            string[] request = (await ReadLineAsync(near)).Split(' ');
            Requests.Enqueue(string.Join(' ', request));
            while ((await ReadLineAsync(near)).Length > 0)
            {
            }

            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, new Uri($"http://{request[1]}").Port);
            NetworkStream far = server.GetStream();
            await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
