namespace Connectors.Milvus.Engine.Filters;

/// <summary>Turns Milvus's filter language into SQL over the row table. Thread-safe.</summary>
internal static class FilterCompiler
{
    /// <summary>Compiles an expression; blank text is the filter that every row passes.</summary>
    /// <param name="expression">The filter as the caller wrote it.</param>
    /// <param name="schema">What it may name.</param>
    /// <param name="templates">Values of <c>{name}</c>: bool, long, double, string, lists of these (nested), or UTF-8 JSON.</param>
    /// <param name="plan">The word before "plan" in Milvus's error text: query (searches too) or delete.</param>
    /// <exception cref="EngineException">1100: the expression does not parse, or does not fit the schema or the values.</exception>
    public static CompiledFilter Compile(
        string expression,
        FilterSchema schema,
        IReadOnlyDictionary<string, object?>? templates,
        string plan = "query") => throw new NotSupportedException();
}
