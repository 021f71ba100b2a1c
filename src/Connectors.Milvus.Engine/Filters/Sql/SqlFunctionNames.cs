namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>The SQL functions between the writer that calls them and the class that registers them.</summary>
internal static class SqlFunctionNames
{
    /// <summary>(document, path): the number there, INTEGER when it is one in 64 bits, else REAL.</summary>
    public const string JsonNumber = "mv_number";

    /// <summary>(document, path): the number there, or the one that the string there says.</summary>
    public const string JsonTextNumber = "mv_text_number";

    /// <summary>(document, path): the string there.</summary>
    public const string JsonText = "mv_text";

    /// <summary>(document, path): the boolean there as 0 or 1.</summary>
    public const string JsonBool = "mv_bool";

    /// <summary>(document, path): whether there is a value other than null and empty containers.</summary>
    public const string JsonExists = "mv_exists";

    /// <summary>(document, path): the length of the array there.</summary>
    public const string JsonLength = "mv_length";

    /// <summary>(document, path, list, single): whether the array there equals the list, element by element.</summary>
    public const string JsonEquals = "mv_equals";

    /// <summary>(document, path, list, single, all): whether the array there holds any, or all, of the list.</summary>
    public const string JsonContains = "mv_contains";

    /// <summary>(array, index, single): the element of a typed array.</summary>
    public const string Item = "mv_item";

    /// <summary>(a, b): exclusive or of two integers, which SQLite lacks.</summary>
    public const string Xor = "mv_xor";

    /// <summary>(microseconds, months, microseconds): the moment moved along the calendar, then along the clock.</summary>
    public const string Shift = "mv_shift";

    /// <summary>(text, pattern): whether the text matches a like pattern.</summary>
    public const string Like = "mv_like";

    /// <summary>(text, pattern): whether a regular expression is found in the text.</summary>
    public const string Regex = "mv_regex";

    /// <summary>(well-known text, question): whether an encoded question is true of the shape.</summary>
    public const string Shape = "mv_shape";

    /// <summary>(text, query): whether the text holds the words or the phrase of an encoded query.</summary>
    public const string Match = "mv_match";

    /// <summary>(number): the bits of the number as a double, so that doubles can be looked up exactly; NULL when no double is that number.</summary>
    public const string Bits = "mv_bits";
}
