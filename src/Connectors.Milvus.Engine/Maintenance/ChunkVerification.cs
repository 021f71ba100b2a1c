using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Maintenance;

/// <summary>Reads every chunk of one dense vector field and compares counts and checksums.</summary>
internal sealed class ChunkVerification(Session session, CollectionEntry collection, FieldEntry field, Action<FormattableString> report)
{
    public void Run(long slots)
    {
        using var blob = new ChunkBlob(session, collection, field);
        var layout = blob.Layout;
        var bytes = new byte[layout.BlobBytes];
        var chunks = (slots + layout.Capacity - 1) / layout.Capacity;
        for (var chunk = 0L; chunk < chunks; chunk++)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            var expected = (int)Math.Min(layout.Capacity, slots - (chunk * layout.Capacity));
            Check(blob, chunk, expected, bytes);
        }

        var beyond = session.Connection.Scalar(FormattableString.Invariant($"SELECT count(*) FROM {blob.Table} WHERE chunk < 0 OR chunk >= {chunks}"));
        if (beyond > 0)
            report($"{beyond} chunks of {blob.Table} lie beyond the last slot");
    }

    private void Check(ChunkBlob blob, long chunk, int expected, byte[] bytes)
    {
        try
        {
            if (!blob.TryOpen(chunk, out var header))
            {
                // A chunk of nulls only is never written.
                if (!blob.Layout.IsNullable)
                    report($"chunk {chunk} of {blob.Table} is missing");
                return;
            }

            if (header.Count != expected)
                report($"chunk {chunk} of {blob.Table} says it holds {header.Count} vectors, the collection says {expected}");
            if (header.Count < 0 || header.Count > blob.Layout.Capacity)
                return;

            blob.Read(bytes, 0);
            CheckSum(blob, chunk, header, bytes);
        }
        catch (EngineException failure)
        {
            // A page that SQLite cannot read, or a chunk of the wrong size: the chunks behind it are looked at all the same.
            report($"chunk {chunk} of {blob.Table}: {failure.Message}");
        }
    }

    private void CheckSum(ChunkBlob blob, long chunk, ChunkHeader header, byte[] bytes)
    {
        var layout = blob.Layout;
        var computed = Crc32C.Continue(0, bytes.AsSpan(layout.Offset(0)..layout.Offset(header.Count)));
        if (computed != header.Checksum)
            report($"chunk {chunk} of {blob.Table} does not match its checksum (stored 0x{header.Checksum:x8}, computed 0x{computed:x8})");
        if (!layout.IsNullable)
            return;

        computed = Crc32C.Continue(0, bytes.AsSpan(ChunkLayout.HeaderBytes, ChunkLayout.PresenceBytes));
        if (computed != header.PresenceChecksum)
            report($"the presence bits of chunk {chunk} of {blob.Table} do not match their checksum (stored 0x{header.PresenceChecksum:x8}, computed 0x{computed:x8})");
    }
}
