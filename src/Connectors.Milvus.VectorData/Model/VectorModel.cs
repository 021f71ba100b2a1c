using Connectors.Milvus.VectorData.Embeddings;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>A vector property.</summary>
/// <param name="Target">The property as a search sees it.</param>
/// <param name="Source">Makes the vectors when records are written; null where the records hold them.</param>
/// <param name="Slot">Where a row carries the generated vector.</param>
internal sealed record VectorModel<TRecord>(VectorTarget Target, EmbeddingSource<TRecord>? Source, int Slot)
    where TRecord : class;
