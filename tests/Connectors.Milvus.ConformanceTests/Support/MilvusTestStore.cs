using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using VectorData.ConformanceTests.Support;

namespace Connectors.Milvus.ConformanceTests.Support;

/// <summary>
/// The server that the suite runs on: the embedded engine on a file of its own, the server that MILVUS_URI names, or, with
/// MILVUS_CONTAINER=1, a Milvus in a container. The suite starts and stops a store several times in a run.
/// </summary>
internal sealed class MilvusTestStore : TestStore
{
    private MilvusContainer? _container;
    private MilvusLocal? _local;
    private string? _file;
    private MilvusClient? _client;

    private MilvusTestStore()
    {
    }

    public static MilvusTestStore Instance { get; } = new();

    public MilvusClient Client => _client ?? throw new InvalidOperationException("The store has not been started.");

    public MilvusVectorStore StoreWith(MilvusVectorStoreOptions options) => new(Client, ownsClient: false, options);

    protected override async Task StartAsync()
    {
        if (Environment.GetEnvironmentVariable("MILVUS_URI") is { Length: > 0 } address)
        {
            _client = new MilvusClient(address, Environment.GetEnvironmentVariable("MILVUS_TOKEN"));
        }
        else if (Environment.GetEnvironmentVariable("MILVUS_CONTAINER") is "1")
        {
            _container = await MilvusContainer.StartAsync();
            _client = new MilvusClient(_container.Address);
        }
        else
        {
            _file = Path.Combine(Path.GetTempPath(), $"milvus-conformance-{Guid.NewGuid():N}.db");
            _local = MilvusLocal.Open(_file);
            _client = _local.CreateClient();
        }

        DefaultVectorStore = new MilvusVectorStore(_client, ownsClient: false);
    }

    protected override async Task StopAsync()
    {
        _client?.Dispose();
        _local?.Dispose();
        if (_container is not null)
            await _container.DisposeAsync();
        foreach (string suffix in _file is null ? [] : (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
        (_client, _local, _container, _file) = (null, null, null, null);
    }
}
