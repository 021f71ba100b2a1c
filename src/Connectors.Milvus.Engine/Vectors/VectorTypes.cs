using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>The table of vector types: one entry each, and nothing else in the engine lists them.</summary>
internal static class VectorTypes
{
    private static readonly string[] FloatMetrics = ["COSINE", "L2", "IP"];

    private static readonly HashSet<string> FloatIndexes = Names(
        "FLAT", "IVF_FLAT", "IVF_SQ8", "IVF_PQ", "IVF_RABITQ", "HNSW", "HNSW_SQ", "HNSW_PQ", "HNSW_PRQ", "SCANN", "DISKANN",
        "GPU_BRUTE_FORCE", "GPU_IVF_FLAT", "GPU_IVF_PQ", "GPU_CAGRA");

    private static readonly Dictionary<EngineDataType, VectorType> Types = new()
    {
        [EngineDataType.FloatVector] = new() { ElementBits = 32, ErrorName = "float", Metrics = FloatMetrics, Indexes = FloatIndexes, Elements = new FloatingElementsOf<FloatElement>() },
        [EngineDataType.Float16Vector] = new() { ElementBits = 16, ErrorName = "float", Metrics = FloatMetrics, Indexes = FloatIndexes, Elements = new FloatingElementsOf<HalfElement>() },
        [EngineDataType.BFloat16Vector] = new() { ElementBits = 16, ErrorName = "float", Metrics = FloatMetrics, Indexes = FloatIndexes, Elements = new FloatingElementsOf<BFloat16Element>() },
        [EngineDataType.Int8Vector] = new() { ElementBits = 8, ErrorName = "int", Metrics = FloatMetrics, Indexes = Names("HNSW", "HNSW_SQ", "HNSW_PQ", "HNSW_PRQ"), Elements = new Int8Elements() },
        [EngineDataType.BinaryVector] = new()
        {
            ElementBits = 1,
            DimensionStep = 8,
            MaxDimension = Rules.Limits.MaxDimension * 8,
            ErrorName = "binary",
            Metrics = ["HAMMING", "JACCARD"],
            Indexes = Names("BIN_FLAT", "BIN_IVF_FLAT"),
            Elements = new BinaryElements(),
        },
        [EngineDataType.SparseFloatVector] = new() { ElementBits = 0, ErrorName = "sparse float", Metrics = ["IP"], Indexes = Names("SPARSE_INVERTED_INDEX", "SPARSE_WAND") },
    };

    public static bool Knows(EngineDataType type) => Types.ContainsKey(type);

    public static VectorType For(EngineDataType type) => Types[type];

    /// <summary>Whether any vector type has that index.</summary>
    public static bool IsIndex(string name) => Types.Values.Any(type => type.Indexes.Contains(name));

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
