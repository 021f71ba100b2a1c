using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Output;

/// <summary>Gathers vectors by slot for an answer, from the file; searches hand in the memory that they scanned.</summary>
internal class VectorSource(Session session)
{
    /// <summary>The vectors of the slots, in their order.</summary>
    public Column Gather(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        var rowBytes = field.Dimension * sizeof(float);
        var bytes = new byte[checked(slots.Count * rowBytes)];
        Fill(collection, field, slots, bytes);
        return new VectorColumn(field.Name, field.Type, field.Dimension, slots.Count, bytes);
    }

    protected virtual void Fill(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots, Span<byte> bytes)
    {
        using var blob = new ChunkBlob(session, collection, field);
        var rowBytes = blob.Layout.RowBytes;
        for (var index = 0; index < slots.Count; index++)
        {
            var (chunk, place) = Math.DivRem(slots[index], blob.Layout.Capacity);
            _ = blob.Open(chunk);
            blob.Read(bytes.Slice(index * rowBytes, rowBytes), blob.Layout.Offset(place));
        }
    }
}
