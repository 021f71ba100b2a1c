namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>
/// A value in a JSON column as one SQL expression without parameters: what an index on the place is made of. SQLite takes such an
/// index only for a filter with the very same text.
/// </summary>
internal static class JsonCall
{
    public static string Write(string function, string column, JsonPath path)
        => $"{function}({column},'{path.Encoded.Replace("'", "''", StringComparison.Ordinal)}')";
}
