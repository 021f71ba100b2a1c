using System.Buffers;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>Dense vectors, in chunks of a fixed size.</summary>
internal sealed class DenseTable : VectorTable
{
    protected override string Columns => "chunk INTEGER PRIMARY KEY, data BLOB NOT NULL";

    public override void Append(Session session, CollectionEntry collection, FieldEntry field, long slot, Column vectors)
    {
        using var blob = new ChunkBlob(session, collection, field, canWrite: true);
        ChunkWriter.Append(session, blob, slot, ((VectorColumn)vectors).Data.Span, vectors.Valid);
    }

    // A chunk is overwritten only when all that it held has been read: no vector moves up.
    public override void Compact(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        using var source = new ChunkBlob(session, collection, field);
        using var target = new ChunkBlob(session, collection, field, canWrite: true);
        var layout = source.Layout;
        var chunk = ArrayPool<byte>.Shared.Rent(layout.BlobBytes);
        for (var first = 0; first < slots.Count; first += layout.Capacity)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(layout.Capacity, slots.Count - first);
            chunk.AsSpan(0, layout.Offset(0)).Clear();
            for (var place = 0; place < count; place++)
            {
                if (TryRead(source, slots[first + place], chunk.AsSpan(layout.Offset(place), layout.RowBytes)) && layout.IsNullable)
                    PresenceBits.Set(chunk.AsSpan(ChunkLayout.HeaderBytes, ChunkLayout.PresenceBytes), place, [true]);
            }

            ChunkWriter.Overwrite(session, target, first / layout.Capacity, count, chunk.AsSpan(0, layout.BlobBytes));
        }

        ArrayPool<byte>.Shared.Return(chunk);
        ChunkWriter.Truncate(session, target, (slots.Count + layout.Capacity - 1) / layout.Capacity);
    }

    public override Column Read(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        var bytes = new byte[checked(slots.Count * field.RowBytes)];
        var valid = field.Definition.IsNullable ? new bool[slots.Count] : null;
        using var blob = new ChunkBlob(session, collection, field);
        for (var index = 0; index < slots.Count; index++)
        {
            var isPresent = TryRead(blob, slots[index], bytes.AsSpan(index * field.RowBytes, field.RowBytes));
            if (valid is not null)
                valid[index] = isPresent;
        }

        return new VectorColumn(field.Name, field.Type, field.Dimension, slots.Count, bytes, valid);
    }

    // False, and zeros, where the row has no vector.
    private static bool TryRead(ChunkBlob blob, int slot, Span<byte> vector)
    {
        var layout = blob.Layout;
        var (chunk, place) = Math.DivRem(slot, layout.Capacity);
        if (!layout.IsNullable)
            _ = blob.Open(chunk);
        else if (!blob.TryOpen(chunk, out _) || !IsPresent(blob, place))
        {
            vector.Clear();
            return false;
        }

        blob.Read(vector, layout.Offset(place));
        return true;
    }

    private static bool IsPresent(ChunkBlob blob, int place)
    {
        Span<byte> presence = stackalloc byte[1];
        blob.Read(presence, ChunkLayout.HeaderBytes + (place >> 3));
        return PresenceBits.IsSet(presence, place & 7);
    }
}
