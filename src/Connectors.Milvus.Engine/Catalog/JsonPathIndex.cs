using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>
/// An index on a place in JSON documents (Milvus: JSON indexing), about the values of one kind there. Booleans, numbers and texts
/// become an SQL index on the expression by which filters read them; arrays and whole documents are kept without one.
/// </summary>
/// <param name="Place">The column and the path in it.</param>
/// <param name="CastType">The kind of value, in Milvus's words and upper case.</param>
/// <param name="ReadsTexts">Whether texts that are numbers count as numbers, for the index and for every filter on the place.</param>
internal sealed record JsonPathIndex(JsonOperand Place, string CastType, bool ReadsTexts)
{
    public const string PathKey = "json_path";
    public const string CastTypeKey = "json_cast_type";
    public const string CastFunctionKey = "json_cast_function";

    private const string StringToDouble = "STRING_TO_DOUBLE";

    private static readonly HashSet<string> CastTypes = new(StringComparer.Ordinal)
    {
        "BOOL", "DOUBLE", "VARCHAR", "ARRAY_BOOL", "ARRAY_DOUBLE", "ARRAY_VARCHAR", "JSON",
    };

    /// <summary>The SQL expression to index; null when the values have no order that an index could use.</summary>
    public string? Expression => CastType switch
    {
        "BOOL" => JsonCall.Write(SqlFunctionNames.JsonBool, Place.SqlName, Place.Path),
        "DOUBLE" => JsonCall.Write(ReadsTexts ? SqlFunctionNames.JsonTextNumber : SqlFunctionNames.JsonNumber, Place.SqlName, Place.Path),
        "VARCHAR" => JsonCall.Write(SqlFunctionNames.JsonText, Place.SqlName, Place.Path),
        _ => null,
    };

    /// <summary>Checks the parameters of an index to create on a JSON field, or on the dynamic one.</summary>
    public static JsonPathIndex Check(CollectionEntry collection, FieldEntry field, IndexDefinition asked)
    {
        var cast = IndexParameters.Find(asked.Parameters, CastTypeKey)?.ToUpperInvariant()
            ?? throw Errors.Input(EngineError.MissingParameter, $"json index must specify cast type: missing parameter[missing_param={CastTypeKey}]");
        if (!CastTypes.Contains(cast))
            throw Errors.Mismatch($"json_cast_type {cast} is not supported: invalid parameter", "valid index params", "invalid index params");
        var function = IndexParameters.Find(asked.Parameters, CastFunctionKey)?.ToUpperInvariant();
        if (function is not (null or StringToDouble))
            throw Errors.Mismatch($"json_cast_function {function} is not supported: invalid parameter", "valid index params", "invalid index params");
        if (function is not null && cast != "DOUBLE")
            throw Errors.Mismatch($"json_cast_function {function} gives DOUBLE, not {cast}: invalid parameter", "valid index params", "invalid index params");
        var path = IndexParameters.Find(asked.Parameters, PathKey) ?? asked.FieldName;
        try
        {
            var place = JsonPlace.Resolve(path, collection.FilterSchema);
            return place.SqlName == field.SqlName
                ? new JsonPathIndex(place, cast, function is not null)
                : throw Errors.Invalid($"json_path {path} does not lead into field {field.Name}: fieldID not match with field name");
        }
        catch (FilterException failure)
        {
            throw Errors.Invalid($"cannot parse json_path {path}: {failure.Message}");
        }
    }

    /// <summary>Reads an index of the catalog; null when it is none on JSON.</summary>
    public static JsonPathIndex? Of(CollectionEntry collection, IndexEntry index)
    {
        var field = collection.FieldById(index.FieldId);
        if (field.Type != EngineDataType.Json || IndexParameters.Find(index.Parameters, CastTypeKey) is not { } cast)
            return null;

        // A key of the dynamic field stays one, also when a field of that name has come later.
        var schema = field.IsDynamic ? new FilterSchema([], field.SqlName) : new FilterSchema([collection.FilterField(field)], null);
        try
        {
            var path = IndexParameters.Find(index.Parameters, PathKey) ?? field.Name;
            return new JsonPathIndex(JsonPlace.Resolve(path, schema), cast.ToUpperInvariant(), IndexParameters.Find(index.Parameters, CastFunctionKey) is not null);
        }
        catch (FilterException)
        {
            return null;
        }
    }

    /// <summary>The index's name when the caller gives none: the field and the steps from there.</summary>
    public string DefaultName(FieldEntry field)
    {
        var steps = System.Text.Json.JsonSerializer.Deserialize(Place.Path.Encoded, CatalogJson.Default.StringArray)!;
        return steps.Length == 0 ? $"{field.Name}/" : string.Concat(steps.Select(static step => "/" + step).Prepend(field.Name));
    }
}
