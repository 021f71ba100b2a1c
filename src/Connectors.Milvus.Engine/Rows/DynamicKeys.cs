using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Refuses dynamic keys that a filter or an output field could not tell from a field of the schema.</summary>
internal static class DynamicKeys
{
    public static void Check(CollectionEntry collection, Column<ReadOnlyMemory<byte>> column)
    {
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.IsNull(row))
                CheckRow(collection, column.Values[row].Span, row);
        }
    }

    private static void CheckRow(CollectionEntry collection, ReadOnlySpan<byte> json, int row)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(FieldEntry.DynamicName))
                throw Errors.Invalid($"cannot set key name to: {FieldEntry.DynamicName}, row number: {row}");
            foreach (var field in collection.Fields)
            {
                if (reader.ValueTextEquals(field.Name))
                    throw Errors.Invalid($"dynamic field name cannot include the static field name: {field.Name}, row number: {row}");
            }

            reader.Skip();
        }
    }
}
