using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>
/// Which indexes a field may have. A vector index decides the metric, and whether there is a graph; other types and parameters are
/// checked against what Milvus knows, kept and described.
/// </summary>
internal static class IndexRules
{
    public const string TypeKey = "index_type";
    public const string MetricKey = "metric_type";

    private const string AutoIndex = "AUTOINDEX";
    private const string Bm25 = "BM25";
    private const string ShapeIndex = "RTREE";

    private static readonly HashSet<string> ScalarTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "", AutoIndex, "INVERTED", "STL_SORT", "BITMAP", "TRIE", "MARISA_TRIE", "NGRAM",
    };

    /// <summary>The index to create, complete; null when it exists already.</summary>
    public static (FieldEntry Field, string Name, IReadOnlyDictionary<string, string> Parameters)? CheckCreate(CollectionEntry collection, IndexDefinition asked)
    {
        // What is no field is a key of the dynamic one.
        var field = collection.FindField(asked.FieldName) ?? collection.Dynamic
            ?? throw Errors.Plain($"cannot create index on non-exist field: {asked.FieldName}");
        var json = field.Type == EngineDataType.Json ? JsonPathIndex.Check(collection, field, asked) : null;
        var name = asked.IndexName.Length > 0 ? asked.IndexName : json?.DefaultName(field) ?? field.Name;
        if (asked.IndexName.Length > 0)
            Names.CheckIndex(name);
        var parameters = Complete(field, asked.Parameters);
        CheckType(json, parameters[TypeKey], field);

        if (collection.Indexes.FirstOrDefault(entry => entry.FieldId == field.Id && JsonPathIndex.Of(collection, entry)?.Place == json?.Place) is { } present)
        {
            if ((asked.IndexName.Length == 0 || present.Name == name) && AreSame(present.Parameters, parameters))
                return null;
            throw Errors.Invalid($"CreateIndex failed: at most one distinct index is allowed per field");
        }

        if (collection.Indexes.Any(entry => entry.Name == name))
            throw Errors.Input(EngineError.IndexDuplicate, $"CreateIndex failed: index name {name} is taken by another field: index duplicates[indexName={name}]");
        return (field, name, parameters);
    }

    // Places in JSON have the kinds of index that an SQL expression can be; words of texts only where there are texts.
    private static void CheckType(JsonPathIndex? json, string type, FieldEntry field)
    {
        if (json is null)
            return;
        var isArray = json.CastType.StartsWith("ARRAY_", StringComparison.Ordinal) || json.CastType == "JSON";
        var fits = type.ToUpperInvariant() switch
        {
            AutoIndex or "INVERTED" => true,
            "STL_SORT" or "BITMAP" => !isArray,
            "NGRAM" => json.CastType == "VARCHAR",
            _ => false,
        };
        if (!fits)
            throw Errors.Invalid($"invalid index type: {type}, field {field.Name} of type {field.Type} with json_cast_type {json.CastType}");
    }

    public static void CheckDrop(CollectionEntry collection, IEnumerable<IndexEntry> indexes)
    {
        foreach (var index in indexes)
        {
            if (collection.IsLoaded && collection.Vectors.Any(field => field.Id == index.FieldId))
                throw Errors.Plain($"vector index cannot be dropped on loaded collection: index cannot be dropped, collection is loaded, please release it first: {collection.Name}");
        }
    }

    public static void CheckLoad(CollectionEntry collection, IEnumerable<FieldEntry> vectors)
    {
        var missing = vectors.Where(field => collection.IndexOn(field) is null).Select(static field => field.Name).ToArray();
        if (missing.Length > 0 && collection.Indexes.Count == 0)
            throw Errors.IndexNotFound("collection", collection.Name);
        if (missing.Length > 0)
            throw Errors.Invalid($"there is no vector index on field: [{string.Join(" ", missing)}], please create index firstly");
    }

    public static IEnumerable<IndexEntry> Find(CollectionEntry collection, string? indexName, string? fieldName)
        => collection.Indexes.Where(entry => (string.IsNullOrEmpty(indexName) || entry.Name == indexName)
            && (string.IsNullOrEmpty(fieldName) || collection.FieldById(entry.FieldId).Name == fieldName));

    private static Dictionary<string, string> Complete(FieldEntry field, IReadOnlyDictionary<string, string> asked)
    {
        var parameters = new Dictionary<string, string>(asked, StringComparer.Ordinal);
        var type = parameters.GetValueOrDefault(TypeKey, "");
        parameters[TypeKey] = type.Length == 0 ? AutoIndex : type;
        if (!field.IsVector)
            return Fits(type.ToUpperInvariant(), field.Type) ? parameters : throw Errors.Invalid($"invalid index type: {type}, field {field.Name} of type {field.Type}");

        var vectors = field.VectorType;
        var metric = parameters.GetValueOrDefault(MetricKey, "").ToUpperInvariant();
        if (field.IsFunctionOutput)
            return CompleteText(field, type, metric, parameters);
        if (metric == Bm25)
            throw Errors.Invalid($"only BM25 Function output field support BM25 metric type: field {field.Name}");
        parameters[MetricKey] = metric.Length == 0 ? vectors.Metrics[0] : metric;
        if (!VectorTypes.IsIndex(type) && parameters[TypeKey] != AutoIndex)
            throw Refused($"invalid index type: {type}");
        if (!vectors.Metrics.Contains(parameters[MetricKey]))
            throw vectors.IsSparse ? Refused($"only IP&BM25 is the supported metric type for sparse index") : Refused($"{vectors.ErrorName} vector index does not support metric type: {asked[MetricKey]}");
        if (parameters[TypeKey] != AutoIndex && !vectors.Indexes.Contains(type))
            throw Refused($"data type {field.Type} can't build with this index {type}");
        return parameters;
    }

    private static bool Fits(string type, EngineDataType field) => field == EngineDataType.Geometry
        ? type is "" or AutoIndex or ShapeIndex
        : type != ShapeIndex && ScalarTypes.Contains(type);

    private static Dictionary<string, string> CompleteText(FieldEntry field, string type, string metric, Dictionary<string, string> parameters)
    {
        if (metric.Length > 0 && metric != Bm25)
            throw Errors.Invalid($"index metric type of BM25 function output field must be BM25, got {metric}");
        if (parameters[TypeKey] != AutoIndex && !field.VectorType.Indexes.Contains(type))
            throw Refused($"data type {field.Type} can't build with this index {type}");
        parameters[MetricKey] = Bm25;
        _ = Bm25Parameters.Read(parameters);
        return parameters;
    }

    private static EngineException Refused(FormattableString what) => Errors.Mismatch(what, "valid index params", "invalid index params");

    private static bool AreSame(IReadOnlyDictionary<string, string> known, Dictionary<string, string> asked)
        => known.Count == asked.Count && known.All(pair => asked.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
