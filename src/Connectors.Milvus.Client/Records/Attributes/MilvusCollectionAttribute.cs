namespace Connectors.Milvus.Client;

/// <summary>Describes the collection that is created from a record type. Optional.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MilvusCollectionAttribute : Attribute
{
    /// <summary>What the collection is for; free text kept by the server.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// Whether the collection gets a dynamic field even when no property is marked with <see cref="MilvusDynamicFieldAttribute"/>.
    /// </summary>
    public bool EnableDynamicField { get; set; }
}
