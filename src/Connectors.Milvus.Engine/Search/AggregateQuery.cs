using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Ordering;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Search;

/// <summary>A query that answers one row per group, or one row for all: the groups' fields and what is computed over them.</summary>
internal sealed class AggregateQuery
{
    private readonly CollectionEntry _collection;
    private readonly FieldEntry[] _groups;
    private readonly (string Name, string Sql, FieldEntry Result)[] _columns;
    private readonly string _order;

    private AggregateQuery(CollectionEntry collection, QueryCommand command)
    {
        _collection = collection;
        _groups = [.. command.GroupByFields.Select(name => FindGroup(collection, name))];
        _columns = [.. command.OutputFields.Select(output => output.Trim()).Distinct(StringComparer.Ordinal).Select(Column)];
        _order = Order(command.OrderBy);
    }

    /// <summary>The query, when it groups or computes; null for one that gives rows.</summary>
    public static AggregateQuery? Create(CollectionEntry collection, QueryCommand command)
        => command.GroupByFields.Count > 0 || command.OutputFields.Any(Aggregate.IsOne) ? new AggregateQuery(collection, command) : null;

    public QueryResult Run(Transaction read, QueryCommand command, CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions)
    {
        var groupBy = _groups.Length == 0 ? "" : $" GROUP BY {string.Join(", ", _groups.Select(static field => field.SqlName))}";
        var readers = _columns.Select(static column => ScalarCodecs.For(column.Result).NewReader(column.Result)).ToArray();
        var rows = 0;
        var sql = $"SELECT {string.Join(", ", _columns.Select(static column => column.Sql))} FROM {_collection.RowTable}{RowFilter.Where(filter, partitions)}{groupBy}{_order} LIMIT ? OFFSET ?";
        using (var statement = read.Session.Prepare(sql))
        {
            var parameter = RowFilter.Bind(statement, filter);
            statement.Bind(parameter, command.Limit ?? -1);
            statement.Bind(parameter + 1, command.Limit is null ? 0 : command.Offset);
            for (; statement.Step(); rows++)
            {
                for (var index = 0; index < readers.Length; index++)
                    readers[index].Read(statement, index);
            }
        }

        return new QueryResult(rows, [.. readers.Select(static reader => reader.Build())], [.. _columns.Select(static column => column.Name)], _collection.PrimaryKey.Name, read.Now());
    }

    private (string Name, string Sql, FieldEntry Result) Column(string output)
    {
        if (Aggregate.IsOne(output))
        {
            var aggregate = Aggregate.Parse(_collection, output);
            return (aggregate.Name, aggregate.Sql, aggregate.Result);
        }

        var group = Array.Find(_groups, field => field.Name == output)
            ?? throw Errors.Invalid($"output field {output} is neither an aggregation nor one of the group_by fields [{string.Join(", ", _groups.Select(static field => field.Name))}]");
        return (output, group.SqlName, group);
    }

    private string Order(IReadOnlyList<OrderByField> keys)
    {
        var terms = keys.Select(key => OrderPlan.Term(OrderValue(key.Field), key)).Concat(_groups.Select(static field => field.SqlName)).ToArray();
        return terms.Length == 0 ? "" : $" ORDER BY {string.Join(", ", terms)}";
    }

    private string OrderValue(string name)
        => Aggregate.IsOne(name) ? Aggregate.Parse(_collection, name).Sql
            : Array.Find(_groups, field => field.Name == name)?.SqlName
            ?? throw Errors.Invalid($"order_by field '{name}' must be an aggregation or one of the group_by fields");

    private static FieldEntry FindGroup(CollectionEntry collection, string name)
    {
        var field = collection.FindField(name)
            ?? throw Errors.Input(EngineError.FieldNotFound, $"groupBy field not found in schema: field not found[field={name}]");
        return field.IsVector || field.Type is EngineDataType.Json or EngineDataType.Array
            ? throw Errors.Invalid($"group by field {name} has unsupported data type {field.Type}")
            : field;
    }
}
