using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// What answers of searches mean. Hits of all query vectors come end to end: with <c>topks = [2, 0, 1]</c> the first vector owns
/// rows 0 and 1, the second none, the third row 2.
/// </summary>
internal static class SearchAnswers
{
    public static MilvusSearchResults<TRecord> Read<TRecord>(
        SearchResults answer, RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked, int queries)
        where TRecord : class
    {
        var data = answer.Results ?? new SearchResultData();
        var ids = IdAnswers.ToIds(data.Ids);
        RequireWhole(data, ids, queries);
        var keyName = StaleAnswerException.RequireKey(data.PrimaryFieldName, schema);
        var records = ids.Count == 0
            ? []
            : plan.Read(data.FieldsData, data.Ids, keyName, data.OutputFields.Count > 0 ? data.OutputFields : asked, ids.Count);

        var results = new IReadOnlyList<MilvusHit<TRecord>>[queries];
        var row = 0;
        for (var query = 0; query < queries; query++)
        {
            var hits = new MilvusHit<TRecord>[query < data.Topks.Count ? (int)data.Topks[query] : 0];
            for (var i = 0; i < hits.Length; i++, row++)
            {
                hits[i] = new MilvusHit<TRecord>(ids[row], data.Scores[row], records[row]);
            }

            results[query] = hits;
        }

        return new MilvusSearchResults<TRecord>(results);
    }

    // A search without any hit may leave all lists out.
    private static void RequireWhole(SearchResultData data, MilvusIds ids, int queries)
    {
        var rows = data.Topks.Sum();
        if (rows != ids.Count || rows != data.Scores.Count || data.Topks.Any(count => count < 0) || data.Topks.Count > queries)
        {
            throw new MilvusException(
                $"The server's answer to a search does not fit together: {data.Topks.Count} lists of {rows} rows for {queries} vectors, with "
                + $"{ids.Count} keys and {data.Scores.Count} scores.");
        }
    }
}
