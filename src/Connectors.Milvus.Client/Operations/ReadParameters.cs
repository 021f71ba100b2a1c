using Pair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Client;

/// <summary>The parameters that queries and searches spell alike.</summary>
internal static class ReadParameters
{
    /// <summary>Refuses what an older server would leave out.</summary>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.6.</exception>
    public static ValueTask RequireAsync(Operation operation, MilvusReadOptions options) =>
        operation.RequireAsync(ServerFeatures.Timestamptz, NeedServer(options));

    /// <summary>Whether there is something that <see cref="RequireAsync"/> looks at.</summary>
    public static bool NeedServer(MilvusReadOptions options) => options.TimeZone is not null || options.TimeFields is not null;

    /// <summary>Whether <see cref="Of"/> says anything.</summary>
    public static bool AreUsed(MilvusReadOptions options, IReadOnlyList<MilvusOrder>? order) =>
        options.IgnoreGrowing || order is not null || options.ExtraParams is not null || NeedServer(options);

    public static IEnumerable<Pair> Of(MilvusReadOptions options, IReadOnlyList<MilvusOrder>? order)
    {
        if (options.IgnoreGrowing)
        {
            yield return Parameters.Pair("ignore_growing", true);
        }

        if (order is not null)
        {
            yield return Parameters.Pair("order_by_fields", string.Join(',', order.Select(Text)));
        }

        if (options.TimeZone is not null)
        {
            yield return Parameters.Pair("timezone", options.TimeZone);
        }

        if (options.TimeFields is not null)
        {
            yield return Parameters.Pair("time_fields", string.Join(',', options.TimeFields));
        }

        foreach (var (key, value) in options.ExtraParams ?? new Dictionary<string, object?>())
        {
            yield return Parameters.Any(key, value, "of ExtraParams");
        }
    }

    private static string Text(MilvusOrder order) =>
        $"{order.Field}:{(order.IsDescending ? "desc" : "asc")}{(order.NullsLast ? ":nulls_last" : "")}";
}
