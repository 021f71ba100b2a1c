using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Milvus.Client;

/// <summary>The JSON of import jobs, both ways, without reflection. Numbers come as numbers or as text, depending on the server's version.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ImportCreateBody))]
[JsonSerializable(typeof(ImportJobBody))]
[JsonSerializable(typeof(ImportListBody))]
[JsonSerializable(typeof(RestAnswer<ImportJobData>))]
[JsonSerializable(typeof(RestAnswer<ImportListData>))]
[JsonSerializable(typeof(RestAnswer<JsonElement?>))]
internal sealed partial class ImportJson : JsonSerializerContext;

/// <summary>What starts a job. Each inner list is a file, or the NumPy files of one set.</summary>
internal sealed record ImportCreateBody(
    string? DbName,
    string CollectionName,
    string? PartitionName,
    IReadOnlyList<IReadOnlyList<string>> Files,
    IReadOnlyDictionary<string, string>? Options);

/// <summary>What is about one job.</summary>
internal sealed record ImportJobBody(string? DbName, string JobId);

/// <summary>What asks for jobs.</summary>
internal sealed record ImportListBody(string? DbName, string? CollectionName);

/// <summary>Jobs.</summary>
internal sealed record ImportListData(IReadOnlyList<ImportJobData>? Records);

/// <summary>What is told of a job as of each of its files.</summary>
internal abstract record ImportData
{
    public string? State { get; init; }

    public int Progress { get; init; }

    public string? Reason { get; init; }

    public long ImportedRows { get; init; }

    public long TotalRows { get; init; }

    public long FileSize { get; init; }

    public string? CompleteTime { get; init; }
}

/// <summary>A job.</summary>
internal sealed record ImportJobData : ImportData
{
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? JobId { get; init; }

    public string? CollectionName { get; init; }

    public IReadOnlyList<ImportFileData>? Details { get; init; }
}

/// <summary>A file of a job.</summary>
internal sealed record ImportFileData : ImportData
{
    public string? FileName { get; init; }
}

/// <summary>Reads a number as the text that it is written in: 64 bits do not survive in every reader's numbers.</summary>
internal sealed class TextOrNumberConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new JsonException($"A {reader.TokenType} where a text or a number was expected."),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
