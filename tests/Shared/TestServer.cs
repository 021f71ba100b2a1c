using System.Collections.Concurrent;
using System.Net;
using Connectors.Milvus.Client;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Testing;

/// <summary>
/// The server that a test class works against: by default the embedded engine on a file of its own, deleted afterwards; the server
/// that MILVUS_URI names when that is set. A class fixture, or made by <see cref="ConnectAsync"/>.
/// </summary>
public sealed class TestServer : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The one limit on how long a test waits for anything.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<string> _collections = [];
    private readonly ConcurrentBag<MilvusClient> _clients = [];
    private readonly MilvusLocal? _local;
    private readonly string? _file;

    public TestServer()
    {
        if (TestTarget.Address is null)
        {
            _file = Path.Combine(Path.GetTempPath(), $"milvus-test-{Guid.NewGuid():N}.db");

            // What the tests ask is what is written, not whether it survives a power failure.
            _local = MilvusLocal.Open(_file, new MilvusLocalOptions { Durability = MilvusDurability.Normal });
        }

        Client = CreateClient();
    }

    /// <summary>A client shared by the tests of a class.</summary>
    public MilvusClient Client { get; }

    /// <summary>The database file; only with <see cref="ServerFeature.InProcess"/>.</summary>
    public string File => _file ?? throw new InvalidOperationException("A remote server has no file in reach: require ServerFeature.InProcess.");

    public static Task<TestServer> ConnectAsync() => Task.FromResult(new TestServer());

    /// <summary>Another client of the same server, with a cache of its own; disposed with this.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <param name="wrap">Puts a handler between the client and the server, for example a <see cref="RecordingHandler"/>.</param>
    public MilvusClient CreateClient(
        Func<MilvusClientOptions, MilvusClientOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        var options = new MilvusClientOptions { Token = TestTarget.Token, Address = TestTarget.Address ?? "http://localhost" };
        if (_local is not null || wrap is not null)
        {
            var handler = _local?.Handler ?? new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None };
            options = options with { Handler = wrap is null ? handler : wrap(handler), DisposeHandler = _local is null };
        }

        var client = new MilvusClient(configure is null ? options : configure(options));
        _clients.Add(client);
        return client;
    }

    /// <summary>A collection name that nobody else uses; dropped at the end if it then exists.</summary>
    /// <param name="prefix">What the collection is for.</param>
    public string UniqueName(string prefix = "test")
    {
        var name = $"{prefix}_{Guid.NewGuid():N}";
        _collections.Add(name);
        return name;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_local is null)
        {
            foreach (var name in _collections)
            {
                await Client.DropCollectionAsync(name);
            }
        }

        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        if (_local is not null)
        {
            await _local.DisposeAsync();
            DeleteFiles();
        }
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private void DeleteFiles()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            System.IO.File.Delete(_file + suffix);
        }
    }
}
