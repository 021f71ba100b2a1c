using System.Collections;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Arrays of structs in dictionaries: a list of dictionaries, each with exactly the keys that the structs have as fields. What is
/// read is a <c>Dictionary&lt;string, object?&gt;[]</c>.
/// </summary>
internal static class LooseStructs
{
    public static StructColumn<Dictionary<string, object?>, Dictionary<string, object?>> Column(MilvusStructFieldSchema field)
    {
        string name = field.Name;
        var names = field.Fields.Select(sub => sub.Name).ToHashSet(StringComparer.Ordinal);
        var access = new StructAccess<Dictionary<string, object?>, Dictionary<string, object?>>(
            $"key \"{name}\"",
            record => ToStructs(record.GetValueOrDefault(name)),
            (record, structs) => record[name] = structs,
            () => new Dictionary<string, object?>(StringComparer.Ordinal),
            SetsNull: true)
        {
            Problem = item => Problem(item, names),
        };
        return new StructColumn<Dictionary<string, object?>, Dictionary<string, object?>>(
            field, access, [.. field.Fields.Select(Part).OfType<StructPart<Dictionary<string, object?>>>()]);
    }

    private static StructPart<Dictionary<string, object?>, object?>? Part(MilvusFieldSchema field)
    {
        string name = field.Name;
        return CodecTable.Loose(FieldType.Of(field)) is { } codec
            ? new StructPart<Dictionary<string, object?>, object?>(
                field, codec, item => item.GetValueOrDefault(name), (item, value) => item[name] = value)
            : null;
    }

    private static string? Problem(Dictionary<string, object?> item, HashSet<string> names)
    {
        foreach (string key in item.Keys)
        {
            if (!names.Contains(key))
                return $"it has the key \"{key}\", which is no field of the structs ({string.Join(", ", names)})";
        }

        foreach (string name in names)
        {
            if (!item.ContainsKey(name))
                return $"it lacks the key \"{name}\"; all structs of a field have the same fields";
        }

        return null;
    }

    /// <exception cref="FieldValueException">The value is no list of dictionaries.</exception>
    private static IReadOnlyList<Dictionary<string, object?>>? ToStructs(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null } => null,
        IReadOnlyList<Dictionary<string, object?>> structs => structs,
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Select((item, i) => ToStruct(item, i))],
        IEnumerable items and not (string or IDictionary) => [.. items.Cast<object?>().Select(ToStruct)],
        _ => throw new FieldValueException($"a {TypeName.Of(value.GetType())} is no list of dictionaries"),
    };

    private static Dictionary<string, object?> ToStruct(object? item, int index) => item switch
    {
        Dictionary<string, object?> same => same,
        IEnumerable<KeyValuePair<string, object?>> pairs => new Dictionary<string, object?>(pairs, StringComparer.Ordinal),
        JsonElement { ValueKind: JsonValueKind.Object } json =>
            json.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value, StringComparer.Ordinal),
        _ => throw new FieldValueException($"element {index}: {(item is null ? "it is null" : $"a {TypeName.Of(item.GetType())} is no dictionary")}"),
    };

    private static Dictionary<string, object?> ToStruct(JsonElement item, int index) => ToStruct((object)item, index);
}
