using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Connectors.Milvus.ConformanceTests.Support;

/// <summary>Milvus standalone in one container, with its embedded etcd and local files; needs Docker. MILVUS_IMAGE names another image.</summary>
internal sealed class MilvusContainer : IAsyncDisposable
{
    private const int Port = 19_530;
    private const int HealthPort = 9_091;

    private readonly IContainer _container;

    private MilvusContainer(IContainer container) => _container = container;

    public string Address => $"http://{_container.Hostname}:{_container.GetMappedPublicPort(Port)}";

    public static async Task<MilvusContainer> StartAsync()
    {
        IContainer container = new ContainerBuilder(Environment.GetEnvironmentVariable("MILVUS_IMAGE") ?? "milvusdb/milvus:v2.6.0")
            .WithEnvironment("ETCD_USE_EMBED", "true")
            .WithEnvironment("COMMON_STORAGETYPE", "local")
            .WithEnvironment("DEPLOY_MODE", "STANDALONE")
            .WithCommand("milvus", "run", "standalone")
            .WithPortBinding(Port, assignRandomHostPort: true)
            .WithPortBinding(HealthPort, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPath("/healthz").ForPort(HealthPort)))
            .Build();
        await container.StartAsync();
        return new MilvusContainer(container);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
