namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>The functions of the language. The json_ and array_ spellings of one function mean the same.</summary>
internal enum FilterFunction
{
    Contains,
    ContainsAll,
    ContainsAny,
    ArrayLength,
    RandomSample,
    TextMatch,
    PhraseMatch,
    ShapeEquals,
    ShapeTouches,
    ShapeOverlaps,
    ShapeCrosses,
    ShapeContains,
    ShapeIntersects,
    ShapeWithin,
    ShapeNear,
    ShapeIsValid,
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
        ["text_match"] = FilterFunction.TextMatch,
        ["phrase_match"] = FilterFunction.PhraseMatch,
        ["st_equals"] = FilterFunction.ShapeEquals,
        ["st_touches"] = FilterFunction.ShapeTouches,
        ["st_overlaps"] = FilterFunction.ShapeOverlaps,
        ["st_crosses"] = FilterFunction.ShapeCrosses,
        ["st_contains"] = FilterFunction.ShapeContains,
        ["st_intersects"] = FilterFunction.ShapeIntersects,
        ["st_within"] = FilterFunction.ShapeWithin,
        ["st_dwithin"] = FilterFunction.ShapeNear,
        ["st_isvalid"] = FilterFunction.ShapeIsValid,
    });

    public static bool TryGet(string name, out FilterFunction function) => Supported.TryGetValue(name, out function);

    public static int ArgumentCount(FilterFunction function) => function switch
    {
        FilterFunction.ArrayLength or FilterFunction.RandomSample or FilterFunction.ShapeIsValid => 1,
        FilterFunction.ShapeNear => 3,
        _ => 2,
    };

    /// <summary>The name of the last argument, where it has one that must be written; null where there is none.</summary>
    public static string? OptionName(FilterFunction function) => function == FilterFunction.TextMatch ? "minimum_should_match" : null;

    /// <summary>Whether one more argument than <see cref="ArgumentCount"/> may be given.</summary>
    public static bool HasOption(FilterFunction function) => function is FilterFunction.TextMatch or FilterFunction.PhraseMatch;

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
