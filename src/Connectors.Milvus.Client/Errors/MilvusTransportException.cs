namespace Connectors.Milvus.Client;

/// <summary>
/// A call did not come through: no connection, a cut or refused stream, a deadline, refused credentials,
/// or something at the address that is not Milvus.
/// </summary>
public sealed class MilvusTransportException : MilvusException
{
    /// <summary>Creates the exception for one failed operation.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    /// <param name="operation">The operation that failed, for example <c>Insert</c>.</param>
    /// <param name="mayHaveReachedServer">See <see cref="MayHaveReachedServer"/>.</param>
    /// <param name="grpcStatus">The gRPC status number, if the server or a proxy sent one.</param>
    /// <param name="innerException">The cause, if another exception is.</param>
    public MilvusTransportException(
        string message, string operation, bool mayHaveReachedServer, int? grpcStatus = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Operation = operation;
        MayHaveReachedServer = mayHaveReachedServer;
        GrpcStatus = grpcStatus;
    }

    /// <summary>
    /// Whether the server may have received the whole request and acted on it. False means that it certainly
    /// did not, so that a write can be sent again without fear of doing it twice.
    /// </summary>
    public bool MayHaveReachedServer { get; internal set; }

    /// <summary>
    /// The gRPC status number (4 deadline exceeded, 14 unavailable, 16 unauthenticated …), or null when the
    /// connection failed without one. A deadline that ran out on this side is 4 as well.
    /// </summary>
    public int? GrpcStatus { get; }

    /// <summary>The operation that failed, for example <c>Insert</c>.</summary>
    public string Operation { get; }

    /// <summary>What the retry policy may conclude from the failure.</summary>
    internal TransportFailure Failure { get; init; } = TransportFailure.Permanent;
}
