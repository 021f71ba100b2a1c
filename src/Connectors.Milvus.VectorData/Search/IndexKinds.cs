using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>Index kinds and the indexes of Milvus that they become, with the parameters that Milvus's documentation starts from.</summary>
internal static class IndexKinds
{
    /// <summary>The kinds that are supported, for messages.</summary>
    public const string Supported = "Flat, Hnsw, IvfFlat, DiskAnn, QuantizedFlat, Dynamic, or Milvus's own FLAT, HNSW, IVF_FLAT, IVF_SQ8, DISKANN, AUTOINDEX";

    private static readonly Dictionary<string, object?> Graph = new() { ["M"] = 16, ["efConstruction"] = 200 };
    private static readonly Dictionary<string, object?> Lists = new() { ["nlist"] = 128 };

    /// <summary>The index of a vector field; null when Milvus has none of the kind.</summary>
    /// <param name="kind">One of <see cref="IndexKind"/>, or an index type of Milvus; null for AUTOINDEX.</param>
    /// <param name="field">The field.</param>
    /// <param name="metric">The metric.</param>
    public static MilvusIndexParams? Vector(string? kind, string field, string metric)
    {
        (string? type, IReadOnlyDictionary<string, object?>? parameters) = kind switch
        {
            null or IndexKind.Dynamic or MilvusIndexTypes.AutoIndex => (MilvusIndexTypes.AutoIndex, null),
            IndexKind.Flat or MilvusIndexTypes.Flat => (MilvusIndexTypes.Flat, null),
            IndexKind.Hnsw or MilvusIndexTypes.Hnsw => (MilvusIndexTypes.Hnsw, Graph),
            IndexKind.IvfFlat or MilvusIndexTypes.IvfFlat => (MilvusIndexTypes.IvfFlat, Lists),
            IndexKind.QuantizedFlat or MilvusIndexTypes.IvfSq8 => (MilvusIndexTypes.IvfSq8, Lists),
            IndexKind.DiskAnn or MilvusIndexTypes.DiskAnn => (MilvusIndexTypes.DiskAnn, null),
            _ => ((string?)null, (Dictionary<string, object?>?)null),
        };
        return type is null ? null : new MilvusIndexParams { FieldName = field, IndexType = type, MetricType = metric, Params = parameters };
    }

    /// <summary>The index of a data field that filters use.</summary>
    public static MilvusIndexParams Scalar(string field) => new() { FieldName = field, IndexType = MilvusIndexTypes.Inverted };
}
