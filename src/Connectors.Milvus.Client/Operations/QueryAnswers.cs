using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Client;

/// <summary>What answers of queries mean.</summary>
internal static class QueryAnswers
{
    public static IReadOnlyList<TRecord> Read<TRecord>(
        QueryResults answer, RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked)
        where TRecord : class
    {
        var keyName = StaleAnswerException.RequireKey(answer.PrimaryFieldName, schema);
        var rows = RowCount(answer.FieldsData, keyName);
        return rows == 0 ? [] : plan.Read(answer.FieldsData, null, keyName, answer.OutputFields.Count > 0 ? answer.OutputFields : asked, rows);
    }

    /// <summary>The primary keys of the rows, in their order.</summary>
    public static MilvusIds Keys(QueryResults answer, CollectionSchemaEntry schema)
    {
        var key = answer.FieldsData.FirstOrDefault(column => column.FieldName == schema.PrimaryKey.Name)?.Scalars;
        return key?.DataCase switch
        {
            ScalarField.DataOneofCase.LongData => MilvusIds.From([.. key.LongData.Data]),
            ScalarField.DataOneofCase.StringData => MilvusIds.From([.. key.StringData.Data]),
            _ => MilvusIds.Empty,
        };
    }

    /// <summary>One dictionary for each group.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Groups(QueryResults answer)
    {
        var columns = answer.FieldsData.Select(column => (column.FieldName, Values: LooseColumn.Read(column))).ToArray();
        var groups = new Dictionary<string, object?>[columns.Length == 0 ? 0 : columns[0].Values.Length];
        for (var row = 0; row < groups.Length; row++)
        {
            groups[row] = columns.ToDictionary(
                column => column.FieldName,
                column => row < column.Values.Length
                    ? column.Values[row]
                    : throw new MilvusException("The server answered groups with columns of different lengths."),
                StringComparer.Ordinal);
        }

        return groups;
    }

    public static long Count(QueryResults answer)
    {
        var column = answer.FieldsData.FirstOrDefault(field => field.FieldName == QueryRequests.Count);
        return column?.Scalars?.LongData?.Data is [var count]
            ? count
            : throw new MilvusException($"The server answered a count without one number named {QueryRequests.Count}.");
    }

    // Queries always answer the primary key, and it is never null: its column is as long as the result.
    private static int RowCount(RepeatedField<FieldData> columns, string keyName)
    {
        if (columns.Count == 0)
        {
            return 0;
        }

        var key = columns.FirstOrDefault(column => column.FieldName == keyName)?.Scalars;
        return key?.DataCase switch
        {
            ScalarField.DataOneofCase.LongData => key.LongData.Data.Count,
            ScalarField.DataOneofCase.StringData => key.StringData.Data.Count,
            ScalarField.DataOneofCase.None => 0,
            _ => throw new MilvusException($"The server answered a query without the primary key '{keyName}'."),
        };
    }
}
