namespace Connectors.Milvus.Client;

/// <summary>An index to be created on one field.</summary>
[Covers("prepare_index_params")]
public sealed partial record MilvusIndexParams
{
    /// <summary>The indexed field.</summary>
    public required string FieldName { get; init; }

    /// <summary>The kind of index; see <see cref="MilvusIndexTypes"/>. Any text that the server knows may be given.</summary>
    public string IndexType { get; init; } = MilvusIndexTypes.AutoIndex;

    /// <summary>The metric of a vector index; see <see cref="MilvusMetricTypes"/>. Null lets the server choose (COSINE).</summary>
    public string? MetricType { get; init; }

    /// <summary>The index's name; null means the field's name.</summary>
    public string? IndexName { get; init; }

    /// <summary>
    /// Build parameters such as <c>M</c> and <c>efConstruction</c> (HNSW) or <c>nlist</c> (IVF); for a JSON field also
    /// <c>json_path</c> and <c>json_cast_type</c>. Values are numbers, texts or booleans.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Params { get; init; }
}
