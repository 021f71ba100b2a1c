using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Finds the partitions that a query or search is about: those it names, or those that are loaded. None means all.</summary>
internal static class PartitionNames
{
    public static IReadOnlyList<PartitionEntry> Resolve(CollectionEntry collection, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return collection.Partitions.Any(static entry => entry.IsReleased) ? [.. collection.Partitions.Where(static entry => !entry.IsReleased)] : [];
        if (collection.PartitionKey is not null)
            throw Errors.Plain($"not support manually specifying the partition names if partition key mode is used");
        var found = new List<PartitionEntry>(names.Count);
        foreach (var name in names)
        {
            Names.CheckPartition(name);
            var entry = collection.FindPartition(name) ?? throw Errors.Plain($"partition name {name} not found");
            found.Add(collection.IsLoaded && entry.IsReleased ? throw Errors.PartitionNotLoaded(name) : entry);
        }

        return found;
    }
}
