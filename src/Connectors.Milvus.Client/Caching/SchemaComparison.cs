using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>Whether two schemas hold the same data. Descriptions and ids are no difference.</summary>
internal static class SchemaComparison
{
    /// <summary>Whether an entry read later is still about the same collection with the same fields.</summary>
    public static bool IsSame(CollectionSchemaEntry left, CollectionSchemaEntry right) =>
        left.CollectionId == right.CollectionId
        && left.UpdateTimestamp == right.UpdateTimestamp
        && FirstDifference(left.Schema, right.Schema) is null;

    /// <summary>What differs first, in words; null when nothing does.</summary>
    public static string? FirstDifference(MilvusCollectionSchema wanted, MilvusCollectionSchema found)
    {
        if (wanted.EnableDynamicField != found.EnableDynamicField)
        {
            return found.EnableDynamicField ? "it has a dynamic field" : "it has no dynamic field";
        }

        return FirstDifference(wanted.Fields, found.Fields)
            ?? FirstDifference(wanted.StructFields, found.StructFields)
            ?? FirstDifference(wanted.Functions, found.Functions);
    }

    private static string? FirstDifference(IReadOnlyList<MilvusFieldSchema> wanted, IReadOnlyList<MilvusFieldSchema> found)
    {
        var rest = found.ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var field in wanted)
        {
            if (!rest.Remove(field.Name, out var other))
            {
                return $"it has no field '{field.Name}'";
            }

            if (FirstDifference(field, other) is { } difference)
            {
                return $"its field '{field.Name}' {difference}";
            }
        }

        return rest.Count == 0 ? null : $"it has a field '{rest.Keys.First()}' too";
    }

    private static string? FirstDifference(IReadOnlyList<MilvusStructFieldSchema> wanted, IReadOnlyList<MilvusStructFieldSchema> found)
    {
        var rest = found.ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var field in wanted)
        {
            if (!rest.Remove(field.Name, out var other))
            {
                return $"it has no array of structs '{field.Name}'";
            }

            if (Differs("maximum capacity", field.MaxCapacity, other.MaxCapacity) is { } difference)
            {
                return $"its array of structs '{field.Name}' {difference}";
            }

            if (FirstDifference(field.Fields, other.Fields) is { } inside)
            {
                return $"in its array of structs '{field.Name}', {inside}";
            }
        }

        return rest.Count == 0 ? null : $"it has an array of structs '{rest.Keys.First()}' too";
    }

    // A function's parameters are the server's to complete.
    private static string? FirstDifference(IReadOnlyList<MilvusFunctionSchema> wanted, IReadOnlyList<MilvusFunctionSchema> found)
    {
        foreach (var function in wanted)
        {
            if (!found.Any(other => other.Type == function.Type && other.InputFields.SequenceEqual(function.InputFields)
                    && other.OutputFields.SequenceEqual(function.OutputFields)))
            {
                return $"it has no function like '{function.Name}'";
            }
        }

        return found.Count == wanted.Count ? null : "it has other functions too";
    }

    private static string? FirstDifference(MilvusFieldSchema wanted, MilvusFieldSchema found) =>
        Differs("type", wanted.DataType, found.DataType)
        ?? Differs("element type", wanted.ElementType, found.ElementType)
        ?? Differs("dimension", wanted.Dimension, found.Dimension)
        ?? Differs("maximum length", wanted.MaxLength, found.MaxLength)
        ?? Differs("maximum capacity", wanted.MaxCapacity, found.MaxCapacity)
        ?? Differs("being the primary key", wanted.IsPrimaryKey, found.IsPrimaryKey)
        ?? Differs("automatic ids", wanted.AutoId, found.AutoId)
        ?? Differs("nullability", wanted.IsNullable, found.IsNullable)
        ?? Differs("being the partition key", wanted.IsPartitionKey, found.IsPartitionKey)
        ?? Differs("default value", Text(wanted.DefaultValue), Text(found.DefaultValue));

    private static string? Differs<T>(string what, T wanted, T found) =>
        EqualityComparer<T>.Default.Equals(wanted, found) ? null : $"differs in {what} ({Text(found)} instead of {Text(wanted)})";

    // 5 (int) and 5L are the same default.
    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";
}
