using System.Globalization;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local;

/// <summary>Schemas from the engine to the wire.</summary>
internal static class SchemaWriter
{
    // Below the 18 bits of the counter a hybrid timestamp has milliseconds.
    private const int LogicalBits = 18;

    public static ulong UnixMilliseconds(ulong timestamp) => timestamp >> LogicalBits;

    public static DescribeCollectionResponse Write(CollectionInfo info)
    {
        var definition = info.Definition;
        var response = new DescribeCollectionResponse
        {
            Status = MilvusStatus.Success(),
            Schema = WriteSchema(info),
            CollectionID = info.Id,
            CreatedTimestamp = info.CreatedTimestamp,
            CreatedUtcTimestamp = UnixMilliseconds(info.CreatedTimestamp),
            ShardsNum = definition.ShardCount,
            Aliases = { info.Aliases },
            ConsistencyLevel = (ConsistencyLevel)definition.ConsistencyLevel,
            CollectionName = definition.Name,
            Properties = { Pairs(definition.Properties) },
            DbName = info.Database,
            NumPartitions = info.PartitionCount,
            DbId = info.DatabaseId,
            UpdateTimestamp = info.UpdateTimestamp,
            UpdateTimestampStr = info.UpdateTimestamp.ToString(CultureInfo.InvariantCulture),
        };
        for (var shard = 0; shard < definition.ShardCount; shard++)
        {
            response.PhysicalChannelNames.Add($"local-dml_{shard}");
            response.VirtualChannelNames.Add($"local-dml_{shard}_{info.Id}v{shard}");
        }

        return response;
    }

    public static IEnumerable<KeyValuePair> Pairs(IReadOnlyDictionary<string, string> values)
        => values.Select(pair => new KeyValuePair { Key = pair.Key, Value = pair.Value });

    private static CollectionSchema WriteSchema(CollectionInfo info) => new()
    {
        Name = info.Definition.Name,
        Description = info.Definition.Description,
        EnableDynamicField = info.Definition.EnableDynamicField,
        DbName = info.Database,
        Fields = { info.Definition.Fields.Select(WriteField) },
        Functions = { info.Definition.Functions.Select(function => WriteFunction(info.Definition, function)) },
        Properties = { Pairs(info.Definition.Properties) },
    };

    private static FieldSchema WriteField(FieldDefinition field)
    {
        var schema = new FieldSchema
        {
            FieldID = field.FieldId,
            Name = field.Name,
            IsPrimaryKey = field.IsPrimaryKey,
            Description = field.Description,
            DataType = (DataType)field.Type,
            TypeParams = { Pairs(field.TypeParams) },
            AutoID = field.AutoId,
            ElementType = (DataType)field.ElementType,
            IsPartitionKey = field.IsPartitionKey,
            IsClusteringKey = field.IsClusteringKey,
            Nullable = field.IsNullable,
            IsFunctionOutput = field.IsFunctionOutput,
        };
        if (field.DefaultValue is { } value)
            schema.DefaultValue = WriteDefault(field.Name, value);

        return schema;
    }

    private static FunctionSchema WriteFunction(CollectionDefinition definition, FunctionDefinition function) => new()
    {
        Name = function.Name,
        Id = function.FunctionId,
        Description = function.Description,
        Type = (FunctionType)function.Type,
        InputFieldNames = { function.InputFields },
        InputFieldIds = { function.InputFields.Select(name => FieldId(definition, name)) },
        OutputFieldNames = { function.OutputFields },
        OutputFieldIds = { function.OutputFields.Select(name => FieldId(definition, name)) },
        Params = { Pairs(function.Parameters) },
    };

    private static long FieldId(CollectionDefinition definition, string name) => definition.Fields.Single(field => field.Name == name).FieldId;

    private static ValueField WriteDefault(string field, object value) => value switch
    {
        bool v => new ValueField { BoolData = v },
        int v => new ValueField { IntData = v },
        long v => new ValueField { LongData = v },
        float v => new ValueField { FloatData = v },
        double v => new ValueField { DoubleData = v },
        string v => new ValueField { StringData = v },
        ReadOnlyMemory<byte> v => new ValueField { BytesData = ByteString.CopyFrom(v.Span) },
        _ => throw new InvalidOperationException($"The default value of field '{field}' is a {value.GetType()}."),
    };
}
