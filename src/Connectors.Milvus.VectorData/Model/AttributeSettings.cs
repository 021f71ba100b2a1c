using System.Reflection;
using System.Text.Json;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>
/// Reads what the client's attributes ask of Milvus, where a property carries one beside its attribute of Microsoft.Extensions.VectorData,
/// which stays the one that says what the property is and what its type is.
/// </summary>
internal static class AttributeSettings
{
    public static PropertySettings Of(PropertyInfo property, int dimensions, ModelMistakes mistakes)
    {
        var settings = PropertySettings.None;
        if (property.GetCustomAttribute<MilvusKeyAttribute>() is { } key)
            settings = new PropertySettings { MaxLength = Given(key.MaxLength), Description = key.Description };
        if (property.GetCustomAttribute<MilvusFieldAttribute>() is { } field)
            settings = settings.Or(OfField(property, field, mistakes));
        if (property.GetCustomAttribute<MilvusVectorAttribute>() is { } vector)
            settings = settings.Or(OfVector(property, vector, dimensions, mistakes));
        if (property.GetCustomAttribute<MilvusFunctionAttribute>() is { } function)
            settings = settings.Or(OfFunction(property, function, mistakes));
        if (property.IsDefined(typeof(MilvusStructAttribute)) || property.IsDefined(typeof(MilvusDynamicFieldAttribute)) || property.IsDefined(typeof(MilvusIgnoreAttribute)))
        {
            mistakes.NotSupported(
                $"property '{property.Name}' is marked as what only records of the client have: an array of structs, the dynamic keys, or nothing at all. Leave the attribute out.");
        }

        return settings;
    }

    /// <summary>The field's name, where one of the client's attributes gives it.</summary>
    public static string? NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<MilvusKeyAttribute>()?.Name
        ?? property.GetCustomAttribute<MilvusFieldAttribute>()?.Name
        ?? property.GetCustomAttribute<MilvusVectorAttribute>()?.Name;

    private static PropertySettings OfField(PropertyInfo property, MilvusFieldAttribute field, ModelMistakes mistakes)
    {
        if (field.DataType != MilvusDataType.None)
        {
            mistakes.NotSupported(
                $"property '{property.Name}' asks for the data type {field.DataType} by [MilvusField]. Here the property's own type decides; leave DataType out.");
        }

        return new PropertySettings
        {
            IndexType = field.IndexType,
            IndexParams = field.IndexParams is { } json ? Parse(property, "index parameters", json, mistakes) : null,
            Mmap = IsSaid<MilvusFieldAttribute>(property, nameof(field.Mmap)) ? field.Mmap : null,
            IsNullable = field.Nullable,
            IsAnalyzed = field.EnableAnalyzer,
            AnalyzerParams = field.AnalyzerParams,
            HasTextMatch = field.EnableMatch,
            MaxLength = Given(field.MaxLength),
            MaxCapacity = Given(field.MaxCapacity),
            IsPartitionKey = field.IsPartitionKey,
            IsClusteringKey = field.IsClusteringKey,
            DefaultValue = field.Default,
            Description = field.Description,
        };
    }

    private static PropertySettings OfVector(PropertyInfo property, MilvusVectorAttribute vector, int dimensions, ModelMistakes mistakes)
    {
        if (vector.Dimension != 0 && vector.Dimension != dimensions)
        {
            mistakes.Contradiction(
                $"property '{property.Name}' has {dimensions} dimensions and, by [MilvusVector], {vector.Dimension}. Leave them out of [MilvusVector].");
        }

        return new PropertySettings
        {
            // The attribute cannot say that it says nothing; AUTOINDEX is what a property without an index kind has anyway.
            IndexType = vector.IndexType == MilvusIndexTypes.AutoIndex ? null : vector.IndexType,
            IndexParams = vector.IndexParams is { } json ? Parse(property, "index parameters", json, mistakes) : null,
            Mmap = IsSaid<MilvusVectorAttribute>(property, nameof(vector.Mmap)) ? vector.Mmap : null,
            MetricType = vector.MetricType,
            VectorType = vector.Type == MilvusDataType.None ? null : vector.Type,
            IsNullable = vector.Nullable,
            Description = vector.Description,
        };
    }

    private static PropertySettings OfFunction(PropertyInfo property, MilvusFunctionAttribute function, ModelMistakes mistakes)
    {
        if (function is MilvusTextEmbeddingAttribute embedding)
        {
            IReadOnlyDictionary<string, object?>? parameters = embedding.Params is { } json ? Parse(property, "function parameters", json, mistakes) : null;
            return new PropertySettings
            {
                TextEmbedding = new(embedding.Input, embedding.Provider, embedding.Model, parameters) { FunctionName = embedding.FunctionName },
            };
        }

        mistakes.NotSupported(
            $"property '{property.Name}' is filled by [{function.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}]. Collections of records have "
            + "[MilvusTextEmbedding], and full-text search by IsFullTextIndexed on the text's property.");
        return PropertySettings.None;
    }

    /// <summary>Whether an attribute was given a value; the attribute itself tells only which one it has.</summary>
    private static bool IsSaid<TAttribute>(PropertyInfo property, string member) => property.GetCustomAttributesData()
        .Any(data => data.AttributeType == typeof(TAttribute) && data.NamedArguments.Any(argument => argument.MemberName == member));

    private static Dictionary<string, object?>? Parse(PropertyInfo property, string what, string json, ModelMistakes mistakes)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            mistakes.Contradiction($"property '{property.Name}' has {what} that are no JSON object: {json}");
            return null;
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out long number) => number,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static int? Given(int limit) => limit == 0 ? null : limit;
}
