using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// A Milvus collection of <c>Dictionary&lt;string, object?&gt;</c> records, whose properties a definition names. Needs no reflection, so
/// it works trimmed and compiled ahead of time. Safe to use from several threads.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A collection in the sense of Microsoft.Extensions.VectorData.")]
public sealed class MilvusDynamicCollection : MilvusCollection<object, Dictionary<string, object?>>
{
    /// <summary>Makes a collection object. Sends nothing; the collection need not exist.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="ownsClient">Whether disposing this object disposes the client.</param>
    /// <param name="options">Settings, with a definition that gives every property's type.</param>
    /// <exception cref="ArgumentException">The options have no definition.</exception>
    /// <exception cref="NotSupportedException">The definition has something that is not supported; the message lists everything.</exception>
    /// <exception cref="InvalidOperationException">The definition contradicts itself; the message lists everything.</exception>
    public MilvusDynamicCollection(MilvusClient client, string name, bool ownsClient, MilvusCollectionOptions options)
        : base(client, name, ownsClient, Model(name, options), options)
    {
    }

    private static CollectionModel<Dictionary<string, object?>> Model(string name, MilvusCollectionOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        VectorStoreCollectionDefinition definition = options.Definition
            ?? throw new ArgumentException("Dictionary records need a definition of their properties: set Definition.", nameof(options));
        return CollectionModels.OfDictionary(name, definition, options.EmbeddingGenerator, options.JsonSerializerOptions);
    }
}
