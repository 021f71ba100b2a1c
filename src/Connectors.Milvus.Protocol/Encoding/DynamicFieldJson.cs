using System.Text.Json;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// The dynamic field: a JSON column named <c>$meta</c> with one object per row, <c>{}</c> where a row has no dynamic keys.
/// </summary>
public static class DynamicFieldJson
{
    /// <summary>The name of the dynamic field, reserved in every schema.</summary>
    public const string FieldName = "$meta";

    // Names and texts are for a server, not for a web page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The object of a row without dynamic keys.</summary>
    public static ByteString EmptyObject { get; } = ByteString.CopyFromUtf8("{}");

    /// <summary>The column of <paramref name="rows"/>, each a JSON object in UTF-8.</summary>
    public static FieldData Column(IEnumerable<ByteString> rows) => new()
    {
        Type = DataType.Json,
        FieldName = FieldName,
        IsDynamic = true,
        Scalars = new ScalarField { JsonData = new JSONArray { Data = { rows } } },
    };

    /// <summary>The object of one row.</summary>
    /// <exception cref="ArgumentException">A value has no JSON form; see <see cref="JsonValues"/>.</exception>
    public static ByteString Encode(IEnumerable<KeyValuePair<string, object?>> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            JsonValues.Write(writer, members);

        return UnsafeByteOperations.UnsafeWrap(stream.ToArray());
    }

    /// <summary>The keys and values of one row's object.</summary>
    /// <exception cref="InvalidDataException">It is not a JSON object.</exception>
    public static Dictionary<string, object?> Decode(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        return (Dictionary<string, object?>)JsonValues.Read(document.RootElement)!;
    }

    /// <summary>The object with no keys but <paramref name="keys"/>; numbers and strings keep their text.</summary>
    /// <exception cref="InvalidDataException">It is not a JSON object.</exception>
    public static ByteString Select(ReadOnlyMemory<byte> json, IReadOnlySet<string> keys)
    {
        using var document = Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (keys.Contains(member.Name))
                    member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return UnsafeByteOperations.UnsafeWrap(stream.ToArray());
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"A row of {FieldName} is not valid JSON: {exception.Message}", exception);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;

        var kind = document.RootElement.ValueKind;
        document.Dispose();
        throw new InvalidDataException($"A row of {FieldName} is a JSON {kind}; it must be an object.");
    }
}
