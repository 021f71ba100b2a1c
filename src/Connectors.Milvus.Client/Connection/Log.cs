using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>Everything the client logs. Ids are stable and never reused; payloads, credentials and vectors never appear.</summary>
internal static partial class Log
{
    public const string Category = "Connectors.Milvus.Client";

    [LoggerMessage(1, LogLevel.Debug, "Connected to Milvus {Version} at {Address} (handshake {Generation}).")]
    public static partial void Connected(this ILogger logger, string version, string address, int generation);

    [LoggerMessage(2, LogLevel.Debug, "The server at {Address} has no handshake (older than Milvus 2.2.9); going on without it.")]
    public static partial void HandshakeUnknown(this ILogger logger, string address);

    [LoggerMessage(3, LogLevel.Warning, "Connecting to {Address} failed: {Reason}")]
    public static partial void HandshakeFailed(this ILogger logger, string address, string reason);

    [LoggerMessage(4, LogLevel.Information, "Lost the connection to {Address}; the next call connects again. {Reason}")]
    public static partial void ConnectionLost(this ILogger logger, string address, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{Operation} failed in try {Attempt} and is tried again in {Pause}: {Reason}")]
    public static partial void Retrying(this ILogger logger, string operation, int attempt, TimeSpan pause, string reason);

    [LoggerMessage(6, LogLevel.Information, "The cluster that takes writes behind {Address} is {Primary} (topology {Version}).")]
    public static partial void PrimaryLocated(this ILogger logger, string address, Uri primary, string version);

    [LoggerMessage(7, LogLevel.Warning, "The topology of {Address} could not be read: {Reason}")]
    public static partial void TopologyUnknown(this ILogger logger, string address, string reason);

    [LoggerMessage(8, LogLevel.Debug, "{Operation} found the schema of {Collection} out of date and reads it again ({Sign}).")]
    public static partial void SchemaOutdated(this ILogger logger, string operation, string collection, string sign);
}
