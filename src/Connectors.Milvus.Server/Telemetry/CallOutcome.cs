namespace Connectors.Milvus.Server;

/// <summary>How a call ended, for metrics and the access log.</summary>
/// <param name="Protocol"><c>grpc</c>, <c>rest</c> or <c>http</c>.</param>
/// <param name="Method">A name of the server's own, never the caller's text: it labels metrics.</param>
/// <param name="Code">gRPC's status, Milvus's code for REST, or HTTP's status.</param>
internal readonly record struct CallOutcome(string Protocol, string Method, int Code);
