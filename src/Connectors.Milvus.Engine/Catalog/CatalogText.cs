using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Properties and parameters as the JSON objects that the catalog's tables hold.</summary>
internal static class CatalogText
{
    public static string Write(IReadOnlyDictionary<string, string> values)
        => JsonSerializer.Serialize(new Dictionary<string, string>(values, StringComparer.Ordinal), CatalogJson.Default.DictionaryStringString);

    public static string WriteList(IReadOnlyList<string> values) => JsonSerializer.Serialize([.. values], CatalogJson.Default.StringArray);

    public static string[] ReadList(string json) => JsonSerializer.Deserialize(json, CatalogJson.Default.StringArray) ?? [];

    public static IReadOnlyDictionary<string, string> Read(string json)
        => JsonSerializer.Deserialize(json, CatalogJson.Default.DictionaryStringString) ?? [];
}

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CatalogJson : JsonSerializerContext;
