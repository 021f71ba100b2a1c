using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>One try of one RPC: metadata on, status checked. Thread-safe.</summary>
internal sealed class CallSender(GrpcTransport transport, string? authorization, TimeProvider timeProvider) : IDisposable
{
    /// <summary>Sends a request with the metadata Milvus reads and returns its answer if the answer is success.</summary>
    /// <param name="grpcCall">The request, still without metadata.</param>
    /// <param name="answers">Reads the answer.</param>
    /// <param name="call">What the metadata and errors name.</param>
    /// <param name="identifier">What the handshake gave, or null.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task<TAnswer> SendAsync<TAnswer>(
        GrpcCall grpcCall, AnswerReader<TAnswer> answers, CallContext call, string? identifier, CancellationToken cancellationToken)
    {
        AddMetadata(grpcCall.Metadata, call.Database, identifier);
        TAnswer answer = await transport.SendAsync(grpcCall, answers, cancellationToken).ConfigureAwait(false);
        if (MilvusStatus.Read(answers.GetStatus(answer)) is { } fault)
        {
            (answer as IDisposable)?.Dispose();
            throw MilvusServerException.From(fault, call.Operation, call.Collection);
        }

        return answer;
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
