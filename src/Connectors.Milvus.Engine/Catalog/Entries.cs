namespace Connectors.Milvus.Engine.Catalog;

/// <summary>A database in the catalog.</summary>
internal sealed record DatabaseEntry(long Id, string Name, ulong Created, IReadOnlyDictionary<string, string> Properties);

/// <summary>A partition; its number stands in the rows. A released one is not searched although its collection is loaded.</summary>
internal sealed record PartitionEntry(long Number, long Id, string Name, ulong Created, bool IsReleased = false);

/// <summary>An index on a field.</summary>
internal sealed record IndexEntry(long Id, long FieldId, string Name, IReadOnlyDictionary<string, string> Parameters)
{
    public string Type => Parameters.GetValueOrDefault("index_type", "");

    public string Metric => Parameters.GetValueOrDefault("metric_type", "");
}
