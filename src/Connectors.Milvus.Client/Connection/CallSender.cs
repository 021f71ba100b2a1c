namespace Connectors.Milvus.Client;

/// <summary>One try of one RPC: what every call carries, on top of what the call itself does. Thread-safe.</summary>
internal sealed class CallSender(GrpcTransport transport, string? authorization, TimeProvider timeProvider) : IDisposable
{
    private readonly RequestTimes _times = new(timeProvider);

    /// <summary>Sends a request with the metadata Milvus reads and returns its answer if the answer is success.</summary>
    /// <param name="call">The request.</param>
    /// <param name="answers">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <inheritdoc cref="GrpcTransport.SendAsync" path="/exception"/>
    public Task<TAnswer> SendAsync<TAnswer>(GrpcCall call, AnswerReader<TAnswer> answers, CancellationToken cancellationToken)
    {
        call.Authorization = authorization;
        call.RequestTime = _times.Now();
        return transport.SendAsync(call, answers, cancellationToken);
    }

    public void Dispose() => transport.Dispose();
}
