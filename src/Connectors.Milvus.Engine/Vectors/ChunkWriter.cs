using System.Buffers;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>Appends vectors at the end of a field's chunks: first the rest of the last chunk, in place, then new chunks, each written once.</summary>
internal static class ChunkWriter
{
    /// <param name="session">A write.</param>
    /// <param name="blob">The field's chunks, open for writing.</param>
    /// <param name="slot">The first slot to fill: as many vectors lie in the chunks already, or are null where a chunk is missing.</param>
    /// <param name="vectors">The vectors' bytes, row by row.</param>
    /// <param name="valid">Per row, whether it has a vector; null when every row has one.</param>
    public static void Append(Session session, ChunkBlob blob, long slot, ReadOnlySpan<byte> vectors, bool[]? valid)
    {
        var layout = blob.Layout;
        var rows = vectors.Length / layout.RowBytes;
        var present = layout.IsNullable ? valid ?? Enumerable.Repeat(true, rows).ToArray() : [];
        for (var row = 0; row < rows;)
        {
            var (chunk, place) = Math.DivRem(slot + row, layout.Capacity);
            var count = Math.Min(rows - row, layout.Capacity - (int)place);
            var bytes = vectors.Slice(row * layout.RowBytes, count * layout.RowBytes);
            var ofChunk = layout.IsNullable ? present.AsSpan(row, count) : default;
            if (place == 0 || !TryContinue(blob, chunk, (int)place, count, bytes, ofChunk))
                Begin(session, blob, chunk, (int)place, count, bytes, ofChunk);
            row += count;
        }
    }

    /// <summary>
    /// Replaces what a chunk holds, or makes it. Vectors, and presence bits where the field has them, lie in place in
    /// <paramref name="bytes"/>, which is as long as the BLOB; the rest of it is filled in here.
    /// </summary>
    public static void Overwrite(Session session, ChunkBlob blob, long chunk, int count, Span<byte> bytes)
    {
        Complete(blob.Layout, count, bytes);
        if (blob.TryOpen(chunk, out _))
            blob.Write(bytes, 0);
        else
            Insert(session, blob, chunk, bytes);
    }

    /// <summary>Removes the chunks from a number on.</summary>
    public static void Truncate(Session session, ChunkBlob blob, long firstChunk)
    {
        using var delete = session.Prepare($"DELETE FROM {blob.Table} WHERE chunk >= ?");
        delete.Bind(1, firstChunk);
        delete.Execute();
    }

    private static bool TryContinue(ChunkBlob blob, long chunk, int place, int count, ReadOnlySpan<byte> rows, ReadOnlySpan<bool> present)
    {
        if (!blob.TryOpen(chunk, out var header))
            return blob.Layout.IsNullable ? false : throw blob.Damaged(chunk, $"is missing");
        if (header.Count != place)
            throw blob.Damaged(chunk, $"holds {header.Count} vectors, {place} were written");
        header = header.Append(count, rows);
        if (blob.Layout.IsNullable)
        {
            Span<byte> presence = stackalloc byte[ChunkLayout.PresenceBytes];
            blob.Read(presence, ChunkLayout.HeaderBytes);
            PresenceBits.Set(presence, place, present);
            header = header.WithPresence(presence);
            blob.Write(presence, ChunkLayout.HeaderBytes);
        }

        blob.Write(rows, blob.Layout.Offset(place));
        Span<byte> bytes = stackalloc byte[ChunkHeader.Bytes];
        header.Write(bytes);
        blob.Write(bytes, 0);
        return true;
    }

    // Places before the first row, in a chunk that was missing, are null.
    private static void Begin(Session session, ChunkBlob blob, long chunk, int place, int count, ReadOnlySpan<byte> rows, ReadOnlySpan<bool> present)
    {
        var layout = blob.Layout;
        var staging = ArrayPool<byte>.Shared.Rent(layout.BlobBytes);
        var bytes = staging.AsSpan(0, layout.BlobBytes);
        bytes[..layout.Offset(place)].Clear();
        if (layout.IsNullable)
            PresenceBits.Set(bytes.Slice(ChunkLayout.HeaderBytes, ChunkLayout.PresenceBytes), place, present);
        rows.CopyTo(bytes[layout.Offset(place)..]);
        Complete(layout, place + count, bytes);
        Insert(session, blob, chunk, bytes);
        ArrayPool<byte>.Shared.Return(staging);
    }

    private static void Insert(Session session, ChunkBlob blob, long chunk, ReadOnlySpan<byte> bytes)
    {
        using var insert = session.Prepare($"INSERT INTO {blob.Table} (chunk, data) VALUES (?, ?)");
        insert.Bind(1, chunk);
        insert.BindBlob(2, bytes);
        insert.Execute();
    }

    // The unused rest of a chunk is written as zeros now, so that the vectors to come only overwrite pages that exist.
    private static void Complete(ChunkLayout layout, int count, Span<byte> bytes)
    {
        bytes[..ChunkLayout.HeaderBytes].Clear();
        var header = default(ChunkHeader).Append(count, bytes[layout.Offset(0)..layout.Offset(count)]);
        if (layout.IsNullable)
            header = header.WithPresence(bytes.Slice(ChunkLayout.HeaderBytes, ChunkLayout.PresenceBytes));
        header.Write(bytes);
        bytes[layout.Offset(count)..].Clear();
    }
}
