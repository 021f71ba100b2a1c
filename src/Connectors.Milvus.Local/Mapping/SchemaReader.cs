using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>Schemas from the wire to the engine. Whether they make sense is the engine's to say.</summary>
internal static class SchemaReader
{
    public static CollectionDefinition Read(CreateCollectionRequest request)
    {
        var schema = Parse(request.Schema);
        RefuseWhatIsMissing(schema);
        return new CollectionDefinition
        {
            Name = request.CollectionName.Length > 0 ? request.CollectionName : schema.Name,
            Description = schema.Description,
            Fields = [.. schema.Fields.Select(ReadField)],
            Functions = [.. schema.Functions.Select(ReadFunction)],
            EnableDynamicField = schema.EnableDynamicField,
            ShardCount = request.ShardsNum,
            ConsistencyLevel = (int)request.ConsistencyLevel,
            PartitionCount = checked((int)Math.Clamp(request.NumPartitions, int.MinValue, int.MaxValue)),
            Properties = Parameters.ToDictionary(request.Properties),
        };
    }

    /// <summary>One field, as a serialized FieldSchema.</summary>
    public static FieldDefinition ReadField(ByteString bytes)
    {
        try
        {
            return ReadField(FieldSchema.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Failures.Invalid($"schema is not a serialized FieldSchema ({exception.Message}): invalid parameter");
        }
    }

    private static CollectionSchema Parse(ByteString bytes)
    {
        try
        {
            return CollectionSchema.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Failures.Invalid($"schema is not a serialized CollectionSchema ({exception.Message}): invalid parameter");
        }
    }

    private static void RefuseWhatIsMissing(CollectionSchema schema)
    {
        if (schema.StructArrayFields.Count > 0)
            throw Failures.NotSupported($"A struct array field ({schema.StructArrayFields[0].Name})");
        if (schema.ExternalSource.Length > 0)
            throw Failures.NotSupported("An external collection");
        if (schema.EnableNamespace)
            throw Failures.NotSupported("A namespace");
    }

    public static FieldDefinition ReadField(FieldSchema field)
    {
        if (field.ElementNullable)
            throw Failures.NotSupported($"An array of nullable elements ({field.Name})");

        return new FieldDefinition
        {
            Name = field.Name,
            Type = (EngineDataType)field.DataType,
            Description = field.Description,
            IsPrimaryKey = field.IsPrimaryKey,
            AutoId = field.AutoID,
            IsNullable = field.Nullable,
            IsPartitionKey = field.IsPartitionKey,
            IsClusteringKey = field.IsClusteringKey,
            IsFunctionOutput = field.IsFunctionOutput,
            ElementType = (EngineDataType)field.ElementType,
            DefaultValue = ReadDefault(field),
            TypeParams = Parameters.ToDictionary(field.TypeParams),
        };
    }

    private static FunctionDefinition ReadFunction(FunctionSchema function)
    {
        if (function.Type != FunctionType.Bm25)
            throw Failures.NotSupported($"A function of type {function.Type} ({function.Name})");
        return new FunctionDefinition
        {
            Name = function.Name,
            Type = EngineFunctionType.Bm25,
            Description = function.Description,
            InputFields = [.. function.InputFieldNames],
            OutputFields = [.. function.OutputFieldNames],
            Parameters = Parameters.ToDictionary(function.Params),
        };
    }

    private static object? ReadDefault(FieldSchema field)
    {
        var value = field.DefaultValue;
        if (value is null || value.DataCase == ValueField.DataOneofCase.None)
            return null;

        return (field.DataType, value.DataCase) switch
        {
            (DataType.Bool, ValueField.DataOneofCase.BoolData) => value.BoolData,
            (DataType.Int8 or DataType.Int16 or DataType.Int32, ValueField.DataOneofCase.IntData) => value.IntData,
            (DataType.Int64, ValueField.DataOneofCase.LongData) => value.LongData,
            (DataType.Float, ValueField.DataOneofCase.FloatData) => value.FloatData,
            (DataType.Double, ValueField.DataOneofCase.DoubleData) => value.DoubleData,
            (DataType.VarChar or DataType.Text or DataType.Geometry or DataType.Timestamptz, ValueField.DataOneofCase.StringData) => value.StringData,
            (DataType.Timestamptz, ValueField.DataOneofCase.TimestamptzData) => DateTimeOffset.UnixEpoch
                .AddTicks(value.TimestamptzData * TimeSpan.TicksPerMicrosecond)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            (DataType.Json, ValueField.DataOneofCase.BytesData) => value.BytesData.Memory,
            _ => throw Failures.Invalid(
                $"type ({field.DataType}) of field ({field.Name}) is not equal to the type ({value.DataCase}) of its default value: invalid parameter"),
        };
    }
}
