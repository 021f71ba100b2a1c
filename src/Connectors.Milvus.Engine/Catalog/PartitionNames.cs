using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Finds the partitions that a query or search names.</summary>
internal static class PartitionNames
{
    public static IReadOnlyList<PartitionEntry> Resolve(CollectionEntry collection, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [];
        if (collection.PartitionKey is not null)
            throw Errors.Plain($"not support manually specifying the partition names if partition key mode is used");
        var found = new List<PartitionEntry>(names.Count);
        foreach (var name in names)
        {
            Names.CheckPartition(name);
            found.Add(collection.FindPartition(name) ?? throw Errors.Plain($"partition name {name} not found"));
        }

        return found;
    }
}
