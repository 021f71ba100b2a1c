using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Sparse vectors. They have no dimension to disagree on.</summary>
internal sealed class SparseQueryVectors(IReadOnlyList<MilvusSparseVector> vectors) : QueryVectors
{
    public override int Count => vectors.Count;

    public override MilvusDataType DataType => MilvusDataType.SparseFloatVector;

    public override string Kind => "sparse vectors";

    public override string? Mistake(int index) => null;

    public override bool Fits(MilvusFieldSchema field) => VectorType(field) == MilvusDataType.SparseFloatVector;

    public override string? Misfit(int index, MilvusFieldSchema field) => null;

    public override PlaceholderType PlaceholderType(MilvusFieldSchema field) => Protocol.PlaceholderType.SparseFloatVector;

    public override int Size(int index, MilvusFieldSchema field) => vectors[index].Row.Length;

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes) => vectors[index].Row.Span.CopyTo(bytes);
}
