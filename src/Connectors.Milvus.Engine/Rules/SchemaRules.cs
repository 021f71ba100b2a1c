namespace Connectors.Milvus.Engine.Rules;

/// <summary>What a collection's definition must hold to before it is created. Single fields are <see cref="FieldRules"/>' matter.</summary>
internal static class SchemaRules
{
    public static void Check(CollectionDefinition collection)
    {
        if (collection.ShardCount is < 0 or > Limits.Shards)
            throw Errors.Plain($"maximum shards's number should be limited to {Limits.Shards}");
        if (collection.Fields.Count > Limits.Fields)
            throw Errors.Plain($"maximum field's number should be limited to {Limits.Fields}");
        Names.CheckCollection(collection.Name);
        CheckDuplicates(collection);
        CheckPrimaryKey(collection);
        CheckPartitionKey(collection);
        foreach (var field in collection.Fields)
            FieldRules.Check(collection.Name, field);
        TextRules.CheckFunctions(collection);
        CheckVectors(collection);
        CollectionProperties.Check(collection.Fields, collection.Properties);
    }

    private static void CheckDuplicates(CollectionDefinition collection)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in collection.Fields)
        {
            if (!seen.Add(field.Name))
                throw Errors.Plain($"duplicated field name {field.Name} found");
        }
    }

    private static void CheckPrimaryKey(CollectionDefinition collection)
    {
        var keys = collection.Fields.Where(static field => field.IsPrimaryKey).ToArray();
        if (keys.Length == 0)
            throw Errors.Plain($"primary key is not specified");
        if (keys.Length > 1)
            throw Errors.Plain($"there are more than one primary key, field name = {keys[0].Name}, {keys[1].Name}");
        if (keys[0].Type is not (EngineDataType.Int64 or EngineDataType.VarChar))
            throw Errors.Plain($"the data type of primary key should be Int64 or VarChar");
        if (keys[0].IsNullable)
            throw Errors.Invalid($"primary field not support null");
        if (keys[0].DefaultValue is not null)
            throw Errors.Invalid($"primary field not support default_value");
        if (collection.Fields.FirstOrDefault(static field => field.AutoId && !field.IsPrimaryKey) is { } stray)
            throw Errors.Plain($"only primary field can speficy AutoID with true, field name = {stray.Name}");
    }

    private static void CheckPartitionKey(CollectionDefinition collection)
    {
        var keys = collection.Fields.Where(static field => field.IsPartitionKey).ToArray();
        if (keys.Length == 0 && collection.PartitionCount > 0)
            throw Errors.Invalid($"num_partitions should only be specified with partition key field enabled");
        if (keys.Length == 0)
            return;
        if (keys.Length > 1)
            throw Errors.Plain($"there are more than one partition key, field name = {keys[0].Name}, {keys[1].Name}");
        if (keys[0].IsPrimaryKey)
            throw Errors.Plain($"the partition key field must not be primary field");
        if (keys[0].IsNullable)
            throw Errors.Invalid($"partition key field not support nullable: field {keys[0].Name}");
        if (keys[0].Type is not (EngineDataType.Int64 or EngineDataType.VarChar))
            throw Errors.Plain($"the data type of partition key should be Int64 or VarChar");
        if (collection.PartitionCount is < 0 or > Limits.Partitions)
            throw Errors.Invalid($"partition number ({collection.PartitionCount}) exceeds max configuration ({Limits.Partitions})");
    }

    private static void CheckVectors(CollectionDefinition collection)
    {
        var vectors = collection.Fields.Count(static field => field.Type >= EngineDataType.BinaryVector);
        if (vectors == 0)
            throw Errors.Invalid($"schema does not contain vector field");
        if (vectors > Limits.VectorFields)
            throw Errors.Plain($"maximum vector field's number should be limited to {Limits.VectorFields}");
    }
}
