using System.Collections.ObjectModel;

namespace Connectors.Milvus.Engine;

/// <summary>What a collection is made of. Immutable.</summary>
public sealed record CollectionDefinition
{
    /// <summary>Letters, digits and underscores, not starting with a digit, at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The fields in schema order. The dynamic field <c>$meta</c> is never listed.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>The functions that fill fields from others.</summary>
    public IReadOnlyList<FunctionDefinition> Functions { get; init; } = [];

    /// <summary>Whether rows may carry keys that are not fields.</summary>
    public bool EnableDynamicField { get; init; }

    /// <summary>Kept and described; an embedded file has no shards. 0 means 1.</summary>
    public int ShardCount { get; init; }

    /// <summary>Milvus's number of the default consistency level, kept for the clients: every read of this engine is strong.</summary>
    public int ConsistencyLevel { get; init; }

    /// <summary>How many partitions a partition key spreads the rows over; 0 means 16. Not allowed without a partition key.</summary>
    public int PartitionCount { get; init; }

    /// <summary>Properties as text, kept and described.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
