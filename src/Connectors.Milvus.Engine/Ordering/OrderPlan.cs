using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Ordering;

/// <summary>
/// The order that a query or search asked for, as the terms of an ORDER BY. Dynamic keys sort by the value they hold: booleans as 0 and 1,
/// numbers before texts.
/// </summary>
internal sealed class OrderPlan
{
    private OrderPlan(string terms) => Terms = terms;

    /// <summary>SQL terms over the row table's columns.</summary>
    public string Terms { get; }

    /// <summary>The order asked for; null when none is.</summary>
    public static OrderPlan? Create(CollectionEntry collection, IReadOnlyList<OrderByField> keys)
        => keys.Count == 0 ? null : new OrderPlan(string.Join(", ", keys.Select(key => Term(Value(collection, key.Field), key))));

    /// <summary>A term over any SQL value.</summary>
    public static string Term(string value, OrderByField key)
        => $"{value} {(key.Descending ? "DESC" : "ASC")} NULLS {(key.NullsFirst ? "FIRST" : "LAST")}";

    /// <summary>Puts rows into the order; those that are equal in it keep the order they come in.</summary>
    public int[] Sort(Session session, CollectionEntry collection, IReadOnlyList<int> slots)
    {
        using var statement = session.Prepare($"SELECT place.key FROM json_each(?) place JOIN {collection.RowTable} ON slot = place.value ORDER BY {Terms}, place.key");
        statement.BindText(1, $"[{string.Join(',', slots)}]");
        var order = new List<int>(slots.Count);
        while (statement.Step())
            order.Add((int)statement.Int64(0));
        return [.. order];
    }

    private static string Value(CollectionEntry collection, string name)
    {
        if (name.Length == 0)
            throw Errors.Invalid($"empty field name in order_by_fields");
        if (collection.FindField(name) is { } field)
            return CheckSortable(field).SqlName;
        return FindDynamic(collection, name) is { } json ? Extract(json) : throw Errors.Invalid($"order_by field '{name}' does not exist in collection schema");
    }

    private static FieldEntry CheckSortable(FieldEntry field)
    {
        if (field.Type == EngineDataType.Json)
            throw Errors.Invalid($"order_by is not supported for JSON field '{field.Name}', use dynamic field with JSON path instead");
        if (field.IsVector || field.Type == EngineDataType.Array)
            throw Errors.Invalid($"order_by field '{field.Name}' has unsortable type {field.Type}");
        return field;
    }

    private static JsonOperand? FindDynamic(CollectionEntry collection, string name)
    {
        if (collection.Dynamic is not { } dynamic)
            return null;
        try
        {
            var json = Parser.Parse(name) is PathSyntax path ? FieldResolver.Resolve(path, collection.FilterSchema) as JsonOperand : null;
            return json?.SqlName == dynamic.SqlName ? json
                : json is not null ? throw Errors.Invalid($"order_by is not supported for JSON field '{name}', use dynamic field with JSON path instead")
                : throw Errors.Invalid($"invalid JSON path in order_by field '{name}'");
        }
        catch (FilterException error)
        {
            throw Errors.Invalid($"invalid JSON path in order_by field '{name}': {error.Message}");
        }
    }

    private static string Extract(JsonOperand json)
    {
        var arguments = $"({json.SqlName}, '{json.Path.Encoded.Replace("'", "''", StringComparison.Ordinal)}')";
        return $"coalesce({SqlFunctionNames.JsonNumber}{arguments}, {SqlFunctionNames.JsonBool}{arguments}, {SqlFunctionNames.JsonText}{arguments})";
    }
}
