using System.Globalization;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>How a collection that exists differs from a model, as far as records could not be written, read or searched as the model says.</summary>
internal static class SchemaDifferences
{
    /// <summary>The fields of the model that the collection lacks.</summary>
    public static IEnumerable<MilvusFieldSchema> Missing(MilvusCollectionSchema wanted, MilvusCollectionSchema found) =>
        wanted.Fields.Where(field => found.Fields.All(other => other.Name != field.Name));

    /// <summary>Every difference, each a sentence without its point.</summary>
    /// <param name="wanted">What the model would create.</param>
    /// <param name="found">What is there.</param>
    /// <param name="wantedIndexes">The indexes that the model would create.</param>
    /// <param name="foundIndexes">The indexes that are there.</param>
    public static IReadOnlyList<string> Of(
        MilvusCollectionSchema wanted,
        MilvusCollectionSchema found,
        IReadOnlyList<MilvusIndexParams> wantedIndexes,
        IReadOnlyList<MilvusIndexDescription> foundIndexes)
    {
        Dictionary<string, MilvusFieldSchema> present = found.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        return
        [
            .. Missing(wanted, found).Select(field => $"it has no field '{field.Name}' ({field.DataType})"),
            .. wanted.Fields.Where(field => present.ContainsKey(field.Name)).SelectMany(field => Of(field, present[field.Name])),
            .. found.Fields.Where(field => IsRequired(field) && wanted.Fields.All(other => other.Name != field.Name))
                .Select(field => $"its field '{field.Name}' ({field.DataType}) needs a value, which no property of the model gives"),
            .. wanted.Functions.Where(function => !found.Functions.Any(other => IsSame(function, other)))
                .Select(function => $"it has no {function.Type} function{Model(function)} from '{function.InputFields[0]}' to '{function.OutputFields[0]}'"),
            .. wantedIndexes.SelectMany(index => foundIndexes.Where(other => IsOfOtherMetric(index, other))
                .Select(other => $"its index on '{index.FieldName}' has the metric {other.MetricType}, not {index.MetricType}")),
        ];
    }

    private static IEnumerable<string> Of(MilvusFieldSchema wanted, MilvusFieldSchema found)
    {
        (string What, object? Wanted, object? Found)[] parts =
        [
            ("type", wanted.DataType, found.DataType),
            ("element type", wanted.ElementType, found.ElementType),
            ("dimension", wanted.Dimension, found.Dimension),
            ("place as the primary key", wanted.IsPrimaryKey, found.IsPrimaryKey),
            ("key generation by the server", wanted.AutoId, found.AutoId),
            ("place as the partition key", wanted.IsPartitionKey || found.IsPartitionKey, found.IsPartitionKey),
        ];
        return parts.Where(part => !Equals(part.Wanted, part.Found))
            .Select(part => $"its field '{wanted.Name}' has another {part.What}: {Text(part.Found)}, not {Text(part.Wanted)}");
    }

    private static bool IsRequired(MilvusFieldSchema field) =>
        !field.IsNullable && field.DefaultValue is null && !field.IsFunctionOutput && !(field.IsPrimaryKey && field.AutoId);

    private static bool IsSame(MilvusFunctionSchema wanted, MilvusFunctionSchema found) =>
        wanted.Type == found.Type && wanted.InputFields.SequenceEqual(found.InputFields) && wanted.OutputFields.SequenceEqual(found.OutputFields)
        && wanted.Params.Where(each => DecidesVectors(each.Key)).All(each => Text(each.Value) == Text(found.Params.GetValueOrDefault(each.Key)));

    /// <summary>Vectors of another model are not comparable; keys and endpoints may change.</summary>
    private static bool DecidesVectors(string parameter) => parameter is "provider" or "model_name" or "dim";

    private static bool IsOfOtherMetric(MilvusIndexParams wanted, MilvusIndexDescription found) =>
        found.FieldName == wanted.FieldName && wanted.MetricType is not null && found.MetricType is { Length: > 0 }
        && !wanted.MetricType.Equals(found.MetricType, StringComparison.OrdinalIgnoreCase);

    private static string Model(MilvusFunctionSchema function) =>
        function.Params.Count == 0 ? "" : $" ({string.Join(", ", function.Params.Where(each => DecidesVectors(each.Key)).Select(each => $"{each.Key} {Text(each.Value)}"))})";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";
}
