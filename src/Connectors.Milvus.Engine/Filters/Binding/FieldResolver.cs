using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Finds what a path names: a field, an element of an array, a place in JSON, or a key of the dynamic field.</summary>
internal static class FieldResolver
{
    public static Operand Resolve(PathSyntax syntax, FilterSchema schema)
    {
        var (root, steps) = (syntax.Path.Root, syntax.Path.Steps);
        if (schema.Find(root) is { } field)
            return Known(field, steps, syntax.Position);
        if (string.Equals(root, "null", StringComparison.OrdinalIgnoreCase))
            throw new FilterException(syntax.Position, $"field {root} not exist: there is no null literal, write 'field is null' or 'field is not null'");
        if (schema.DynamicSqlName is not { } dynamic)
            throw new FilterException(syntax.Position, $"field {root} not exist");
        var path = root == PathLexer.MetaName
            ? JsonPath.From(steps)
            : JsonPath.From([new PathStep(root, false), .. steps]);
        return new JsonOperand(dynamic, path, false);
    }

    private static Operand Known(FilterField field, IReadOnlyList<PathStep> steps, int position)
    {
        if (!TypeRules.IsFilterable(field.Type))
            throw new FilterException(position, $"filters on {field.Type} field {field.Name} are not supported");
        if (field.Type == EngineDataType.Json)
            return new JsonOperand(field.SqlName, JsonPath.From(steps), field.IsNullable);
        if (steps.Count == 0)
            return new FieldOperand(field);
        if (field.Type != EngineDataType.Array)
            throw new FilterException(position, $"{field.Type} data type not supported accessed with []");
        return steps is [{ IsIndex: true } step]
            ? new ItemOperand(field, int.Parse(step.Name, System.Globalization.CultureInfo.InvariantCulture))
            : throw new FilterException(position, $"can only access array field {field.Name} with one integer index");
    }
}
