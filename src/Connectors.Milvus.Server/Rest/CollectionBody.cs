using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary>
/// What <c>/collections/create</c> asks for: a schema of its own with index parameters, or the quick form of a dimension
/// alone, which means a key <c>id</c>, a vector <c>vector</c>, the dynamic field and an index.
/// </summary>
internal sealed record CollectionBody(CreateCollectionRequest Create, IReadOnlyList<CreateIndexRequest> Indexes)
{
    private const string DefaultMetric = "COSINE";
    private const long DefaultPartitionKeyPartitions = 16;

    public static CollectionBody Read(RestCall call)
    {
        var schemaBody = call.Body.Object("schema");
        var isQuick = schemaBody.Objects("fields").Count == 0;
        var parameters = call.Body.Object("params");
        var schema = isQuick ? QuickSchema(call, parameters) : FullSchema(call, schemaBody);
        var create = new CreateCollectionRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            Schema = schema.ToByteString(),
            ShardsNum = Shards(parameters),
            ConsistencyLevel = Consistency(parameters.Text("consistencyLevel", nameof(ConsistencyLevel.Bounded))),
        };
        if (schema.Fields.Any(field => field.IsPartitionKey))
            create.NumPartitions = Number(parameters, "partitionsNum") ?? DefaultPartitionKeyPartitions;
        AddProperty(create, parameters, "ttlSeconds", "collection.ttl.seconds");
        AddProperty(create, parameters, "partitionKeyIsolation", "partitionkey.isolation");
        create.Properties.Add(call.Body.Pairs("properties"));
        return new CollectionBody(create, isQuick ? [QuickIndex(call)] : [.. IndexRoutes.ReadParameters(call)]);
    }

    internal static ConsistencyLevel Consistency(string name)
        => Enum.TryParse<ConsistencyLevel>(name, out var level) && Enum.IsDefined(level) && level.ToString() == name
            ? level
            : throw RestException.Invalid($"consistencyLevel can only be [Strong, Session, Bounded, Eventually, Customized], but got {name}");

    private static CollectionSchema QuickSchema(RestCall call, RestBody parameters)
    {
        var dimension = call.Body.Integer("dimension") ?? throw RestException.Missing("dimension (or schema)");
        var key = new FieldSchema
        {
            Name = call.Body.Text("primaryFieldName", "id"),
            IsPrimaryKey = true,
            AutoID = call.Body.Flag("autoID"),
            DataType = call.Body.Text("idType", "Int64").ToUpperInvariant() switch
            {
                "INT64" => DataType.Int64,
                "VARCHAR" => DataType.VarChar,
                var type => throw RestException.Invalid($"idType can only be [Int64, VarChar], but got {type}"),
            },
        };
        if (key.DataType == DataType.VarChar)
            key.TypeParams.Add(RestBody.Pair("max_length", Text(Number(parameters, "max_length") ?? throw RestException.Missing("params.max_length"))));

        var vector = new FieldSchema
        {
            Name = call.Body.Text("vectorFieldName", "vector"),
            DataType = DataType.FloatVector,
            TypeParams = { RestBody.Pair("dim", Text(dimension)) },
        };
        return new CollectionSchema
        {
            Name = call.Collection,
            Description = call.Body.Text("description"),
            EnableDynamicField = parameters.Flag("enableDynamicField", missing: true),
            Fields = { key, vector },
        };
    }

    private static CreateIndexRequest QuickIndex(RestCall call)
    {
        var field = call.Body.Text("vectorFieldName", "vector");
        return new CreateIndexRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            FieldName = field,
            IndexName = field,
            ExtraParams =
            {
                RestBody.Pair("index_type", "AUTOINDEX"),
                RestBody.Pair("metric_type", call.Body.Text("metricType", DefaultMetric)),
            },
        };
    }

    private static CollectionSchema FullSchema(RestCall call, RestBody body)
    {
        var schema = new CollectionSchema
        {
            Name = call.Collection,
            Description = body.Text("description", call.Body.Text("description")),
            EnableDynamicField = body.Flag("enableDynamicField", body.Flag("enabledDynamicField")),
        };
        schema.Functions.Add(body.Objects("functions").Select(ReadFunction));
        var outputs = schema.Functions.SelectMany(function => function.OutputFieldNames).ToHashSet(StringComparer.Ordinal);
        foreach (var field in body.Objects("fields"))
        {
            var read = ReadField(field);
            read.AutoID |= read.IsPrimaryKey && body.Flag("autoID", body.Flag("autoId"));
            read.IsFunctionOutput = outputs.Contains(read.Name);
            schema.Fields.Add(read);
        }

        return schema;
    }

    internal static FieldSchema ReadField(RestBody body)
    {
        var field = new FieldSchema
        {
            Name = body.RequiredText("fieldName"),
            Description = body.Text("description"),
            DataType = TypeNames.Read(body.RequiredText("dataType")),
            IsPrimaryKey = body.Flag("isPrimary"),
            IsPartitionKey = body.Flag("isPartitionKey"),
            IsClusteringKey = body.Flag("isClusteringKey"),
            Nullable = body.Flag("nullable"),
            TypeParams = { body.Pairs("elementTypeParams") },
        };
        field.AutoID = field.IsPrimaryKey && body.Flag("autoID");
        if (field.DataType == DataType.Array)
            field.ElementType = TypeNames.Read(body.RequiredText("elementDataType"));
        if (body.Element("defaultValue") is { } value)
            field.DefaultValue = ReadDefault(field, value);

        return field;
    }

    private static ValueField ReadDefault(FieldSchema field, JsonElement value) => (field.DataType, value.ValueKind) switch
    {
        (DataType.Bool, JsonValueKind.True or JsonValueKind.False) => new ValueField { BoolData = value.GetBoolean() },
        (DataType.Int8 or DataType.Int16 or DataType.Int32, JsonValueKind.Number) when value.TryGetInt32(out var number) => new ValueField { IntData = number },
        (DataType.Int64, JsonValueKind.Number) when value.TryGetInt64(out var number) => new ValueField { LongData = number },
        (DataType.Float, JsonValueKind.Number) => new ValueField { FloatData = value.GetSingle() },
        (DataType.Double, JsonValueKind.Number) => new ValueField { DoubleData = value.GetDouble() },
        (DataType.VarChar, JsonValueKind.String) => new ValueField { StringData = value.GetString() },
        (DataType.Json, _) => new ValueField { BytesData = ByteString.CopyFromUtf8(value.GetRawText()) },
        _ => throw RestException.Invalid($"the defaultValue {value.GetRawText()} of field {field.Name} is no {field.DataType}"),
    };

    internal static FunctionSchema ReadFunction(RestBody body) => new()
    {
        Name = body.RequiredText("name"),
        Description = body.Text("description"),
        Type = Enum.TryParse<FunctionType>(body.RequiredText("type"), ignoreCase: true, out var type) && Enum.IsDefined(type)
            ? type
            : throw RestException.Invalid($"function type {body.Text("type")} is unknown"),
        InputFieldNames = { body.Texts("inputFieldNames") },
        OutputFieldNames = { body.Texts("outputFieldNames") },
        Params = { body.Pairs("params") },
    };

    private static void AddProperty(CreateCollectionRequest create, RestBody parameters, string name, string property)
    {
        if (parameters.Element(name) is { } value)
            create.Properties.Add(RestBody.Pair(property, RestBody.ParameterText(value)));
    }

    private static int Shards(RestBody parameters) => (Number(parameters, "shardsNum") ?? 1) switch
    {
        >= 1 and <= int.MaxValue and var shards => (int)shards,
        var other => throw RestException.Invalid(string.Create(CultureInfo.InvariantCulture, $"shardsNum is {other}, which is no number of shards")),
    };

    /// <summary>A number, also when it is written as text.</summary>
    private static long? Number(RestBody body, string name) => body.Element(name) switch
    {
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => body.Integer(name),
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
