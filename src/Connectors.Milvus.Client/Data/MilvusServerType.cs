namespace Connectors.Milvus.Client;

/// <summary>Who runs the server.</summary>
public enum MilvusServerType
{
    /// <summary>A Milvus server of one's own, Milvus Lite or the embedded engine.</summary>
    Milvus,

    /// <summary>Zilliz Cloud.</summary>
    ZillizCloud,
}
