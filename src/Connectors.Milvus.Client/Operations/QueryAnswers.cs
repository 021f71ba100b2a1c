namespace Connectors.Milvus.Client;

/// <summary>What answers of queries mean.</summary>
internal static class QueryAnswers
{
    public static IReadOnlyList<TRecord> Read<TRecord>(
        QueryAnswer answer, RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked)
        where TRecord : class
    {
        var keyName = StaleAnswerException.RequireKey(answer.Rest.PrimaryFieldName, schema);
        var rows = RowCount(answer.Columns, keyName);
        var fields = answer.Rest.OutputFields;
        return rows == 0 ? [] : plan.Read(answer.Columns, null, keyName, fields.Count > 0 ? fields : asked, rows);
    }

    /// <summary>The primary keys of the rows, in their order.</summary>
    public static MilvusIds Keys(QueryAnswer answer, CollectionSchemaEntry schema) =>
        Find(answer.Columns, schema.PrimaryKey.Name)?.Keys() ?? MilvusIds.Empty;

    /// <summary>One dictionary for each group.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Groups(QueryAnswer answer)
    {
        var columns = answer.Columns.Select(column => (column.Name, Values: LooseColumn.Read(column))).ToArray();
        var groups = new Dictionary<string, object?>[columns.Length == 0 ? 0 : columns[0].Values.Length];
        for (var row = 0; row < groups.Length; row++)
        {
            groups[row] = columns.ToDictionary(
                column => column.Name,
                column => row < column.Values.Length
                    ? column.Values[row]
                    : throw new MilvusException("The server answered groups with columns of different lengths."),
                StringComparer.Ordinal);
        }

        return groups;
    }

    public static long Count(QueryAnswer answer) =>
        Find(answer.Columns, QueryRequests.Count)?.Keys().Numbers is [var count]
            ? count
            : throw new MilvusException($"The server answered a count without one number named {QueryRequests.Count}.");

    // Queries always answer the primary key, and it is never null: its column is as long as the result.
    private static int RowCount(List<ColumnSource> columns, string keyName)
    {
        if (columns.Count == 0)
        {
            return 0;
        }

        var key = Find(columns, keyName) ?? throw new MilvusException($"The server answered a query without the primary key '{keyName}'.");
        return Math.Max(key.Open(ColumnShape.Longs), key.Open(ColumnShape.Texts));
    }

    private static ColumnSource? Find(List<ColumnSource> columns, string name) => columns.Find(column => column.Name == name);
}
