using System.Globalization;
using Connectors.Milvus.Protocol;
using Proto = Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Schemas as messages, both ways. The only place that knows the names of type parameters.</summary>
internal static class SchemaMessages
{
    private const string DimensionKey = "dim";
    private const string MaxLengthKey = "max_length";
    private const string MaxCapacityKey = "max_capacity";

    public static CollectionSchema ToMessage(string collection, MilvusCollectionSchema schema)
    {
        var message = new CollectionSchema
        {
            Name = collection,
            Description = schema.Description,
            EnableDynamicField = schema.EnableDynamicField,
        };
        var computed = schema.Functions.SelectMany(function => function.OutputFields).ToHashSet(StringComparer.Ordinal);
        message.Fields.AddRange(schema.Fields
            .Select(field => ToMessage(field with { IsFunctionOutput = field.IsFunctionOutput || computed.Contains(field.Name) })));
        message.Functions.AddRange(schema.Functions.Select(FunctionMessages.ToMessage));
        message.StructArrayFields.AddRange(schema.StructFields.Select(StructFieldMessages.ToMessage));
        return message;
    }

    public static MilvusCollectionSchema FromMessage(CollectionSchema message) => new()
    {
        Description = message.Description,
        EnableDynamicField = message.EnableDynamicField,

        // Some servers list the dynamic field among the others.
        Fields = [.. message.Fields.Where(field => !field.IsDynamic).Select(FromMessage)],
        Functions = [.. message.Functions.Select(FunctionMessages.FromMessage)],
        StructFields = [.. message.StructArrayFields.Select(StructFieldMessages.FromMessage)],
        Properties = Parameters.ToDictionary(message.Properties),
    };

    public static FieldSchema ToMessage(MilvusFieldSchema field)
    {
        var message = new FieldSchema
        {
            Name = field.Name,
            Description = field.Description,
            DataType = (DataType)(int)field.DataType,
            ElementType = (DataType)(int)field.ElementType,
            IsPrimaryKey = field.IsPrimaryKey,
            AutoID = field.AutoId,
            Nullable = field.IsNullable,
            IsPartitionKey = field.IsPartitionKey,
            IsClusteringKey = field.IsClusteringKey,
            IsFunctionOutput = field.IsFunctionOutput,
        };
        if (field.DefaultValue is not null)
        {
            message.DefaultValue = DefaultValues.Encode(field);
        }

        AddParam(message, DimensionKey, field.Dimension);
        AddParam(message, MaxLengthKey, field.MaxLength);
        AddParam(message, MaxCapacityKey, field.MaxCapacity);
        foreach (var (key, value) in field.TypeParams)
        {
            message.TypeParams.Add(new Proto.KeyValuePair { Key = key, Value = value });
        }

        return message;
    }

    public static MilvusFieldSchema FromMessage(FieldSchema message)
    {
        var parameters = Parameters.ToDictionary(message.TypeParams);
        var type = (MilvusDataType)(int)message.DataType;
        return new MilvusFieldSchema
        {
            FieldId = message.FieldID,
            Name = message.Name,
            Description = message.Description,
            DataType = type,
            ElementType = (MilvusDataType)(int)message.ElementType,
            IsPrimaryKey = message.IsPrimaryKey,
            AutoId = message.AutoID,
            IsNullable = message.Nullable,
            IsPartitionKey = message.IsPartitionKey,
            IsClusteringKey = message.IsClusteringKey,
            IsFunctionOutput = message.IsFunctionOutput,
            DefaultValue = message.DefaultValue is null ? null : DefaultValues.Decode(type, message.DefaultValue),
            Dimension = TakeParam(parameters, DimensionKey),
            MaxLength = TakeParam(parameters, MaxLengthKey),
            MaxCapacity = TakeParam(parameters, MaxCapacityKey),
            TypeParams = parameters,
        };
    }

    private static void AddParam(FieldSchema message, string key, int? value)
    {
        if (value is { } number)
        {
            message.TypeParams.Add(new Proto.KeyValuePair { Key = key, Value = number.ToString(CultureInfo.InvariantCulture) });
        }
    }

    private static int? TakeParam(Dictionary<string, string> parameters, string key) =>
        parameters.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && parameters.Remove(key)
            ? number
            : null;
}
