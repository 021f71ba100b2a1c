namespace Connectors.Milvus.Client;

/// <summary>What is checked of every read's options.</summary>
internal static class ReadChecks
{
    // What requests say by themselves; a second value of another mind must not be slipped in.
    private static readonly string[] Taken =
    [
        "anns_field", "topk", "params", "metric_type", "offset", "round_decimal", "ignore_growing", "group_by_field", "group_by_fields", "group_size",
        "strict_group_size", "order_by_fields", "timezone", "time_fields", "iterator", "limit", "strategy",
    ];

    public static void Check(MilvusReadOptions options)
    {
        RequireNames(options.OutputFields, "OutputFields");
        RequireNames(options.PartitionNames, "PartitionNames");
        RequireNames(options.TimeFields, "TimeFields");
        ReadConsistency.Check(options);
        CheckExtras(options);
    }

    public static void CheckOrder(IReadOnlyList<MilvusOrder>? order, string what, string parameter = "options")
    {
        if (order is not null && (order.Count == 0 || order.Any(key => string.IsNullOrWhiteSpace(key?.Field))))
        {
            throw new ArgumentException($"{what} names at least one field, and no field in it is empty. Leave it out for the server's order.", parameter);
        }
    }

    /// <summary>Names that may be left out, but not be empty.</summary>
    public static void RequireNames(IReadOnlyList<string>? names, string what, string parameter = "options")
    {
        for (var i = 0; i < names?.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw new ArgumentException($"{what} has an empty name at position {i}.", parameter);
            }
        }
    }

    private static void CheckExtras(MilvusReadOptions options)
    {
        if (options.ExtraParams is not { } extras)
        {
            return;
        }

        foreach (var (key, value) in extras)
        {
            if (Taken.Contains(key, StringComparer.Ordinal))
            {
                throw new ArgumentException($"The parameter '{key}' has a property of its own: set that instead of ExtraParams.", nameof(options));
            }

            // Throws for values without a form.
            _ = Parameters.Any(key, value, "of ExtraParams");
        }
    }
}
