using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// A record on its way to the client together with what it does not hold itself: the embeddings made from its properties.
/// </summary>
/// <param name="record">The caller's record.</param>
internal sealed class Row<TRecord>(TRecord record)
    where TRecord : class
{
    public TRecord Record { get; } = record;

    /// <summary>The generated embeddings, by the slot that the model gave to each vector property that has them.</summary>
    public Embedding[] Embeddings { get; init; } = [];
}
