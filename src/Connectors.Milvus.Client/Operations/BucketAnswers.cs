using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Buckets of search aggregations; those of all query vectors come end to end, as hits do.</summary>
internal static class BucketAnswers
{
    public static IReadOnlyList<IReadOnlyList<MilvusBucket>> Read(SearchResultData data, int queries)
    {
        if (data.AggBuckets.Count == 0 && data.AggTopks.Count == 0)
        {
            return [];
        }

        // A server that counts no lists answered for the one vector there is.
        var counts = data.AggTopks.Count > 0 ? data.AggTopks.ToArray() : [data.AggBuckets.Count];
        if (counts.Sum() != data.AggBuckets.Count || counts.Length > queries)
        {
            throw new MilvusException(
                $"The server's answer to a search does not fit together: {counts.Length} lists of {counts.Sum()} buckets, and {data.AggBuckets.Count} buckets.");
        }

        var results = new IReadOnlyList<MilvusBucket>[queries];
        var next = 0;
        for (var query = 0; query < queries; query++)
        {
            var count = query < counts.Length ? (int)counts[query] : 0;
            results[query] = [.. data.AggBuckets.Skip(next).Take(count).Select(Read)];
            next += count;
        }

        return results;
    }

    private static MilvusBucket Read(AggBucket bucket) => new()
    {
        Key = bucket.Key.ToDictionary(entry => entry.FieldName, Value, StringComparer.Ordinal),
        Count = bucket.Count,
        Metrics = bucket.Metrics.ToDictionary(metric => metric.Key, metric => Value(metric.Value), StringComparer.Ordinal),
        Hits = [.. bucket.Hits.Select(Read)],
        Inner = [.. bucket.SubGroups.Select(Read)],
    };

    private static MilvusHit<Dictionary<string, object?>> Read(AggHit hit) => new(
        hit.PkCase == AggHit.PkOneofCase.StrPk ? hit.StrPk : hit.IntPk,
        hit.Score,
        hit.Fields.ToDictionary(field => field.FieldName, Value, StringComparer.Ordinal));

    private static object? Value(BucketKeyEntry entry) => entry.ValueCase switch
    {
        BucketKeyEntry.ValueOneofCase.IntVal => entry.IntVal,
        BucketKeyEntry.ValueOneofCase.StringVal => entry.StringVal,
        BucketKeyEntry.ValueOneofCase.BoolVal => entry.BoolVal,
        _ => null,
    };

    private static object? Value(MetricValue metric) => metric.ValueCase switch
    {
        MetricValue.ValueOneofCase.IntVal => metric.IntVal,
        MetricValue.ValueOneofCase.DoubleVal => metric.DoubleVal,
        MetricValue.ValueOneofCase.StringVal => metric.StringVal,
        MetricValue.ValueOneofCase.BoolVal => metric.BoolVal,
        _ => null,
    };

    private static object? Value(AggHitField field) => field.ValueCase switch
    {
        AggHitField.ValueOneofCase.IntVal => field.IntVal,
        AggHitField.ValueOneofCase.BoolVal => field.BoolVal,
        AggHitField.ValueOneofCase.FloatVal => field.FloatVal,
        AggHitField.ValueOneofCase.DoubleVal => field.DoubleVal,
        AggHitField.ValueOneofCase.StringVal => field.StringVal,
        AggHitField.ValueOneofCase.BytesVal => field.BytesVal.ToByteArray(),
        _ => null,
    };
}
