using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>
/// What a property asks of Milvus beyond what Microsoft.Extensions.VectorData can say. A definition carries it as the provider
/// annotation <see cref="Key"/>, a class in the attributes of the client. Null and false leave a thing as it is by default.
/// </summary>
internal sealed record PropertySettings
{
    /// <summary>The provider annotation.</summary>
    public const string Key = "Connectors.Milvus";

    public static PropertySettings None { get; } = new();

    public string? IndexType { get; init; }

    public IReadOnlyDictionary<string, object?>? IndexParams { get; init; }

    public string? MetricType { get; init; }

    public MilvusDataType? VectorType { get; init; }

    public bool IsNullable { get; init; }

    public bool IsAnalyzed { get; init; }

    public string? AnalyzerParams { get; init; }

    public bool HasTextMatch { get; init; }

    public int? MaxLength { get; init; }

    public int? MaxCapacity { get; init; }

    public bool IsPartitionKey { get; init; }

    public bool IsClusteringKey { get; init; }

    public bool? Mmap { get; init; }

    public TextEmbeddingSettings? TextEmbedding { get; init; }

    public object? DefaultValue { get; init; }

    public string? Description { get; init; }

    /// <summary>What a definition says of a property.</summary>
    public static PropertySettings Of(VectorStoreProperty property) =>
        property.ProviderAnnotations?.GetValueOrDefault(Key) as PropertySettings ?? None;

    /// <summary>These settings, and the other's where these say nothing.</summary>
    public PropertySettings Or(PropertySettings other) => new()
    {
        IndexType = IndexType ?? other.IndexType,
        IndexParams = IndexType is null ? IndexParams ?? other.IndexParams : IndexParams,
        MetricType = MetricType ?? other.MetricType,
        VectorType = VectorType ?? other.VectorType,
        IsNullable = IsNullable || other.IsNullable,
        IsAnalyzed = IsAnalyzed || other.IsAnalyzed,
        AnalyzerParams = AnalyzerParams ?? other.AnalyzerParams,
        HasTextMatch = HasTextMatch || other.HasTextMatch,
        MaxLength = MaxLength ?? other.MaxLength,
        MaxCapacity = MaxCapacity ?? other.MaxCapacity,
        IsPartitionKey = IsPartitionKey || other.IsPartitionKey,
        IsClusteringKey = IsClusteringKey || other.IsClusteringKey,
        Mmap = Mmap ?? other.Mmap,
        TextEmbedding = TextEmbedding ?? other.TextEmbedding,
        DefaultValue = DefaultValue ?? other.DefaultValue,
        Description = Description ?? other.Description,
    };
}
