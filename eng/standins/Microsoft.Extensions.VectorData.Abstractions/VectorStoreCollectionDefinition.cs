using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.VectorData;

/// <summary>Describes the properties of the records of a collection.</summary>
public sealed class VectorStoreCollectionDefinition
{
    private IList<VectorStoreProperty>? _properties;

    /// <summary>The properties; setting null empties the list.</summary>
    [AllowNull]
    public IList<VectorStoreProperty> Properties
    {
        get => _properties ??= [];
        set => _properties = value;
    }

    /// <summary>Makes embeddings for vector properties that have no generator of their own.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
}
