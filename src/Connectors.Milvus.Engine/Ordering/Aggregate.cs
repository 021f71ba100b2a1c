using System.Text.RegularExpressions;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Ordering;

/// <summary>
/// A computation over rows that stands among the output fields: <c>count(*)</c>, <c>count(f)</c>, <c>sum(f)</c>, <c>avg(f)</c>,
/// <c>min(f)</c> or <c>max(f)</c>. Nulls do not count; over no value, all but the counts are null.
/// </summary>
internal sealed partial record Aggregate(string Name, string Sql, FieldEntry Result)
{
    private const string AllRows = "*";

    public static bool IsOne(string output) => Shape().IsMatch(output);

    public static Aggregate Parse(CollectionEntry collection, string output)
    {
        var match = Shape().Match(output);
        var function = match.Groups["function"].Value.ToLowerInvariant();
        var name = match.Groups["field"].Value;
        if (name == AllRows)
        {
            return function == "count"
                ? new Aggregate(output, "count(*)", Column(output, EngineDataType.Int64))
                : throw Errors.Invalid($"{function}(*) is not supported: only count takes *");
        }

        var field = collection.FindField(name) ?? throw Errors.Input(EngineError.FieldNotFound, $"field of the aggregation {output} not found in schema: field not found[field={name}]");
        var type = ResultType(function, field) ?? throw Errors.Invalid($"aggregation operator {function} does not support data type {field.Type}: field {name}");
        return new Aggregate(output, $"{function}({field.SqlName})", type == field.Type ? Named(field, output) : Column(output, type));
    }

    /// <summary>The field under another name, nullable.</summary>
    public static FieldEntry Named(FieldEntry field, string name)
        => new(field.Definition with { Name = name, IsNullable = true, DefaultValue = null });

    private static FieldEntry Column(string name, EngineDataType type)
        => new(new FieldDefinition { Name = name, Type = type, IsNullable = true });

    private static EngineDataType? ResultType(string function, FieldEntry field)
    {
        var isNumber = field.Type is >= EngineDataType.Int8 and <= EngineDataType.Double;
        return function switch
        {
            _ when field.IsVector || field.Type is EngineDataType.Json or EngineDataType.Array => null,
            "count" => EngineDataType.Int64,
            "sum" when isNumber => field.Type is EngineDataType.Float or EngineDataType.Double ? EngineDataType.Double : EngineDataType.Int64,
            "avg" when isNumber => EngineDataType.Double,
            "min" or "max" when field.Type != EngineDataType.Bool => field.Type,
            _ => null,
        };
    }

    [GeneratedRegex(@"^\s*(?<function>count|sum|avg|min|max)\s*\(\s*(?<field>\*|[A-Za-z_][A-Za-z0-9_]*)\s*\)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
