namespace Connectors.Milvus.Client;

public sealed partial record MilvusIndexParams
{
    internal const string JsonPathParam = "json_path";

    /// <summary>
    /// An index over one path of a JSON field or of the dynamic field, so that filters on it need not read every document
    /// (Milvus 2.5.7). A field may have one per path.
    /// See <see href="https://milvus.io/docs/json-indexing.md">JSON Indexing</see>.
    /// </summary>
    /// <param name="fieldName">The JSON field; a key of the dynamic field for that.</param>
    /// <param name="path">The path as filters write it, for example <c>metadata["product"]["brand"]</c>.</param>
    /// <param name="castType">What the values are indexed as: <c>bool</c>, <c>double</c>, <c>varchar</c>, <c>json</c>, or <c>array_bool</c>, <c>array_double</c>, <c>array_varchar</c>.</param>
    /// <param name="castFunction">How values of another type are turned into it first, for example <c>STRING_TO_DOUBLE</c>; null leaves them out of the index.</param>
    /// <param name="indexName">The index's name; null means the field's name, which serves for one path only.</param>
    /// <param name="indexType">The kind of index; INVERTED where every path may be indexed.</param>
    [Covers("prepare_index_params (JSON path)", Needs = nameof(ServerFeatures.JsonPathIndexes))]
    [Covers("JSON path index", Needs = nameof(ServerFeatures.JsonPathIndexes))]
    public static MilvusIndexParams JsonPath(
        string fieldName,
        string path,
        string castType,
        string? castFunction = null,
        string? indexName = null,
        string indexType = MilvusIndexTypes.Inverted)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(castType);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [JsonPathParam] = path, ["json_cast_type"] = castType };
        if (castFunction is not null)
        {
            parameters["json_cast_function"] = castFunction;
        }

        return new MilvusIndexParams { FieldName = fieldName, IndexName = indexName, IndexType = indexType, Params = parameters };
    }

    /// <summary>
    /// An index over the n-grams of a VarChar field, for <c>like</c> with a pattern that begins with <c>%</c> (Milvus 2.6).
    /// See <see href="https://milvus.io/docs/ngram.md">NGRAM</see>.
    /// </summary>
    /// <param name="fieldName">The VarChar field.</param>
    /// <param name="minGram">The shortest n-gram in characters, at least 1; shorter patterns do not use the index.</param>
    /// <param name="maxGram">The longest n-gram in characters, not shorter than <paramref name="minGram"/>.</param>
    /// <param name="indexName">The index's name; null means the field's name.</param>
    [Covers("prepare_index_params (NGRAM)", Needs = nameof(ServerFeatures.NgramIndexes))]
    public static MilvusIndexParams NGram(string fieldName, int minGram, int maxGram, string? indexName = null)
    {
        Limits.RequireRange(minGram, 1, int.MaxValue, "minGram", "2 is a good begin.", nameof(minGram));
        Limits.RequireRange(maxGram, minGram, int.MaxValue, "maxGram", "Give the longest n-gram, not shorter than minGram.", nameof(maxGram));
        return new MilvusIndexParams
        {
            FieldName = fieldName,
            IndexName = indexName,
            IndexType = MilvusIndexTypes.NGram,
            Params = new Dictionary<string, object?> { ["min_gram"] = minGram, ["max_gram"] = maxGram },
        };
    }
}
