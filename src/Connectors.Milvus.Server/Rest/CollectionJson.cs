using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>A collection as <c>/collections/describe</c> shows it.</summary>
internal static class CollectionJson
{
    public static void Write(
        Utf8JsonWriter writer, DescribeCollectionResponse collection, LoadState load, IEnumerable<IndexDescription> indexes)
    {
        writer.WriteString("collectionName", collection.CollectionName);
        writer.WriteNumber("collectionID", collection.CollectionID);
        writer.WriteString("description", collection.Schema.Description);
        writer.WriteBoolean("autoId", collection.Schema.Fields.Any(field => field.IsPrimaryKey && field.AutoID));
        WriteFields(writer, collection.Schema);
        WriteFunctions(writer, collection.Schema);
        writer.WritePropertyName("aliases");
        writer.WriteTexts(collection.Aliases);
        WriteIndexes(writer, indexes);
        writer.WriteString("load", load.ToWire());
        writer.WriteNumber("shardsNum", collection.ShardsNum);
        writer.WriteNumber("partitionsNum", collection.NumPartitions);
        writer.WriteString("consistencyLevel", collection.ConsistencyLevel.ToString());
        writer.WriteBoolean("enableDynamicField", collection.Schema.EnableDynamicField);
        writer.WritePairs("properties", collection.Properties);
    }

    /// <summary>A load state by its name in Milvus's protocol.</summary>
    public static string ToWire(this LoadState state) => $"LoadState{state}";

    private static void WriteFields(Utf8JsonWriter writer, CollectionSchema schema)
    {
        writer.WriteStartArray("fields");
        foreach (var field in schema.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteNumber("id", field.FieldID);
            writer.WriteString("type", TypeNames.Of(field.DataType));
            writer.WriteString("description", field.Description);
            writer.WriteBoolean("primaryKey", field.IsPrimaryKey);
            writer.WriteBoolean("autoId", field.AutoID);
            writer.WriteBoolean("partitionKey", field.IsPartitionKey);
            writer.WriteBoolean("clusteringKey", field.IsClusteringKey);
            writer.WriteBoolean("nullable", field.Nullable);
            if (field.IsFunctionOutput)
                writer.WriteBoolean("isFunctionOutput", true);
            if (field.DataType == DataType.Array)
                writer.WriteString("elementType", TypeNames.Of(field.ElementType));
            if (field.TypeParams.Count > 0)
                writer.WritePairs("params", field.TypeParams);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFunctions(Utf8JsonWriter writer, CollectionSchema schema)
    {
        writer.WriteStartArray("functions");
        foreach (var function in schema.Functions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", function.Name);
            writer.WriteNumber("id", function.Id);
            writer.WriteString("description", function.Description);
            writer.WriteNumber("type", (int)function.Type);
            writer.WritePropertyName("inputFieldNames");
            writer.WriteTexts(function.InputFieldNames);
            writer.WritePropertyName("outputFieldNames");
            writer.WriteTexts(function.OutputFieldNames);
            writer.WritePairs("params", function.Params);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, IEnumerable<IndexDescription> indexes)
    {
        writer.WriteStartArray("indexes");
        foreach (var index in indexes)
        {
            writer.WriteStartObject();
            writer.WriteString("indexName", index.IndexName);
            writer.WriteString("fieldName", index.FieldName);
            writer.WriteString("metricType", IndexRoutes.Parameter(index, "metric_type"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
