namespace Connectors.Milvus.Engine.Catalog;

/// <summary>The <c>flags</c> column of the fields table. Values are part of the format.</summary>
[Flags]
internal enum FieldFlags
{
    None = 0,
    PrimaryKey = 1,
    AutoId = 2,
    Nullable = 4,
    PartitionKey = 8,
    ClusteringKey = 16,
    Dynamic = 32,
    FunctionOutput = 64,
}
