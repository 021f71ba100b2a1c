namespace Connectors.Milvus.Local;

/// <summary>Answers gRPC requests from the engine.</summary>
internal sealed class LocalHandler(EngineLease lease, MilvusLocalOptions options) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new NotSupportedException(lease.Path + options);
}
