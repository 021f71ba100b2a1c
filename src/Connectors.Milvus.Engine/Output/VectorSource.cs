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
        var bytes = new byte[checked(slots.Count * field.RowBytes)];
        var valid = field.Definition.IsNullable ? new bool[slots.Count] : null;
        Fill(collection, field, slots, bytes, valid);
        return new VectorColumn(field.Name, field.Type, field.Dimension, slots.Count, bytes, valid);
    }

    /// <summary>Copies vectors; <paramref name="valid"/>, for a nullable field, gets which there are.</summary>
    protected virtual void Fill(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots, Span<byte> bytes, bool[]? valid)
    {
        using var blob = new ChunkBlob(session, collection, field);
        var layout = blob.Layout;
        Span<byte> presence = stackalloc byte[ChunkLayout.PresenceBytes];
        for (var index = 0; index < slots.Count; index++)
        {
            var (chunk, place) = Math.DivRem(slots[index], layout.Capacity);
            if (!blob.TryOpen(chunk, out _))
            {
                if (valid is null)
                    throw blob.Damaged(chunk, $"is missing");
                continue;
            }

            if (valid is not null)
            {
                blob.Read(presence, ChunkLayout.HeaderBytes);
                valid[index] = PresenceBits.IsSet(presence, place);
            }

            blob.Read(bytes.Slice(index * layout.RowBytes, layout.RowBytes), layout.Offset(place));
        }
    }
}
