using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Ordering;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Reads rows by a filter in ascending order of the primary key or the order asked for, or computes over them.</summary>
internal static class QueryOperation
{
    private const string CountField = "count(*)";

    public static QueryResult Run(Transaction read, QueryCommand command)
    {
        var collection = read.Catalog.Collection(command.Database, command.Collection);
        var partitions = PartitionNames.Resolve(collection, command.Partitions);
        var isCount = command.OutputFields is [var only] && only.Replace(" ", "", StringComparison.Ordinal).Equals(CountField, StringComparison.OrdinalIgnoreCase);
        var filter = FilterCompiler.Compile(command.Filter, collection.FilterSchema, command.FilterValues);
        if (isCount && command.Limit is not null && command.GroupByFields.Count == 0)
            throw Errors.Invalid($"count entities with pagination is not allowed");
        var isComputed = command.GroupByFields.Count > 0 || command.OutputFields.Any(Aggregate.IsOne);
        if (!isComputed && command.Limit is null && string.IsNullOrWhiteSpace(command.Filter))
            throw Errors.Invalid($"empty expression should be used with limit");
        QueryRules.CheckQueryWindow(command.Limit, command.Offset);
        var aggregates = AggregateQuery.Create(collection, command);
        if (command.Iterator is not null && (aggregates is not null || command.OrderBy.Count > 0))
            throw Errors.Invalid($"order_by and group_by are not supported when using query iterator");
        var order = aggregates is null ? OrderPlan.Create(collection, command.OrderBy) : null;
        var plan = aggregates is null ? OutputPlan.Create(collection, command.OutputFields, alwaysKey: true) : null;
        if (!collection.IsLoaded)
            throw Errors.CollectionNotLoaded(collection.Name);
        filter = Expiry.Apply(read, collection, filter);

        return isCount && command.GroupByFields.Count == 0
            ? Count(read, collection, filter, partitions)
            : aggregates?.Run(read, command, filter, partitions) ?? Read(read, command, collection, filter, partitions, plan!, order);
    }

    private static QueryResult Count(Transaction read, CollectionEntry collection, CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions)
    {
        var count = filter.IsAlwaysTrue && partitions.Count == 0
            ? Counters.Read(read.Session, collection.Id).RowCount
            : RowFilter.Count(read.Session, collection, filter, partitions);
        return new QueryResult(1, [new Column<long>(CountField, EngineDataType.Int64, [count])], [CountField], collection.PrimaryKey.Name, read.Now());
    }

    private static QueryResult Read(
        Transaction read, QueryCommand command, CollectionEntry collection, CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions, OutputPlan plan, OrderPlan? order)
    {
        var rows = new RowCollector(collection, plan);
        var sql = $"SELECT {rows.SelectList} FROM {collection.RowTable}{RowFilter.Where(filter, partitions)} ORDER BY {(order is null ? "" : order.Terms + ", ")}{collection.PrimaryKey.SqlName} LIMIT ? OFFSET ?";
        using (var statement = read.Session.Prepare(sql))
        {
            var parameter = RowFilter.Bind(statement, filter);
            statement.Bind(parameter, command.Limit ?? -1);
            statement.Bind(parameter + 1, command.Limit is null ? 0 : command.Offset);
            while (statement.Step())
                rows.Add(statement);
        }

        return new QueryResult(rows.Count, rows.Build(new VectorSource(read.Session)), plan.Names, collection.PrimaryKey.Name, read.Now());
    }
}
