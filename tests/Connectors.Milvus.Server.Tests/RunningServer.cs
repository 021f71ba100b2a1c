using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connectors.Milvus.Client;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Server.Tests;

/// <summary>A server on a free port of this machine and a file of its own, deleted afterwards.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;

    private RunningServer(DirectoryInfo folder, MilvusServer server, string? token)
    {
        _folder = folder;
        Server = server;
        _http = new HttpClient { BaseAddress = server.Address, Timeout = DefaultTimeout };
        Token = token;
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public MilvusServer Server { get; }

    public string? Token { get; }

    public HttpClient Http => _http;

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Server.Address.Port);

    public static async Task<RunningServer> StartAsync(string? token = null, int maxRequestBytes = 64 << 20, Func<ServerSettings, ServerSettings>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("milvus-server-");
        var settings = new ServerSettings
        {
            Path = Path.Combine(folder.FullName, "test.db"),
            Port = 0,
            Token = token,
            ShutdownTimeout = TimeSpan.FromSeconds(10),
            Local = new MilvusLocalOptions { Durability = MilvusDurability.Normal, MaxRequestBytes = maxRequestBytes },
        };
        return new RunningServer(folder, await MilvusServer.StartAsync(configure?.Invoke(settings) ?? settings), token);
    }

    /// <summary>Our own client over a real socket.</summary>
    public MilvusClient CreateClient(Func<MilvusClientOptions, MilvusClientOptions>? configure = null)
    {
        var options = new MilvusClientOptions { Address = Server.Address.GetLeftPart(UriPartial.Authority), Token = Token };
        return new MilvusClient(configure?.Invoke(options) ?? options);
    }

    /// <summary>A REST call; gives the whole answer.</summary>
    public async Task<JsonElement> PostAsync(string route, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/vectordb/" + route) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await _http.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>A REST call that must succeed; gives its data.</summary>
    public async Task<JsonElement> DataAsync(string route, string body, params (string Name, string Value)[] headers)
    {
        var answer = await PostAsync(route, body, headers);
        Assert.True(answer.GetProperty("code").GetInt32() == 0, answer.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>A REST call that must fail with this code and a part of the message.</summary>
    public async Task FailAsync(string route, string body, int code, string message)
    {
        var answer = await PostAsync(route, body);
        Assert.Equal(code, answer.GetProperty("code").GetInt32());
        Assert.Contains(message, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Waits until the server says that a call besides the one that asks is under way.</summary>
    public async Task WaitForCallAsync()
    {
        using var patience = new CancellationTokenSource(DefaultTimeout);
        while (!(await _http.GetStringAsync("/metrics", patience.Token)).Contains("milvus_local_calls_in_flight 2", StringComparison.Ordinal))
            patience.Token.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
