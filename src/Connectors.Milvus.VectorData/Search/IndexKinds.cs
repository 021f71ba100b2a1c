using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>
/// Index kinds and the indexes of Milvus that they become, with the parameters that Milvus's documentation starts from. See
/// <see href="https://milvus.io/docs/index-explained.md">Index Explained</see>.
/// </summary>
internal static class IndexKinds
{
    private static readonly Dictionary<string, object?> Graph = new() { ["M"] = 16, ["efConstruction"] = 200 };
    private static readonly Dictionary<string, object?> Lists = new() { ["nlist"] = 128 };

    private static readonly string[] OfFloats =
    [
        MilvusIndexTypes.Flat, MilvusIndexTypes.IvfFlat, MilvusIndexTypes.IvfSq8, MilvusIndexTypes.IvfPq, MilvusIndexTypes.IvfRabitq,
        MilvusIndexTypes.Hnsw, MilvusIndexTypes.HnswSq, MilvusIndexTypes.HnswPq, MilvusIndexTypes.HnswPrq, MilvusIndexTypes.Scann,
        MilvusIndexTypes.DiskAnn, MilvusIndexTypes.Aisaq, MilvusIndexTypes.GpuBruteForce, MilvusIndexTypes.GpuIvfFlat, MilvusIndexTypes.GpuIvfPq,
        MilvusIndexTypes.GpuCagra,
    ];

    private static readonly string[] OfSignedBytes = [MilvusIndexTypes.Hnsw, MilvusIndexTypes.HnswSq, MilvusIndexTypes.HnswPq, MilvusIndexTypes.HnswPrq];

    private static readonly string[] OfBits = [MilvusIndexTypes.BinFlat, MilvusIndexTypes.BinIvfFlat, MilvusIndexTypes.MinHashLsh];

    private static readonly string[] OfSparse = [MilvusIndexTypes.SparseInvertedIndex, MilvusIndexTypes.SparseWand];

    /// <summary>The kinds that a kind of vector has, for messages.</summary>
    public static string SupportedBy(MilvusDataType vectors)
    {
        string kinds = vectors switch
        {
            MilvusDataType.BinaryVector => "Flat, IvfFlat, Dynamic",
            MilvusDataType.SparseFloatVector => "Flat, Dynamic",
            MilvusDataType.Int8Vector => "Hnsw, Dynamic",
            _ => "Flat, Hnsw, IvfFlat, DiskAnn, QuantizedFlat, Dynamic",
        };
        return $"{kinds}, or Milvus's own {string.Join(", ", IndexesOf(vectors))}, {MilvusIndexTypes.AutoIndex}";
    }

    /// <summary>The index of a vector field; null when Milvus has none of the kind for such vectors.</summary>
    /// <param name="kind">One of <see cref="IndexKind"/>, or an index type of Milvus; null for AUTOINDEX.</param>
    /// <param name="field">The field.</param>
    /// <param name="vectors">What it holds.</param>
    /// <param name="metric">The metric.</param>
    public static MilvusIndexParams? Vector(string? kind, string field, MilvusDataType vectors, string metric)
    {
        string? type = TypeOf(kind, vectors);
        if (type is null || (type != MilvusIndexTypes.AutoIndex && !IndexesOf(vectors).Contains(type)))
            return null;

        return new MilvusIndexParams { FieldName = field, IndexType = type, MetricType = metric, Params = Defaults(type) };
    }

    /// <summary>The index of a data field that filters use.</summary>
    public static MilvusIndexParams Scalar(string field) => new() { FieldName = field, IndexType = MilvusIndexTypes.Inverted };

    private static string? TypeOf(string? kind, MilvusDataType vectors) => (kind, vectors) switch
    {
        (null or IndexKind.Dynamic, _) => MilvusIndexTypes.AutoIndex,
        (IndexKind.Flat, MilvusDataType.BinaryVector) => MilvusIndexTypes.BinFlat,
        (IndexKind.IvfFlat, MilvusDataType.BinaryVector) => MilvusIndexTypes.BinIvfFlat,

        // An inverted index of sparse vectors is searched exactly.
        (IndexKind.Flat, MilvusDataType.SparseFloatVector) => MilvusIndexTypes.SparseInvertedIndex,
        (IndexKind.Flat, _) => MilvusIndexTypes.Flat,
        (IndexKind.Hnsw, _) => MilvusIndexTypes.Hnsw,
        (IndexKind.IvfFlat, _) => MilvusIndexTypes.IvfFlat,
        (IndexKind.QuantizedFlat, _) => MilvusIndexTypes.IvfSq8,
        (IndexKind.DiskAnn, _) => MilvusIndexTypes.DiskAnn,
        _ => kind,
    };

    private static string[] IndexesOf(MilvusDataType vectors) => vectors switch
    {
        MilvusDataType.BinaryVector => OfBits,
        MilvusDataType.SparseFloatVector => OfSparse,
        MilvusDataType.Int8Vector => OfSignedBytes,
        _ => OfFloats,
    };

    private static Dictionary<string, object?>? Defaults(string type) => type switch
    {
        MilvusIndexTypes.Hnsw or MilvusIndexTypes.HnswSq => Graph,
        MilvusIndexTypes.IvfFlat or MilvusIndexTypes.IvfSq8 or MilvusIndexTypes.BinIvfFlat => Lists,
        _ => null,
    };
}
