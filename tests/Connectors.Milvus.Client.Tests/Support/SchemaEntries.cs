namespace Connectors.Milvus.Client.Tests;

/// <summary>Schema entries as a describe would make them.</summary>
internal static class SchemaEntries
{
    public static CollectionSchemaEntry Create(string name, ulong timestamp = 1, int generation = 1, params MilvusFieldSchema[] fields)
    {
        MilvusFieldSchema[] all = fields.Length > 0
            ? fields
            : [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2)];
        return new CollectionSchemaEntry
        {
            Name = name,
            Schema = new MilvusCollectionSchema { Fields = all },
            PrimaryKey = all.Single(field => field.IsPrimaryKey),
            CollectionId = 1,
            UpdateTimestamp = timestamp,
            Generation = generation,
        };
    }
}
