namespace Connectors.Milvus.Client;

/// <summary>What is checked of every read's options.</summary>
internal static class ReadChecks
{
    public static void Check(MilvusReadOptions options)
    {
        RequireNames(options.OutputFields, "OutputFields");
        RequireNames(options.PartitionNames, "PartitionNames");
        RequireNames(options.TimeFields, "TimeFields");
        ReadConsistency.Check(options);
    }

    public static void CheckOrder(IReadOnlyList<MilvusOrder>? order, string what)
    {
        if (order is not null && (order.Count == 0 || order.Any(key => string.IsNullOrWhiteSpace(key?.Field))))
        {
            throw new ArgumentException($"{what} names at least one field, and no field in it is empty. Leave it out for the server's order.", nameof(order));
        }
    }

    public static void RequireNames(IReadOnlyList<string>? names, string what)
    {
        for (var i = 0; i < names?.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw new ArgumentException($"{what} has an empty name at position {i}.", nameof(names));
            }
        }
    }
}
