using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>What the engine does with the elements of one dense vector type. Stateless.</summary>
internal abstract class VectorElements
{
    /// <summary>Bytes of a query as the kernels want it.</summary>
    public abstract int QueryBytes(int dimension);

    /// <summary>Lays a vector, as it is stored, out as a query.</summary>
    public abstract void WriteQuery(ReadOnlySpan<byte> vector, Span<byte> query);

    /// <summary>1 over the length of a vector, 0 for a zero vector.</summary>
    public abstract float InverseNorm(ReadOnlySpan<byte> vector);

    /// <summary>The first element that is NaN or infinite, -1 when there is none.</summary>
    public virtual int FindNotFinite(ReadOnlySpan<byte> vectors) => -1;

    /// <summary>Whether float vectors are taken in place of this type's own, rounded to it.</summary>
    public virtual bool TakesFloats => false;

    /// <summary>Rounds floats to elements of this type.</summary>
    public virtual void Narrow(ReadOnlySpan<float> floats, Span<byte> elements) => throw new InvalidOperationException("Elements of this type do not come as floats.");

    /// <summary>The scores of a metric; COSINE still lacks the division by both lengths.</summary>
    public abstract VectorScorer Scorer(Metric metric);
}
