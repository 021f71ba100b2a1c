using System.Buffers;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>Appends vectors at the end of a field's chunks: first the rest of the last chunk, in place, then new chunks, each written once.</summary>
internal static class ChunkWriter
{
    /// <param name="session">A write.</param>
    /// <param name="blob">The field's chunks, open for writing.</param>
    /// <param name="slot">The first slot to fill: as many vectors lie in the chunks already.</param>
    /// <param name="vectors">The vectors' bytes, row by row.</param>
    public static void Append(Session session, ChunkBlob blob, long slot, ReadOnlySpan<byte> vectors)
    {
        var layout = blob.Layout;
        while (!vectors.IsEmpty)
        {
            var (chunk, place) = Math.DivRem(slot, layout.Capacity);
            var count = Math.Min(vectors.Length / layout.RowBytes, layout.Capacity - (int)place);
            var rows = vectors[..(count * layout.RowBytes)];
            if (place > 0)
                Continue(blob, chunk, (int)place, count, rows);
            else
                Begin(session, blob, chunk, count, rows);
            vectors = vectors[rows.Length..];
            slot += count;
        }
    }

    /// <summary>Replaces what a chunk holds. The vectors lie in place in <paramref name="bytes"/>, which is as long as the BLOB; the rest of it is filled in here.</summary>
    public static void Overwrite(ChunkBlob blob, long chunk, int count, Span<byte> bytes)
    {
        Complete(blob.Layout, count, bytes);
        _ = blob.Open(chunk);
        blob.Write(bytes, 0);
    }

    /// <summary>Removes the chunks from a number on.</summary>
    public static void Truncate(Session session, ChunkBlob blob, long firstChunk)
    {
        using var delete = session.Prepare($"DELETE FROM {blob.Table} WHERE chunk >= ?");
        delete.Bind(1, firstChunk);
        delete.Execute();
    }

    private static void Continue(ChunkBlob blob, long chunk, int place, int count, ReadOnlySpan<byte> rows)
    {
        var header = blob.Open(chunk);
        if (header.Count != place)
            throw blob.Damaged(chunk, $"holds {header.Count} vectors, {place} were written");
        blob.Write(rows, blob.Layout.Offset(place));
        Span<byte> bytes = stackalloc byte[ChunkHeader.Bytes];
        header.Append(count, rows).Write(bytes);
        blob.Write(bytes, 0);
    }

    private static void Begin(Session session, ChunkBlob blob, long chunk, int count, ReadOnlySpan<byte> rows)
    {
        var staging = ArrayPool<byte>.Shared.Rent(blob.Layout.BlobBytes);
        var bytes = staging.AsSpan(0, blob.Layout.BlobBytes);
        rows.CopyTo(bytes[ChunkLayout.HeaderBytes..]);
        Complete(blob.Layout, count, bytes);
        using (var insert = session.Prepare($"INSERT INTO {blob.Table} (chunk, data) VALUES (?, ?)"))
        {
            insert.Bind(1, chunk);
            insert.BindBlob(2, bytes);
            insert.Execute();
        }

        ArrayPool<byte>.Shared.Return(staging);
    }

    // The unused rest of a chunk is written as zeros now, so that the vectors to come only overwrite pages that exist.
    private static void Complete(ChunkLayout layout, int count, Span<byte> bytes)
    {
        bytes[..ChunkLayout.HeaderBytes].Clear();
        default(ChunkHeader).Append(count, bytes[ChunkLayout.HeaderBytes..layout.Offset(count)]).Write(bytes);
        bytes[layout.Offset(count)..].Clear();
    }
}
