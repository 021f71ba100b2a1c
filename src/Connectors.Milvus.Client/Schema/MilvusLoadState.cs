namespace Connectors.Milvus.Client;

/// <summary>Whether a collection is in the memory of the query nodes, and so can be searched.</summary>
public enum MilvusLoadState
{
    /// <summary>The collection does not exist.</summary>
    NotExist = 0,

    /// <summary>The collection exists and is not loaded.</summary>
    NotLoad = 1,

    /// <summary>The collection is being loaded.</summary>
    Loading = 2,

    /// <summary>The collection is loaded.</summary>
    Loaded = 3,
}
