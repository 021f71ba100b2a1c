namespace Connectors.Milvus.Client;

/// <summary>A search that fits its collection: what is searched, in which field, and how.</summary>
internal sealed class SearchInput
{
    private SearchInput(MilvusVectors? vectors, MilvusIds? ids, MilvusFieldSchema field, MilvusSearchOptions options)
    {
        Vectors = vectors;
        Ids = ids;
        Field = field;
        Options = options;
    }

    /// <summary>The query vectors; null where stored ones are searched with.</summary>
    public MilvusVectors? Vectors { get; }

    /// <summary>The keys of the records whose vectors are searched with.</summary>
    public MilvusIds? Ids { get; }

    public int Count => Vectors?.Count ?? Ids!.Count;

    public MilvusFieldSchema Field { get; }

    public MilvusSearchOptions Options { get; }

    /// <exception cref="RecordSchemaException">The collection has no such vector field, or its vectors are of another kind.</exception>
    public static SearchInput For(CollectionSchemaEntry schema, MilvusVectors vectors, MilvusSearchOptions options)
    {
        var field = FindField(schema, options.VectorField);
        vectors.Values.CheckFor(field, schema.Name);
        return new SearchInput(vectors, null, field, options);
    }

    /// <exception cref="RecordSchemaException">The collection has no such vector field, or its keys are of another type.</exception>
    public static SearchInput For(CollectionSchemaEntry schema, MilvusIds ids, MilvusSearchOptions options)
    {
        IdFilters.RequireType(schema.PrimaryKey, ids);
        return new SearchInput(null, ids, FindField(schema, options.VectorField), options);
    }

    private static MilvusFieldSchema FindField(CollectionSchemaEntry schema, string? name)
    {
        var fields = schema.Searchable;
        if (name is null)
        {
            return fields.Length == 1
                ? fields[0]
                : throw new RecordSchemaException(fields.Length == 0
                    ? $"Collection '{schema.Name}' has no vector field to search."
                    : $"Collection '{schema.Name}' has several vector fields: set VectorField to one of {Names(fields)}.");
        }

        return Array.Find(fields, field => field.Name == name)
            ?? throw new RecordSchemaException($"Collection '{schema.Name}' has no vector field '{name}'. It has: {Names(fields)}.");
    }

    private static string Names(MilvusFieldSchema[] fields) =>
        fields.Length == 0 ? "none" : string.Join(", ", fields.Select(field => field.Name));
}
