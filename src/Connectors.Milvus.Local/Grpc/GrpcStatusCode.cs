namespace Connectors.Milvus.Local;

/// <summary>The gRPC status codes this end answers, with gRPC's numbers.</summary>
internal enum GrpcStatusCode
{
    Ok = 0,
    DeadlineExceeded = 4,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}
