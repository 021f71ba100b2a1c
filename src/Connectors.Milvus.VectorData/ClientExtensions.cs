using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData;

/// <summary>What the connector asks of a client beyond its own surface.</summary>
internal static class ClientExtensions
{
    /// <summary>The database's name; Milvus calls the unnamed one "default".</summary>
    public static string DatabaseName(this MilvusClient client) => client.Database is { Length: > 0 } name ? name : "default";
}
