namespace Microsoft.Extensions.VectorData;

/// <summary>Describes a data property of a record.</summary>
public sealed class VectorStoreDataProperty : VectorStoreProperty
{
    /// <summary>Names the property; a null type takes the type in the record.</summary>
    public VectorStoreDataProperty(string name, Type? type = null)
        : base(name, type)
    {
    }

    /// <summary>Whether the property is indexed for filters.</summary>
    public bool IsIndexed { get; set; }

    /// <summary>Whether the property is indexed for full-text search.</summary>
    public bool IsFullTextIndexed { get; set; }
}
