using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.VectorData;

/// <summary>What the connector logs. Ids are never reused; the client logs the calls themselves.</summary>
internal static partial class Log
{
    public const string Category = "Connectors.Milvus.VectorData";

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Collection '{Collection}' does not fit the model: {Differences}")]
    public static partial void SchemaMismatch(ILogger logger, string collection, string differences);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Added field '{Field}' to collection '{Collection}'")]
    public static partial void FieldAdded(ILogger logger, string collection, string field);
}
