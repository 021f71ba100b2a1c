namespace Connectors.Milvus.Client;

/// <summary>What is checked of every read's options.</summary>
internal static class ReadChecks
{
    public static void Check(MilvusReadOptions options)
    {
        RequireNames(options.OutputFields, "OutputFields");
        RequireNames(options.PartitionNames, "PartitionNames");
        ReadConsistency.Check(options);
    }

    private static void RequireNames(IReadOnlyList<string>? names, string what)
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
