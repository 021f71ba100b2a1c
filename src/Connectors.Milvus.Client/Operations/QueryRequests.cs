using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests for rows by filter.</summary>
internal static class QueryRequests
{
    /// <summary>What asks for the number of rows instead of the rows.</summary>
    public const string Count = "count(*)";

    public static QueryRequest Create(
        CollectionKey target, BoundFilter filter, MilvusReadOptions options, IReadOnlyList<string> outputFields, ReadConsistency consistency)
    {
        var request = new QueryRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            Expr = filter.Expression,
            ConsistencyLevel = consistency.Level,
            GuaranteeTimestamp = consistency.GuaranteeTimestamp,
        };
        request.OutputFields.AddRange(outputFields);
        request.PartitionNames.AddRange(options.PartitionNames ?? []);
        foreach (var (name, value) in filter.Templates)
        {
            request.ExprTemplateValues.Add(name, value);
        }

        if (options is MilvusQueryOptions { Limit: { } limit } window)
        {
            request.QueryParams.Add(Parameters.Pair("limit", limit));
            if (window.Offset is { } offset)
            {
                request.QueryParams.Add(Parameters.Pair("offset", offset));
            }
        }

        request.QueryParams.AddRange(ReadParameters.Of(options, Order(options)));
        return request;
    }

    /// <summary>What is wrong with a query before any schema is known.</summary>
    public static void Check(PreparedFilter filter, MilvusQueryOptions options)
    {
        ReadChecks.Check(options);
        ReadChecks.CheckOrder(options.OrderBy, nameof(options.OrderBy));
        if (options.Limit is { } limit)
        {
            Limits.RequireWindow(limit, options.Offset ?? 0, nameof(options));
        }
        else if (options.Offset is not null)
        {
            throw new ArgumentException($"Offset is {options.Offset}, but there is no Limit, and Milvus reads Offset only beside one.", nameof(options));
        }
        else if (filter.IsEmpty)
        {
            throw new ArgumentException(
                $"A query without a filter would return the whole collection. Set Limit (at most {Limits.Window}), or give a filter.", nameof(filter));
        }
    }

    public static void CheckCount(MilvusQueryOptions options)
    {
        ReadChecks.Check(options);
        if (options.Limit is not null || options.Offset is not null || options.OutputFields is not null || options.IncludeVectors || options.OrderBy is not null)
        {
            throw new ArgumentException("A count has no Limit, Offset, OrderBy, OutputFields or vectors: leave them out.", nameof(options));
        }
    }

    public static void CheckAggregate(IReadOnlyList<string> aggregates, MilvusAggregateOptions options)
    {
        ReadChecks.Check(options);
        ReadChecks.CheckOrder(options.OrderBy, nameof(options.OrderBy));
        ReadChecks.RequireNames(aggregates, nameof(aggregates), nameof(aggregates));
        ReadChecks.RequireNames(options.GroupBy, nameof(options.GroupBy));
        Limits.RequireRange(
            aggregates.Count, 1, Limits.Fields, "The number of aggregates", "Ask for count(*), sum(f), avg(f), min(f) or max(f).", nameof(aggregates));
        Limits.RequireRange(options.Limit ?? 1, 1, Limits.Window, "Limit", "Group by a coarser field.", nameof(options));
        if (options.OutputFields is not null || options.IncludeVectors)
        {
            throw new ArgumentException("Groups have the fields of GroupBy and the aggregates: leave OutputFields and IncludeVectors out.", nameof(options));
        }
    }

    public static QueryRequest Aggregate(
        CollectionKey target, BoundFilter filter, MilvusAggregateOptions options, IReadOnlyList<string> aggregates, ReadConsistency consistency)
    {
        var request = Create(target, filter, options, [.. options.GroupBy, .. aggregates], consistency);
        if (options.GroupBy.Count > 0)
        {
            request.QueryParams.Add(Parameters.Pair("group_by_fields", string.Join(',', options.GroupBy)));
        }

        if (options.Limit is { } limit)
        {
            request.QueryParams.Add(Parameters.Pair("limit", limit));
        }

        return request;
    }

    private static IReadOnlyList<MilvusOrder>? Order(MilvusReadOptions options) => options switch
    {
        MilvusQueryOptions query => query.OrderBy,
        MilvusAggregateOptions groups => groups.OrderBy,
        _ => null,
    };
}
