using System.Globalization;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>One try of one RPC: metadata on, status checked. Thread-safe.</summary>
internal sealed class CallSender(GrpcTransport transport, string? authorization, TimeProvider timeProvider) : IDisposable
{
    /// <summary>Sends a request with the metadata Milvus reads and returns its answer if the answer is success.</summary>
    /// <param name="rpc">The RPC.</param>
    /// <param name="grpcCall">The request, still without metadata.</param>
    /// <param name="call">What the metadata and errors name.</param>
    /// <param name="identifier">What the handshake gave, or null.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, GrpcCall grpcCall, CallContext call, string? identifier, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        AddMetadata(grpcCall.Metadata, call.Database, identifier);
        TResponse response = await transport.SendAsync(grpcCall, rpc.ResponseParser, cancellationToken).ConfigureAwait(false);
        return MilvusStatus.Read(rpc.GetStatus(response)) is { } fault
            ? throw MilvusServerException.From(fault, call.Operation, call.Collection)
            : response;
    }

    public void Dispose() => transport.Dispose();

    private void AddMetadata(List<KeyValuePair<string, string>> metadata, string? database, string? identifier)
    {
        if (authorization is not null)
        {
            metadata.Add(new(MetadataKeys.Authorization, authorization));
        }

        if (!string.IsNullOrEmpty(database))
        {
            metadata.Add(new(MetadataKeys.Database, database));
        }

        if (identifier is not null)
        {
            metadata.Add(new(MetadataKeys.Identifier, identifier));
        }

        long now = timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        metadata.Add(new(MetadataKeys.RequestTime, now.ToString(CultureInfo.InvariantCulture)));
    }
}
