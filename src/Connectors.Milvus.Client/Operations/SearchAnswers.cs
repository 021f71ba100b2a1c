using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// What answers of searches mean. Hits of all query vectors come end to end: with <c>topks = [2, 0, 1]</c> the first vector owns
/// rows 0 and 1, the second none, the third row 2.
/// </summary>
internal static class SearchAnswers
{
    public static MilvusSearchResults<TRecord> Read<TRecord>(
        SearchAnswer answer, RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked, int queries)
        where TRecord : class
    {
        var ids = answer.Keys?.Keys() ?? MilvusIds.Empty;
        RequireWhole(answer, ids.Count, queries);
        var keyName = StaleAnswerException.RequireKey(answer.KeyName, schema);
        var records = ids.Count == 0 ? [] : plan.Read(answer.Columns, answer.Keys, keyName, OutputFields(answer, asked), ids.Count);
        var hits = Hits(answer, ids, records);
        return new MilvusSearchResults<TRecord>(queries == 1 ? [hits] : Lists(answer.Counts, hits, queries))
        {
            Buckets = answer.Rest is null ? [] : BucketAnswers.Read(answer.Rest, queries),
            Recalls = answer.Rest is null ? [] : [.. answer.Rest.Recalls],
            Cost = Cost(answer.Status),
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

    // The names matter to a column of dynamic keys only.
    private static IReadOnlyList<string> OutputFields(SearchAnswer answer, IReadOnlyList<string> asked)
    {
        if (!answer.Columns.Exists(static column => column.IsDynamic || column.Name == DynamicFieldJson.FieldName))
        {
            return asked;
        }

        var names = answer.OutputFields();
        return names.Count > 0 ? names : asked;
    }

    private static MilvusHit<TRecord>[] Hits<TRecord>(SearchAnswer answer, MilvusIds ids, TRecord[] records)
        where TRecord : class
    {
        var hits = new MilvusHit<TRecord>[records.Length];
        if (answer.Rest is null && answer.Groups.Count == 0)
        {
            var numbers = ids.Numbers as long[];
            for (var row = 0; row < hits.Length; row++)
            {
                hits[row] = new MilvusHit<TRecord>(numbers is null ? ids[row] : numbers[row], answer.Score(row), records[row]);
            }

            return hits;
        }

        var data = answer.Rest ?? new SearchResultData();
        var groups = hits.Length == 0 ? [] : answer.Groups.ConvertAll(LooseColumn.Read);
        for (var row = 0; row < hits.Length; row++)
        {
            hits[row] = new MilvusHit<TRecord>(ids[row], answer.Score(row), records[row])
            {
                ElementIndex = row < data.ElementIndices?.Data.Count ? data.ElementIndices.Data[row] : null,
                GroupValues = groups.Count == 0 ? [] : [.. groups.Select(column => column[row])],
                Highlights = data.HighlightResults.Count == 0 ? HitDefaults.NoHighlights : Highlights(data, row),
            };
        }

        return hits;
    }

    private static IReadOnlyList<MilvusHit<TRecord>>[] Lists<TRecord>(List<long> counts, MilvusHit<TRecord>[] hits, int queries)
        where TRecord : class
    {
        var lists = new IReadOnlyList<MilvusHit<TRecord>>[queries];
        var row = 0;
        for (var query = 0; query < queries; query++)
        {
            var count = query < counts.Count ? (int)counts[query] : 0;
            lists[query] = hits[row..(row + count)];
            row += count;
        }

        return lists;
    }

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
    private static void RequireWhole(SearchAnswer answer, int keys, int queries)
    {
        var rows = 0L;
        var isNegative = false;
        foreach (var count in answer.Counts)
        {
            rows += count;
            isNegative |= count < 0;
        }

        if (rows != keys || rows != answer.ScoreCount || isNegative || answer.Counts.Count > queries)
        {
            throw new MilvusException(
                $"The server's answer to a search does not fit together: {answer.Counts.Count} lists of {rows} rows for {queries} vectors, with "
                + $"{keys} keys and {answer.ScoreCount} scores.");
        }
    }
}
