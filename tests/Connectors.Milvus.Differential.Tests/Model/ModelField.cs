using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Model;

/// <summary>A field of the model: a scalar or a vector, besides the primary key.</summary>
internal sealed record ModelField(MilvusFieldSchema Schema, Func<Random, object> Next)
{
    public string Name => Schema.Name;

    public ScalarKind? Scalar { get; init; }

    public VectorKind? Vector { get; init; }

    /// <summary>A vector's metric.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Whether rows may come without it.</summary>
    public bool IsOptional => Schema.IsNullable || Schema.DefaultValue is not null;
}
