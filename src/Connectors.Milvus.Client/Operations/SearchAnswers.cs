using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// What answers of searches mean. Hits of all query vectors come end to end: with <c>topks = [2, 0, 1]</c> the first vector owns
/// rows 0 and 1, the second none, the third row 2.
/// </summary>
internal static class SearchAnswers
{
    private static readonly IReadOnlyDictionary<string, MilvusHighlight> NoHighlights = new Dictionary<string, MilvusHighlight>();

    public static MilvusSearchResults<TRecord> Read<TRecord>(
        SearchAnswer answer, RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked, int queries)
        where TRecord : class
    {
        var data = answer.Data;
        var ids = answer.Keys?.Keys() ?? MilvusIds.Empty;
        RequireWhole(answer, ids, queries);
        var keyName = StaleAnswerException.RequireKey(data.PrimaryFieldName, schema);
        var records = ids.Count == 0
            ? []
            : plan.Read(answer.Columns, answer.Keys, keyName, data.OutputFields.Count > 0 ? data.OutputFields : asked, ids.Count);

        var groups = answer.Groups.Count == 0 || ids.Count == 0 ? [] : answer.Groups.ConvertAll(LooseColumn.Read);
        var results = new IReadOnlyList<MilvusHit<TRecord>>[queries];
        var row = 0;
        for (var query = 0; query < queries; query++)
        {
            var hits = new MilvusHit<TRecord>[query < data.Topks.Count ? (int)data.Topks[query] : 0];
            for (var i = 0; i < hits.Length; i++, row++)
            {
                hits[i] = new MilvusHit<TRecord>(ids[row], answer.Score(row), records[row])
                {
                    ElementIndex = row < data.ElementIndices?.Data.Count ? data.ElementIndices.Data[row] : null,
                    GroupValues = groups.Count == 0 ? [] : [.. groups.Select(column => column[row])],
                    Highlights = data.HighlightResults.Count == 0 ? NoHighlights : Highlights(data, row),
                };
            }

            results[query] = hits;
        }

        return new MilvusSearchResults<TRecord>(results)
        {
            Buckets = BucketAnswers.Read(data, queries),
            Recalls = [.. data.Recalls],
            Cost = Cost(answer.Rest.Status),
        };
    }

    public static MilvusReadCost? Cost(Status? status) => status?.ExtraInfo.ContainsKey("report_value") != true ? null : new MilvusReadCost
    {
        Units = Number(status, "report_value") ?? 0,
        ScannedBytes = Number(status, "scanned_total_bytes") ?? 0,
        ScannedRemoteBytes = Number(status, "scanned_remote_bytes") ?? 0,
        CacheHitRatio = status.ExtraInfo.TryGetValue("cache_hit_ratio", out var text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? ratio : null,
    };

    private static long? Number(Status status, string key) =>
        status.ExtraInfo.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static Dictionary<string, MilvusHighlight> Highlights(SearchResultData data, int row)
    {
        var highlights = new Dictionary<string, MilvusHighlight>(StringComparer.Ordinal);
        foreach (var field in data.HighlightResults.Where(field => row < field.Datas.Count))
        {
            highlights[field.FieldName] = new MilvusHighlight([.. field.Datas[row].Fragments], [.. field.Datas[row].Scores]);
        }

        return highlights;
    }

    // A search without any hit may leave all lists out.
    private static void RequireWhole(SearchAnswer answer, MilvusIds ids, int queries)
    {
        var data = answer.Data;
        var rows = data.Topks.Sum();
        if (rows != ids.Count || rows != answer.ScoreCount || data.Topks.Any(count => count < 0) || data.Topks.Count > queries)
        {
            throw new MilvusException(
                $"The server's answer to a search does not fit together: {data.Topks.Count} lists of {rows} rows for {queries} vectors, with "
                + $"{ids.Count} keys and {answer.ScoreCount} scores.");
        }
    }
}
