namespace Microsoft.Extensions.VectorData;

/// <summary>Names of the index kinds that vector properties commonly ask for.</summary>
public static class IndexKind
{
    /// <summary>A navigable small-world graph.</summary>
    public const string Hnsw = "Hnsw";

    /// <summary>Exact search over every vector.</summary>
    public const string Flat = "Flat";

    /// <summary>Vectors grouped into lists around centroids.</summary>
    public const string IvfFlat = "IvfFlat";

    /// <summary>A graph kept on disk.</summary>
    public const string DiskAnn = "DiskAnn";

    /// <summary>Exact search over compressed vectors.</summary>
    public const string QuantizedFlat = "QuantizedFlat";

    /// <summary>Chosen by the store as the collection grows.</summary>
    public const string Dynamic = "Dynamic";
}
