namespace Connectors.Milvus.Local;

/// <summary>A call that ends with a gRPC status instead of an answer. Failures of Milvus itself travel inside an answer.</summary>
internal sealed class GrpcException(GrpcStatusCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public GrpcStatusCode Code { get; } = code;
}
