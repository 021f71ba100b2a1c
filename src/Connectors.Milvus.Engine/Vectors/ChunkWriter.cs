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

    // The unused rest of a chunk is written as zeros now, so that the vectors to come only overwrite pages that exist.
    private static void Begin(Session session, ChunkBlob blob, long chunk, int count, ReadOnlySpan<byte> rows)
    {
        var layout = blob.Layout;
        var staging = ArrayPool<byte>.Shared.Rent(layout.BlobBytes);
        var bytes = staging.AsSpan(0, layout.BlobBytes);
        bytes[..ChunkLayout.HeaderBytes].Clear();
        default(ChunkHeader).Append(count, rows).Write(bytes);
        rows.CopyTo(bytes[ChunkLayout.HeaderBytes..]);
        bytes[layout.Offset(count)..].Clear();
        using (var insert = session.Prepare($"INSERT INTO {blob.Table} (chunk, data) VALUES (?, ?)"))
        {
            insert.Bind(1, chunk);
            insert.BindBlob(2, bytes);
            insert.Execute();
        }

        ArrayPool<byte>.Shared.Return(staging);
    }
}
