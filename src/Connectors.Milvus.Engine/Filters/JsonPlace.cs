using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>A place in JSON that is named outside of a filter, in a filter's words: <c>field["key"][0]</c>, <c>$meta["key"]</c>, <c>key</c>.</summary>
internal static class JsonPlace
{
    /// <exception cref="FilterException">The text is no path, or does not lead into a JSON field of the schema.</exception>
    public static JsonOperand Resolve(string text, FilterSchema schema)
    {
        if (string.IsNullOrWhiteSpace(text) || Parser.Parse(text) is not PathSyntax path)
            throw new FilterException(0, "expected a path: field[\"key\"]");
        return FieldResolver.Resolve(path, schema) as JsonOperand
            ?? throw new FilterException(0, $"field {path.Path.Root} is no JSON field");
    }
}
