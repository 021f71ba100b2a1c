namespace Connectors.Milvus.Differential.Tests.Model;

/// <summary>A row: its fields with the primary key, nulls included, and the keys of its dynamic field.</summary>
internal sealed record ModelRow(object Key, string Partition, Record Values, Record Dynamic)
{
    public object? this[string field] => Values[field];
}
