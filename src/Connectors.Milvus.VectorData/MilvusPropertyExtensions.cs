using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// What a property of a definition may ask of Milvus beyond what every store has. Each method changes the property it is given (its
/// provider annotations) and returns it:
/// <code>new VectorStoreVectorProperty("View", typeof(float[]), 768).WithMilvusIndex("HNSW", new Dictionary&lt;string, object?&gt; { ["M"] = 32 })</code>
/// Properties of classes take the attributes of the client for the same: <see cref="MilvusFieldAttribute"/> beside
/// <see cref="VectorStoreDataAttribute"/>, <see cref="MilvusVectorAttribute"/> and <see cref="MilvusTextEmbeddingAttribute"/> beside <see cref="VectorStoreVectorAttribute"/>, and
/// <see cref="MilvusKeyAttribute"/> beside <see cref="VectorStoreKeyAttribute"/>. A definition goes before attributes.
/// What does not fit a property is refused when the collection object is made.
/// </summary>
public static class MilvusPropertyExtensions
{
    /// <summary>The index of a vector or data property. It goes before the property's index kind and <c>IsIndexed</c>.</summary>
    /// <param name="property">The property.</param>
    /// <param name="indexType">Milvus's name of the index, see <see cref="MilvusIndexTypes"/>; one that fits the field.</param>
    /// <param name="parameters">Parameters by Milvus's names, for example <c>M</c> and <c>efConstruction</c>; null for the server's.</param>
    /// <typeparam name="TProperty">The kind of property.</typeparam>
    /// <returns>The property.</returns>
    public static TProperty WithMilvusIndex<TProperty>(
        this TProperty property, string indexType, IReadOnlyDictionary<string, object?>? parameters = null)
        where TProperty : VectorStoreProperty
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(indexType);
        return property.Change(settings => settings with { IndexType = indexType, IndexParams = parameters });
    }

    /// <summary>
    /// The metric of a vector property, in Milvus's terms; scores are then reported as Milvus computes them. It goes before the property's
    /// distance function, and reaches metrics that have none, such as <c>JACCARD</c>.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="metricType">Milvus's name of the metric, see <see cref="MilvusMetricTypes"/>.</param>
    /// <returns>The property.</returns>
    public static VectorStoreVectorProperty WithMilvusMetric(this VectorStoreVectorProperty property, string metricType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metricType);
        return property.Change(settings => settings with { MetricType = metricType });
    }

    /// <summary>The field type of a vector property of floats: <see cref="MilvusDataType.Float16Vector"/> or <see cref="MilvusDataType.BFloat16Vector"/> halve its size.</summary>
    /// <param name="property">The property.</param>
    /// <param name="type">The type; floats are rounded to what it holds.</param>
    /// <returns>The property.</returns>
    public static VectorStoreVectorProperty WithMilvusVectorType(this VectorStoreVectorProperty property, MilvusDataType type) =>
        property.Change(settings => settings with { VectorType = type });

    /// <summary>
    /// Lets a property be null in Milvus whatever its type says. Data properties of nullable types are so by themselves; vector properties
    /// never are, because it needs Milvus 2.6.18 and a vector is often nullable only since reads leave vectors out.
    /// </summary>
    /// <param name="property">A data or vector property.</param>
    /// <typeparam name="TProperty">The kind of property.</typeparam>
    /// <returns>The property.</returns>
    public static TProperty WithMilvusNulls<TProperty>(this TProperty property)
        where TProperty : VectorStoreProperty =>
        property.Change(settings => settings with { IsNullable = true });

    /// <summary>
    /// Lets the server make the property's vectors from a text, by asking a model provider: records bring the text alone, and a search takes text
    /// without an embedding generator. What the vector property holds is then not sent. Needs Milvus 2.6, with the provider's credentials in
    /// the server's configuration. See <see href="https://milvus.io/docs/embedding-function-overview.md">Embedding Function Overview</see>.
    /// </summary>
    /// <param name="property">A property of vectors of floats or signed bytes.</param>
    /// <param name="textProperty">The name of the data property of type string that holds the text.</param>
    /// <param name="provider">The provider by Milvus's name, for example <c>openai</c> or <c>tei</c>.</param>
    /// <param name="model">The model by the provider's name, for example <c>text-embedding-3-small</c>; null where the provider takes none.</param>
    /// <param name="parameters">Further parameters by Milvus's names, for example <c>dim</c>, <c>credential</c>, <c>endpoint</c>; null for none.</param>
    /// <returns>The property.</returns>
    public static VectorStoreVectorProperty WithMilvusTextEmbedding(
        this VectorStoreVectorProperty property,
        string textProperty,
        string provider,
        string? model = null,
        IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textProperty);
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return property.Change(settings => settings with { TextEmbedding = new(textProperty, provider, model, parameters) });
    }

    /// <summary>
    /// How texts are cut into words for full-text search and text match. See <see href="https://milvus.io/docs/analyzer-overview.md">Analyzer Overview</see>.
    /// </summary>
    /// <param name="property">A property of type string.</param>
    /// <param name="analyzerParams">The analyzer as a JSON object, for example <c>{"type": "english"}</c>; null for the standard one.</param>
    /// <param name="textMatch">Whether filters in Milvus's own language may use <c>text_match</c> and <c>phrase_match</c>.</param>
    /// <returns>The property.</returns>
    public static VectorStoreDataProperty WithMilvusAnalyzer(this VectorStoreDataProperty property, string? analyzerParams = null, bool textMatch = false) =>
        property.Change(settings => settings with { IsAnalyzed = true, AnalyzerParams = analyzerParams, HasTextMatch = textMatch });

    /// <summary>The longest text of a property of strings, or of each of its strings. Without it 65,535, Milvus's most.</summary>
    /// <param name="property">A key or data property of type string, or of arrays or lists of strings.</param>
    /// <param name="bytes">The length in UTF-8 bytes, 1 to 65,535.</param>
    /// <typeparam name="TProperty">The kind of property.</typeparam>
    /// <returns>The property.</returns>
    public static TProperty WithMilvusMaxLength<TProperty>(this TProperty property, int bytes)
        where TProperty : VectorStoreProperty =>
        property.Change(settings => settings with { MaxLength = bytes });

    /// <summary>The most elements of an array or list. Without it 4,096, Milvus's most.</summary>
    /// <param name="property">A property of arrays or lists.</param>
    /// <param name="elements">The number, 1 to 4,096.</param>
    /// <returns>The property.</returns>
    public static VectorStoreDataProperty WithMilvusMaxCapacity(this VectorStoreDataProperty property, int elements) =>
        property.Change(settings => settings with { MaxCapacity = elements });

    /// <summary>
    /// Spreads rows over partitions by this property, so that filters with its value read one partition. One property of a collection,
    /// stored as Int64 or VarChar. See <see href="https://milvus.io/docs/use-partition-key.md">Use Partition Key</see>.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <returns>The property.</returns>
    public static VectorStoreDataProperty AsMilvusPartitionKey(this VectorStoreDataProperty property) =>
        property.Change(settings => settings with { IsPartitionKey = true });

    /// <summary>Lets compaction sort rows by this property. See <see href="https://milvus.io/docs/clustering-compaction.md">Clustering Compaction</see>.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The property.</returns>
    public static VectorStoreDataProperty AsMilvusClusteringKey(this VectorStoreDataProperty property) =>
        property.Change(settings => settings with { IsClusteringKey = true });

    /// <summary>Whether the field's data is mapped from disk instead of held in memory. See <see href="https://milvus.io/docs/mmap.md">Use mmap</see>.</summary>
    /// <param name="property">A data or vector property.</param>
    /// <param name="enabled">Whether it is.</param>
    /// <typeparam name="TProperty">The kind of property.</typeparam>
    /// <returns>The property.</returns>
    public static TProperty WithMilvusMmap<TProperty>(this TProperty property, bool enabled = true)
        where TProperty : VectorStoreProperty =>
        property.Change(settings => settings with { Mmap = enabled });

    /// <summary>What the server stores where the property is null. Needs Milvus 2.5.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">A bool, a number or a text, of the field's type.</param>
    /// <returns>The property.</returns>
    public static VectorStoreDataProperty WithMilvusDefault(this VectorStoreDataProperty property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return property.Change(settings => settings with { DefaultValue = value });
    }

    /// <summary>What the field is for; free text kept by the server.</summary>
    /// <param name="property">The property.</param>
    /// <param name="description">The text.</param>
    /// <typeparam name="TProperty">The kind of property.</typeparam>
    /// <returns>The property.</returns>
    public static TProperty WithMilvusDescription<TProperty>(this TProperty property, string description)
        where TProperty : VectorStoreProperty
    {
        ArgumentNullException.ThrowIfNull(description);
        return property.Change(settings => settings with { Description = description });
    }

    private static TProperty Change<TProperty>(this TProperty property, Func<PropertySettings, PropertySettings> change)
        where TProperty : VectorStoreProperty
    {
        ArgumentNullException.ThrowIfNull(property);
        property.ProviderAnnotations ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        property.ProviderAnnotations[PropertySettings.Key] = change(PropertySettings.Of(property));
        return property;
    }
}
