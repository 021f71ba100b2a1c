using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>One type of vector: how it is stored and scored, and which metrics and indexes Milvus has for it.</summary>
internal sealed record VectorType
{
    /// <summary>Bits of one element; 0 for sparse vectors, which have no fixed size.</summary>
    public required int ElementBits { get; init; }

    /// <summary>The dimension is a multiple of it.</summary>
    public int DimensionStep { get; init; } = 1;

    public int MaxDimension { get; init; } = Rules.Limits.MaxDimension;

    /// <summary>What Milvus calls the type in the errors about it: "float", "binary".</summary>
    public required string ErrorName { get; init; }

    /// <summary>The metrics, the default first.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The index types beside AUTOINDEX.</summary>
    public required IReadOnlySet<string> Indexes { get; init; }

    /// <summary>The arithmetic; null for sparse vectors.</summary>
    public VectorElements? Elements { get; init; }

    public bool IsSparse => Elements is null;

    /// <summary>Bytes of one dense vector.</summary>
    public int RowBytes(int dimension) => (int)((long)dimension * ElementBits / 8);
}
