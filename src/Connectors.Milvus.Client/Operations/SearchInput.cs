namespace Connectors.Milvus.Client;

/// <summary>A search that was checked: what is searched, in which field, and how.</summary>
internal sealed class SearchInput
{
    private SearchInput(MilvusVectors vectors, MilvusFieldSchema field, MilvusSearchOptions options)
    {
        Vectors = vectors;
        Field = field;
        Options = options;
    }

    public MilvusVectors Vectors { get; }

    public MilvusFieldSchema Field { get; }

    public MilvusSearchOptions Options { get; }

    /// <summary>What is wrong with a search before any schema is known.</summary>
    public static void Check(MilvusVectors vectors, MilvusSearchOptions options)
    {
        ReadChecks.Check(options);
        Limits.RequireRange(vectors.Count, 1, Limits.QueryVectors, "The number of query vectors", "Send them in several searches.", nameof(vectors));
        Limits.RequireWindow(options.Limit, options.Offset, nameof(options));
        vectors.Values.Check(nameof(vectors));
        CheckRange(options);
        CheckGroups(options);
        if (options.RoundDecimal is { } decimals)
        {
            Limits.RequireRange(decimals, 0, Limits.RoundDecimal, "RoundDecimal", "Leave it out to get scores as they are.", nameof(options));
        }
    }

    /// <exception cref="RecordSchemaException">The collection has no such vector field, or its vectors are of another kind.</exception>
    public static SearchInput For(CollectionSchemaEntry schema, MilvusVectors vectors, MilvusSearchOptions options)
    {
        var field = FindField(schema, options.VectorField);
        vectors.Values.CheckFor(field, schema.Name);
        return new SearchInput(vectors, field, options);
    }

    private static MilvusFieldSchema FindField(CollectionSchemaEntry schema, string? name)
    {
        var fields = SearchableFields.Of(schema.Schema);
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

    private static void CheckRange(MilvusSearchOptions options)
    {
        if (options.Radius is null && options.RangeFilter is not null)
        {
            throw new ArgumentException("RangeFilter is the inner bound of a range search and needs Radius, the outer one.", nameof(options));
        }

        if (options.Radius is { } radius && !double.IsFinite(radius) || options.RangeFilter is { } inner && !double.IsFinite(inner))
        {
            throw new ArgumentException("Radius and RangeFilter must be finite numbers.", nameof(options));
        }

        foreach (var key in options.SearchParams?.Keys ?? [])
        {
            if (key is "radius" or "range_filter")
            {
                throw new ArgumentException($"Set {nameof(options.Radius)} and {nameof(options.RangeFilter)} instead of the search parameter '{key}'.", nameof(options));
            }
        }
    }

    private static void CheckGroups(MilvusSearchOptions options)
    {
        if (options.GroupByField is null)
        {
            if (options.GroupSize is not null || options.StrictGroupSize is not null)
            {
                throw new ArgumentException("GroupSize and StrictGroupSize need GroupByField.", nameof(options));
            }

            return;
        }

        Limits.RequireRange(options.GroupSize ?? 1, 1, Limits.GroupSize, "GroupSize", "Group by a finer field.", nameof(options));
        if (options.Radius is not null)
        {
            throw new ArgumentException("Milvus does not group the hits of a range search: leave out Radius or GroupByField.", nameof(options));
        }
    }
}
