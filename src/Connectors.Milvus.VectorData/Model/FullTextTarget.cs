using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>
/// A text property with full-text search: the server's BM25 function turns its field, which has an analyzer, into sparse vectors
/// in a field of their own. Records never hold that field, and reads leave it out.
/// </summary>
/// <param name="Name">The property's name.</param>
/// <param name="StorageName">The text's field.</param>
internal sealed record FullTextTarget(string Name, string StorageName)
{
    private const string Suffix = "_bm25";

    /// <summary>The field of the sparse vectors: what a search by keywords names, with texts as its query (<see cref="MilvusVectors.FromTexts"/>).</summary>
    public string SparseField { get; } = SparseFieldOf(StorageName);

    public MilvusFunctionSchema Function => MilvusFunctionSchema.Bm25($"{SparseField}_function", StorageName, SparseField);

    public MilvusFieldSchema SparseSchema => MilvusFieldSchema.SparseFloatVector(SparseField);

    public MilvusIndexParams Index => new()
    {
        FieldName = SparseField,
        IndexType = MilvusIndexTypes.SparseInvertedIndex,
        MetricType = MilvusMetricTypes.Bm25,
    };

    public static string SparseFieldOf(string storageName) => storageName + Suffix;
}
