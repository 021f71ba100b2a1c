namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>The functions of the language. The json_ and array_ spellings of one function mean the same.</summary>
internal enum FilterFunction
{
    Contains,
    ContainsAll,
    ContainsAny,
    ArrayLength,
    RandomSample,
}

internal static class FilterFunctionNames
{
    private static readonly Dictionary<string, FilterFunction> Supported = BothCases(new()
    {
        ["json_contains"] = FilterFunction.Contains,
        ["array_contains"] = FilterFunction.Contains,
        ["json_contains_all"] = FilterFunction.ContainsAll,
        ["array_contains_all"] = FilterFunction.ContainsAll,
        ["json_contains_any"] = FilterFunction.ContainsAny,
        ["array_contains_any"] = FilterFunction.ContainsAny,
        ["array_length"] = FilterFunction.ArrayLength,
        ["random_sample"] = FilterFunction.RandomSample,
    });

    public static bool TryGet(string name, out FilterFunction function) => Supported.TryGetValue(name, out function);

    public static int ArgumentCount(FilterFunction function) => function is FilterFunction.ArrayLength or FilterFunction.RandomSample ? 1 : 2;

    /// <summary>What to say of a name that is called but is no function here.</summary>
    public static string Unknown(string name)
    {
        var lower = name.ToLowerInvariant();
        if (Supported.ContainsKey(lower))
            return $"function names are all lower or all upper case: write {lower}";
        return $"function {name} is not supported; supported are {string.Join(", ", Supported.Keys.Where(key => char.IsAsciiLetterLower(key[0])))}";
    }

    private static Dictionary<string, FilterFunction> BothCases(Dictionary<string, FilterFunction> lower)
    {
        var both = new Dictionary<string, FilterFunction>(lower, StringComparer.Ordinal);
        foreach (var (name, function) in lower)
            both[name.ToUpperInvariant()] = function;
        return both;
    }
}
