namespace Connectors.Milvus.Client;

/// <summary>What a server can do, told from its handshake. Where its version is unknown, what works everywhere is chosen.</summary>
internal static class ServerFeatures
{
    // What Milvus Lite 3.2 answers to Connect in place of a version.
    private const string MilvusLite = "milvus_lite";

    public static bool IsMilvusLite(this ServerInfo server) =>
        server.Info.Version.StartsWith(MilvusLite, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether values of filters may travel beside the expression (Milvus 2.5). Milvus Lite has no trace of it.</summary>
    public static bool HasExpressionTemplates(this ServerInfo server) => !server.IsMilvusLite() && server.IsAtLeast(2, 5);
}
