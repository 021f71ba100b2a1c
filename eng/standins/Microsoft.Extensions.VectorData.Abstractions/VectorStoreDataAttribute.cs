namespace Microsoft.Extensions.VectorData;

/// <summary>Marks a property that holds data.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class VectorStoreDataAttribute : Attribute
{
    /// <summary>Whether the property is indexed for filters.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>Whether the property is indexed for full-text search.</summary>
    public bool IsFullTextIndexed { get; init; }

    /// <summary>The name in the store; null takes the name of the property.</summary>
    public string? StorageName { get; init; }
}
