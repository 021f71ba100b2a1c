using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Ordering;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Search;

/// <summary>A search request that was found to fit its collection.</summary>
internal sealed record SearchPlan(
    CollectionEntry Collection,
    FieldEntry Field,
    Metric Metric,
    ScoreRange Range,
    CompiledFilter Filter,
    IReadOnlyList<PartitionEntry> Partitions,
    IReadOnlyList<FieldEntry> GroupBy,
    OrderPlan? Order)
{
    public static SearchPlan Check(Transaction read, CollectionEntry collection, SearchCommand command)
    {
        var partitions = PartitionNames.Resolve(collection, command.Partitions);
        var field = FindField(collection, command.VectorField);
        QueryRules.CheckQueryVectors(command.Vectors!.Count);
        QueryRules.CheckSearchWindow(command.Limit, command.Offset);
        QueryRules.CheckRoundDecimal(command.RoundDecimal);
        QueryRules.CheckGroupSize(command.GroupSize);
        IteratorRules.Check(command);
        if (command.Highlight is not null && command.Iterator is not null)
            throw Errors.Invalid($"highlighter is not supported with search iterator");
        var filter = FilterCompiler.Compile(command.Filter, collection.FilterSchema, command.FilterValues);
        var groupBy = command.GroupByFields.Select(name => FindGroup(collection, name, command)).ToArray();
        var order = OrderPlan.Create(collection, command.OrderBy);
        if (!collection.IsLoaded)
            throw Errors.CollectionNotLoaded(collection.Name);
        var metric = FindMetric(collection, field, command.MetricType);
        Rows.VectorRules.CheckQueries(field, command.Vectors);
        if (command.Ef is { } ef && GraphParameters.IsHnsw(collection.IndexOn(field)!))
            QueryRules.CheckEf(ef, command.Limit + command.Offset);
        return new SearchPlan(collection, field, metric, FindRange(metric, command), Rows.Expiry.Apply(read, collection, filter), partitions, groupBy, order);
    }

    public static FieldEntry FindField(CollectionEntry collection, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return collection.Vectors.Count == 1
                ? collection.Vectors[0]
                : throw Errors.Invalid($"multiple anns_fields exist, please specify a anns_field in search_params");
        }

        var field = collection.FindField(name) ?? throw Errors.Invalid($"failed to get field schema by name: fieldName({name}) not found");
        return field.IsVector ? field : throw Errors.Invalid($"field ({name}) to search is not of vector data type");
    }

    private static Metric FindMetric(CollectionEntry collection, FieldEntry field, string? asked)
    {
        // Only a vector field that was added after loading can lack one.
        var metric = (collection.IndexOn(field) ?? throw Errors.IndexNotFound("field", field.Name)).Metric;
        if (!string.IsNullOrEmpty(asked) && !asked.Equals(metric, StringComparison.OrdinalIgnoreCase))
            throw Errors.Mismatch($"metric type not match", metric, asked);
        return Metrics.Parse(metric);
    }

    private static ScoreRange FindRange(Metric metric, SearchCommand command)
    {
        if (command.RangeFilter is not null && command.Radius is null)
            throw Errors.Invalid($"range_filter needs a radius");
        var range = ScoreRange.From(metric, command.Radius, command.RangeFilter);
        if (range.Outer >= range.Inner)
        {
            var order = metric.IsDistance() ? "less" : "greater";
            throw Errors.Invalid($"range_filter ({command.RangeFilter}) must be {order} than radius ({command.Radius}) for this metric");
        }

        return range;
    }

    private static FieldEntry FindGroup(CollectionEntry collection, string name, SearchCommand command)
    {
        var field = collection.FindField(name)
            ?? throw Errors.Input(EngineError.FieldNotFound, $"groupBy field not found in schema: field not found[field={name}]");
        if (field.IsVector || field.Type is EngineDataType.Float or EngineDataType.Double or EngineDataType.Json or EngineDataType.Array)
            throw Errors.Invalid($"unsupported data type {field.Type} for group by operator: field {field.Name}");
        if (command.Radius is not null)
            throw Errors.Invalid($"Not allowed to do range-search when doing search-group-by");
        return field;
    }
}
