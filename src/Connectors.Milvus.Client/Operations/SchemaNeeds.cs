namespace Connectors.Milvus.Client;

/// <summary>
/// What a schema or an index asks of a server beyond Milvus 2.4. An older server reads past what it does not know, and creates a collection
/// without it.
/// </summary>
internal static class SchemaNeeds
{
    /// <exception cref="NotSupportedException">The server lacks something that the schema has.</exception>
    public static async ValueTask RequireAsync(Operation operation, MilvusCollectionSchema schema)
    {
        foreach (var needed in Of(schema).Distinct())
        {
            await operation.RequireAsync(needed).ConfigureAwait(false);
        }
    }

    /// <exception cref="NotSupportedException">The server lacks something that the field has.</exception>
    public static async ValueTask RequireAsync(Operation operation, MilvusFieldSchema field)
    {
        foreach (var needed in Of(field))
        {
            await operation.RequireAsync(needed).ConfigureAwait(false);
        }
    }

    /// <exception cref="NotSupportedException">The server lacks something that the index has.</exception>
    public static async ValueTask RequireAsync(Operation operation, MilvusIndexParams index)
    {
        if (index.Params?.ContainsKey(MilvusIndexParams.JsonPathParam) == true)
        {
            await operation.RequireAsync(ServerFeatures.JsonPathIndexes).ConfigureAwait(false);
        }

        if (index.IndexType.Equals(MilvusIndexTypes.NGram, StringComparison.OrdinalIgnoreCase))
        {
            await operation.RequireAsync(ServerFeatures.NgramIndexes).ConfigureAwait(false);
        }
    }

    private static IEnumerable<ServerCapability> Of(MilvusCollectionSchema schema)
    {
        if (schema.StructFields.Count > 0)
        {
            yield return schema.StructFields.Any(field => field.IsNullable) ? ServerFeatures.NullableStructs : ServerFeatures.StructArrays;
        }

        foreach (var needed in schema.Fields.Concat(schema.StructFields.SelectMany(field => field.Fields)).SelectMany(Of))
        {
            yield return needed;
        }

        foreach (var function in schema.Functions)
        {
            yield return function.Type switch
            {
                MilvusFunctionType.TextEmbedding => ServerFeatures.TextEmbedding,
                MilvusFunctionType.MinHash => ServerFeatures.MinHash,
                _ => ServerFeatures.Functions,
            };
        }
    }

    private static IEnumerable<ServerCapability> Of(MilvusFieldSchema field)
    {
        if (OfType(field.ElementType == MilvusDataType.None ? field.DataType : field.ElementType) is { } type)
        {
            yield return type;
        }

        if (field.IsNullable || field.DefaultValue is not null)
        {
            yield return field.IsVector ? ServerFeatures.NullableVectors : ServerFeatures.NullableFields;
        }

        if (field.TypeParams.ContainsKey(MilvusFieldSchema.MultiAnalyzerParams))
        {
            yield return ServerFeatures.MultiAnalyzers;
        }
        else if (field.TypeParams.ContainsKey(MilvusFieldSchema.EnableAnalyzer) || field.TypeParams.ContainsKey(MilvusFieldSchema.EnableMatch))
        {
            yield return ServerFeatures.Analyzers;
        }
    }

    private static ServerCapability? OfType(MilvusDataType type) => type switch
    {
        MilvusDataType.Int8Vector => ServerFeatures.Int8Vectors,
        MilvusDataType.Geometry => ServerFeatures.Geometry,
        MilvusDataType.Timestamptz => ServerFeatures.Timestamptz,
        MilvusDataType.Text => ServerFeatures.TextType,
        _ => null,
    };
}
