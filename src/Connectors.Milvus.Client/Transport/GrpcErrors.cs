using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Turns what can go wrong with a call into a <see cref="MilvusTransportException"/> that says what was found, what
/// it probably means and what to do. <see cref="ConnectionErrors"/> explains failures below gRPC.
/// </summary>
internal sealed class GrpcErrors(string address)
{
    /// <summary>The call ended with a gRPC status other than OK.</summary>
    public MilvusTransportException Refused(GrpcCall call, GrpcStatusCode status, string message)
    {
        string said = message.Length == 0 ? "" : $": {message}";
        string text = status switch
        {
            GrpcStatusCode.Unauthenticated when call.HasCredentials =>
                $"{address} does not accept the credentials of this client{said}. Check Token (an API key or user:password), or User and Password.",
            GrpcStatusCode.Unauthenticated =>
                $"{address} asks for credentials and this client has none{said}. Set Token (an API key or user:password), or User and Password.",
            GrpcStatusCode.PermissionDenied =>
                $"{address} does not permit {call.Operation} to this client{said}.",
            GrpcStatusCode.Unimplemented =>
                $"{address} does not know {call.Path}{said}. The server is older than this operation, or it is not Milvus.",
            GrpcStatusCode.DeadlineExceeded =>
                $"{call.Operation} did not finish at {address} within its time{said}.",
            GrpcStatusCode.ResourceExhausted =>
                $"{address} refused {call.Operation} as too large or too much{said}. Send fewer rows, or ask for fewer rows or fields, per call.",
            GrpcStatusCode.Unavailable =>
                $"{address} is not available for {call.Operation}{said}.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{call.Operation} failed at {address} with gRPC status {status} ({(int)status}){said}."),
        };
        return new MilvusTransportException(text, call.Operation, MayHaveRun(call, status), (int)status)
        {
            Failure = status == GrpcStatusCode.Unavailable ? TransportFailure.Interrupted : TransportFailure.Permanent,
        };
    }

    /// <summary>An HTTP status other than 200 and no gRPC status: the answer of a proxy, or of another kind of server.</summary>
    public MilvusTransportException HttpStatus(GrpcCall call, int httpStatus)
    {
        GrpcStatusCode status = httpStatus switch
        {
            400 => GrpcStatusCode.Internal,
            401 => GrpcStatusCode.Unauthenticated,
            403 => GrpcStatusCode.PermissionDenied,
            404 => GrpcStatusCode.Unimplemented,
            429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
            _ => GrpcStatusCode.Unknown,
        };
        string meaning = status == GrpcStatusCode.Unavailable
            ? "A proxy in front of Milvus has no server to pass the call to."
            : "Is this Milvus's gRPC port (19530 unless configured otherwise), and does a proxy in between let gRPC through?";
        return new MilvusTransportException(
            string.Create(CultureInfo.InvariantCulture, $"{address} answered {call.Operation} with HTTP status {httpStatus} instead of a gRPC answer. {meaning}"),
            call.Operation,
            MayHaveRun(call, status),
            (int)status)
        {
            Failure = status == GrpcStatusCode.Unavailable ? TransportFailure.Interrupted : TransportFailure.Permanent,
        };
    }

    /// <summary>HTTP status 200 with something that is not gRPC, a web page for example.</summary>
    public MilvusTransportException NotGrpc(GrpcCall call, string? contentType) => new(
        $"{address} answered {call.Operation} with content of type '{contentType ?? "(none)"}' instead of gRPC. "
        + "Is this Milvus's gRPC port (19530 unless configured otherwise), or a web server or proxy?",
        call.Operation,
        mayHaveReachedServer: call.RequestLeft,
        (int)GrpcStatusCode.Unknown);

    /// <summary>A gRPC answer that breaks the protocol. <paramref name="what"/> completes "answered with …".</summary>
    public MilvusTransportException Malformed(GrpcCall call, string what, Exception? cause = null) => new(
        $"{address} answered {call.Operation} with {what}.",
        call.Operation,
        mayHaveReachedServer: call.RequestLeft,
        (int)GrpcStatusCode.Internal,
        cause);

    /// <summary>The handler failed instead of delivering an answer.</summary>
    public MilvusTransportException Broken(GrpcCall call, Exception failure)
    {
        ConnectionError error = ConnectionErrors.Explain(address, failure, call.RequestBegan);
        return new MilvusTransportException(
            $"{call.Operation} failed: {error.Text}",
            call.Operation,
            mayHaveReachedServer: call.RequestLeft && !error.ProvablyUnprocessed,
            innerException: failure)
        {
            Failure = error.Kind,
        };
    }

    // These are answered by the server's gates, before any handler runs.
    private static bool MayHaveRun(GrpcCall call, GrpcStatusCode status) =>
        call.RequestLeft
        && status is not (GrpcStatusCode.Unauthenticated or GrpcStatusCode.PermissionDenied or GrpcStatusCode.Unimplemented);
}
