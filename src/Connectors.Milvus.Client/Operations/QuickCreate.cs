namespace Connectors.Milvus.Client;

/// <summary>The layout of a collection that is made from a dimension alone; the same as the other Milvus SDKs give it.</summary>
internal static class QuickCreate
{
    public static MilvusCollectionSchema Schema(int dimension, MilvusQuickCreateOptions options) => new()
    {
        Description = options.Description,
        EnableDynamicField = options.EnableDynamicField,
        Fields = [PrimaryKey(options), MilvusFieldSchema.FloatVector(options.VectorField, dimension)],
    };

    public static MilvusCreateCollectionOptions Options(MilvusQuickCreateOptions options) => new()
    {
        ConsistencyLevel = options.ConsistencyLevel,
        Timeout = options.Timeout,
        Indexes = [new MilvusIndexParams { FieldName = options.VectorField, MetricType = options.MetricType }],
    };

    private static MilvusFieldSchema PrimaryKey(MilvusQuickCreateOptions options) => options.PrimaryKeyType switch
    {
        MilvusDataType.Int64 => MilvusFieldSchema.Int64(options.PrimaryKeyField, isPrimaryKey: true, options.AutoId),
        MilvusDataType.VarChar => MilvusFieldSchema.VarChar(options.PrimaryKeyField, options.MaxLength, isPrimaryKey: true, options.AutoId),
        _ => throw new ArgumentException(
            $"PrimaryKeyType is {options.PrimaryKeyType}; a primary key is an Int64 or a VarChar.", nameof(options)),
    };
}
