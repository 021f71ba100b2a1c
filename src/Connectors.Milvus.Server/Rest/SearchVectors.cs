using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary>What a REST search looks for: vectors of the field's type, or texts for a field that a function fills.</summary>
internal static class SearchVectors
{
    public static Placeholders Read(FieldSchema field, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Array || data.GetArrayLength() == 0)
            throw RestException.Format("data is a list of vectors, or of texts");
        if (field.IsFunctionOutput && data.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return new Placeholders(
                PlaceholderType.VarChar, [.. data.EnumerateArray().Select(item => ByteString.CopyFromUtf8(item.GetString()!))]);
        }

        try
        {
            // A vector type has the same number as a column's and as a placeholder's.
            return new Placeholders(
                (PlaceholderType)field.DataType,
                [.. data.EnumerateArray().Select(item => UnsafeByteOperations.UnsafeWrap(VectorJson.Read(field.DataType, item)))]);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or OverflowException)
        {
            throw RestException.Format($"data for {field.Name}: {exception.Message}");
        }
    }
}
